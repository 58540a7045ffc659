package cn.chaozhou.forum.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Passwords that every guesser tries first: the words of passwords/common.txt with whatever digits and signs around
 * them, and short pieces or runs of the keyboard repeated until they are long enough.
 */
@Component
class CommonPasswords {

    /** Eight letters or digits that follow each other in one of these, either way, are no secret. */
    private static final String[] RUNS = {
        "01234567890123456789",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "1q2w3e4r5t6y7u8i9o0p",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        "qazwsxedcrfvtgbyhnujm"
    };

    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern PIECE = Pattern.compile("(.{1,6})\\1+");
    private static final int RUN = 6;

    private final Set<String> words;

    CommonPasswords() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                new ClassPathResource("passwords/common.txt").getInputStream(), StandardCharsets.UTF_8))) {
            words = file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String password) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String word = word(plain);
        return words.contains(plain)
                || words.contains(word)
                || words.contains(spelledOut(word))
                || words.contains(word(spelledOut(plain)))
                || PIECE.matcher(plain).matches()
                || isMadeOfRuns(plain);
    }

    private static String word(String plain) {
        return AROUND.matcher(plain).replaceAll("");
    }

    /** p@ssw0rd reads as password. */
    private static String spelledOut(String plain) {
        return plain.replace('@', 'a')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('3', 'e')
                .replace('!', 'i');
    }

    /** Whether runs of the keyboard leave at most three characters over: 123456789abc, qwertyuiop12. */
    private static boolean isMadeOfRuns(String plain) {
        int over = 0;
        for (int at = 0; at < plain.length(); ) {
            int run = runAt(plain, at);
            over += run < RUN ? 1 : 0;
            at += run < RUN ? 1 : run;
        }
        return over <= 3;
    }

    private static int runAt(String plain, int at) {
        int longest = 0;
        for (String keys : RUNS) {
            for (String run :
                    new String[] {keys, new StringBuilder(keys).reverse().toString()}) {
                int length = longest + 1;
                while (at + length <= plain.length() && run.contains(plain.substring(at, at + length))) {
                    longest = length++;
                }
            }
        }
        return longest;
    }
}
