package cn.chaozhou.forum.casefile;

/**
 * The lamp of a case as of now.
 *
 * @param colour GREEN, YELLOW, RED or OFF
 * @param name in Chinese, for example 黄灯
 * @param reason why it has that colour
 */
public record CaseLamp(String colour, String name, String reason) {}
