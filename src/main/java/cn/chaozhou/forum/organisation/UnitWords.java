package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of an organisation, in words: each field with its old and new value; of a new one all that is filled in. */
public final class UnitWords {

    private UnitWords() {}

    /** @param before null where it is new */
    public static String of(@Nullable Unit before, Unit after) {
        Map<String, @Nullable Object> old = before == null ? Map.of() : before.values();
        List<String> parts = new ArrayList<>();
        after.values().forEach((field, value) -> {
            if (!Objects.equals(old.get(field), value)) {
                parts.add(change(Texts.of("organisation.field." + field), before == null, old.get(field), value));
            }
        });
        return String.join(Texts.of("organisation.unit.and"), parts);
    }

    private static String change(String name, boolean isNew, @Nullable Object old, @Nullable Object value) {
        return isNew
                ? Texts.of("organisation.unit.value", name, shown(value))
                : Texts.of("organisation.unit.change", name, shown(old), shown(value));
    }

    private static Object shown(@Nullable Object value) {
        return value == null ? Texts.of("organisation.unit.empty") : value;
    }
}
