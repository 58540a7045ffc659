package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What people typed, checked once more on the server. A field is named by its key, and where one key serves several
 * fields by key and use: {@code reason.objection} is the field {@code reason} under a label of its own.
 */
final class Answers {

    private Answers() {}

    static String required(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw refused(field, "required");
        }
        return text.strip();
    }

    static LocalDate date(@Nullable String text, String field) {
        try {
            return LocalDate.parse(required(text, field));
        } catch (DateTimeParseException e) {
            throw refused(field, "date");
        }
    }

    /** @param why key of what is wrong and what to do, under {@code issue.refused} */
    static InputRefused refused(String field, String why, Object... arguments) {
        String key = field.split("\\.")[0];
        return new InputRefused(key, Texts.of("issue.field." + field), Texts.of("issue.refused." + why, arguments));
    }
}
