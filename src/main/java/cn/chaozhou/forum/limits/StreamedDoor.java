package cn.chaozhou.forum.limits;

import org.springframework.util.unit.DataSize;

/**
 * A door that reads its body itself, piece by piece, because it is too large to be held in memory. The body is plain
 * bytes ({@code application/octet-stream}); it is weighed while it is read.
 *
 * @param path exactly this path, by POST
 * @param cap largest body
 * @param text what a sender reads whose body is larger; {0} is the cap
 */
public record StreamedDoor(String path, DataSize cap, String text) {}
