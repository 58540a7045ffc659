package cn.chaozhou.forum.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Beginnings of pages and programs inside of something else. The shortest is too long to stand there by chance. */
final class Markup {

    private static final List<byte[]> SIGNS = List.of(
            sign("<script"), sign("<html"), sign("<!doctype"), sign("<?php"), sign("<iframe"), sign("<foreignobject"));

    private Markup() {}

    static boolean isIn(Path file) throws IOException {
        int[] matched = new int[SIGNS.size()];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int read = in.read(); read >= 0; read = in.read()) {
                int letter = read >= 'A' && read <= 'Z' ? read + 'a' - 'A' : read;
                for (int i = 0; i < matched.length; i++) {
                    byte[] sign = SIGNS.get(i);
                    // "<" stands at the beginning of each and nowhere else in them.
                    matched[i] = letter == sign[matched[i]] ? matched[i] + 1 : letter == '<' ? 1 : 0;
                    if (matched[i] == sign.length) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static byte[] sign(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
