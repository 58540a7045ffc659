package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.wording.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people type them: 2026-09-01, 2026/9/1, 2026.9.1, 2026年9月1日. */
final class Days {

    private static final Pattern DAY = Pattern.compile(Texts.of("roster.day"));

    private Days() {}

    /** Empty for anything else, and for a day that the calendar doesn't have. */
    static Optional<LocalDate> read(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(day, 1), number(day, 2), number(day, 3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher day, int group) {
        return Integer.parseInt(day.group(group));
    }
}
