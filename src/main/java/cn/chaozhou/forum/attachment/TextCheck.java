package cn.chaozhou.forum.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Plain text in one of the two encodings that offices here use; no page, no picture in text, no program. */
final class TextCheck {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextCheck() {}

    static void check(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = Stream.of(StandardCharsets.UTF_8, GB18030)
                .map(charset -> decoded(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> ContentRefused.file("text"));
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f')) {
            throw ContentRefused.file("text");
        }
        String beginning = text.substring(0, Math.min(text.length(), 200))
                .replace("\uFEFF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        // What begins like a tag is a page or a drawing, "#!" a program.
        if (beginning.matches("(?s)<[!?a-z].*|#!.*|%!ps.*")) {
            throw ContentRefused.file("twofold");
        }
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
