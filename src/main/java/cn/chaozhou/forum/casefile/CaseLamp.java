package cn.chaozhou.forum.casefile;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The lamp of a case as of now.
 *
 * @param colour GREEN, YELLOW, RED or OFF
 * @param name in Chinese, for example 黄灯
 * @param reason why it has that colour
 * @param dueAt end of the case's own limit; null where none runs
 */
public record CaseLamp(String colour, String name, String reason, @Nullable OffsetDateTime dueAt) {}
