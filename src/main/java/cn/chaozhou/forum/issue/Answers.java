package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.InputRefused;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What people typed, checked once more on the server. */
final class Answers {

    private Answers() {}

    static String required(@Nullable String text, String field, String label) {
        if (text == null || text.isBlank()) {
            throw new InputRefused(field, label, "不能为空，请填写。");
        }
        return text.strip();
    }

    static LocalDate date(@Nullable String text, String field, String label) {
        try {
            return LocalDate.parse(required(text, field, label));
        } catch (DateTimeParseException e) {
            throw new InputRefused(field, label, "不是有效的日期，请按年-月-日填写。");
        }
    }
}
