package cn.chaozhou.forum.dossier;

import org.jspecify.annotations.Nullable;

/**
 * How urgent something is.
 *
 * @param colour GREEN, YELLOW, RED or OFF
 * @param name of the case's lamp in Chinese; null where only the task's own limit counts
 * @param reason why it has that colour
 * @param left for the task, for example 剩余3个工作日; null where it has no limit of its own
 */
record Signal(String colour, @Nullable String name, String reason, @Nullable String left) {}
