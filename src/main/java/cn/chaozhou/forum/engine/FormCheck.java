package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.engine.FormSchema.Fault;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks one submission beside its form, like form-js does in the browser: who is visible, who may be changed, and
 * whether each value keeps the rules. Faults are collected; what is right is handed back.
 */
final class FormCheck {

    private final Map<String, @Nullable Object> current;
    private final Feel feel;
    private final List<Fault> faults;
    /** What the browser's form holds: the variables, and over them what a person may have typed. */
    private Map<String, @Nullable Object> data = Map.of();

    FormCheck(Map<String, @Nullable Object> current, Feel feel, List<Fault> faults) {
        this.current = current;
        this.feel = feel;
        this.faults = faults;
    }

    Map<String, @Nullable Object> form(List<FormField> fields, Map<String, @Nullable Object> submitted) {
        data = FormField.shown(fields, submitted, current);
        // The browser's results are only a display: the server counts for itself.
        FormField.keyed(fields)
                .filter(FormField::isExpression)
                .forEach(field -> data.put(String.valueOf(field.key()), result(field, data)));
        return level(fields, submitted, current, FormPlace.top(data));
    }

    private Map<String, @Nullable Object> level(
            List<FormField> fields,
            Map<String, @Nullable Object> submitted,
            Map<String, @Nullable Object> before,
            FormPlace place) {
        Set<@Nullable String> known =
                FormField.keyed(fields).map(FormField::key).collect(Collectors.toSet());
        submitted.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> {
            String name = Fault.shortened(key);
            faults.add(place.fault(name, name, Texts.of("forms.field.unknown")));
        });
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        walk(
                fields,
                new Level(submitted, before, accepted, place, new FormAnswers(fields, place.context(data), feel)),
                false);
        return accepted;
    }

    private void walk(List<FormField> fields, Level level, boolean parentHidden) {
        for (FormField field : fields) {
            if (field.isOnlyShown()) {
                continue;
            }
            String hide = field.hide();
            String key = field.key();
            boolean hidden = parentHidden || (hide != null && level.answers.holds(hide));
            if (key != null) {
                check(field, key, level, hidden);
            } else {
                walk(field.children(), level, hidden);
            }
        }
    }

    private void check(FormField field, String key, Level level, boolean hidden) {
        boolean given = level.submitted.containsKey(key);
        Object value = level.submitted.get(key);
        FormPlace place = level.place;
        if (hidden || field.json().path("disabled").asBoolean()) {
            if (value != null) {
                faults.add(place.fault(field, Texts.of(hidden ? "forms.field.hidden" : "forms.field.disabled")));
            }
            return;
        }
        if (field.isExpression()) {
            if (given) {
                level.accepted.put(key, result(field, level.place.context(data)));
            }
            return;
        }
        if (isReadonly(field, level)) {
            checkReadonly(field, key, value, level);
            return;
        }
        Object kept = value;
        if (field.isGroup()) {
            kept = group(field, value, asMap(level.before.get(key)), place);
        } else if (field.isList()) {
            kept = rows(field, value, level.before.get(key), place);
        } else {
            String advice = new FieldRules(field, current, feel.clock(), level.answers).advice(value);
            if (advice != null) {
                faults.add(place.fault(field, advice));
            }
        }
        if (given) {
            level.accepted.put(key, kept);
        }
    }

    private void checkReadonly(FormField field, String key, @Nullable Object value, Level level) {
        Object before = level.before.get(key);
        if (value == null || value.equals(before)) {
            // At the top the variable stays as it is; inside a list the whole list is written again.
            if (before != null && level.place.label() != null) {
                level.accepted.put(key, before);
            }
        } else if (before == null && value.equals(field.initial())) {
            level.accepted.put(key, value);
        } else {
            faults.add(level.place.fault(field, Texts.of("forms.field.readonly")));
        }
    }

    private @Nullable Object group(
            FormField field, @Nullable Object value, Map<String, Object> before, FormPlace place) {
        if (value != null && !(value instanceof Map) || tooLarge(value)) {
            faults.add(place.fault(field, tooLarge(value) ? size() : Texts.of("forms.field.object")));
            return null;
        }
        Map<String, @Nullable Object> kept = level(field.children(), asMap(value), before, place.inside(field));
        return value == null ? null : kept;
    }

    private @Nullable Object rows(FormField field, @Nullable Object value, @Nullable Object before, FormPlace place) {
        if (value == null) {
            return null;
        }
        if (tooLarge(value) || !(value instanceof List<?> rows) || rows.size() > FieldRules.MAX_ROWS) {
            String wrong = value instanceof List
                    ? Texts.of("forms.field.rows", FieldRules.MAX_ROWS)
                    : Texts.of("forms.field.list");
            faults.add(place.fault(field, tooLarge(value) ? size() : wrong));
            return null;
        }
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!(rows.get(i) instanceof Map)) {
                faults.add(place.fault(field, Texts.of("forms.field.row.object", i + 1)));
                continue;
            }
            Object earlier = before instanceof List<?> list && i < list.size() ? list.get(i) : null;
            Map<String, Object> row = asMap(rows.get(i));
            kept.add(level(field.children(), row, asMap(earlier), place.row(field, i, row)));
        }
        return kept;
    }

    private @Nullable Object result(FormField field, Map<String, @Nullable Object> context) {
        String expression = field.text("expression");
        return Feel.isExpression(expression) ? feel.evaluate(expression, context) : null;
    }

    private boolean isReadonly(FormField field, Level level) {
        String readonly = field.text("readonly");
        return Feel.isExpression(readonly) ? level.answers.holds(readonly) : Boolean.parseBoolean(readonly);
    }

    private static boolean tooLarge(@Nullable Object value) {
        return value != null && PlainValue.bytes(PlainValue.json(value)) > FormSchema.MAX_JSON_BYTES;
    }

    private static String size() {
        return Texts.of("forms.field.size", FormSchema.MAX_JSON_BYTES / 1024);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asMap(@Nullable Object value) {
        return value instanceof Map ? (Map<String, @Nullable Object>) value : Map.of();
    }

    /** One level of the walk: what was sent there, what stood there before, what may be written. */
    private record Level(
            Map<String, @Nullable Object> submitted,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> accepted,
            FormPlace place,
            FormAnswers answers) {}
}
