package cn.chaozhou.forum.casefile;

import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of a case, each with its label; what is not known yet is left out. */
public final class Facts {

    public record Fact(String label, String value) {}

    private final List<Fact> facts = new ArrayList<>();

    public Facts add(String label, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.add(new Fact(label, value instanceof LocalDate day ? Texts.day(day) : value.toString()));
        }
        return this;
    }

    /** A moment by its day, as the office counts days. */
    public Facts addDay(String label, @Nullable OffsetDateTime moment, ZoneId office) {
        return add(
                label, moment == null ? null : moment.atZoneSameInstant(office).toLocalDate());
    }

    /** One line a piece. */
    public Facts addLines(String label, List<String> lines) {
        return add(label, String.join("\n", lines));
    }

    List<Fact> list() {
        return List.copyOf(facts);
    }
}
