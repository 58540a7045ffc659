package cn.chaozhou.forum.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One component of a form as its author drew it, with the components inside it. */
record FormField(JsonNode json, List<FormField> children) {

    static List<FormField> allOf(JsonNode container) {
        List<FormField> fields = new ArrayList<>();
        for (JsonNode component : container.path("components")) {
            fields.add(new FormField(component, allOf(component)));
        }
        return fields;
    }

    /** The fields that carry a value at this level: groups without a path add theirs, other nests keep their own. */
    static Stream<FormField> keyed(List<FormField> fields) {
        return fields.stream()
                .flatMap(field -> field.key() != null
                        ? Stream.of(field)
                        : field.isGroup() ? keyed(field.children()) : Stream.empty());
    }

    /** The data of the browser's form at one level: what was typed, else the variable, else the empty value. */
    static Map<String, @Nullable Object> shown(
            List<FormField> fields, Map<String, @Nullable Object> submitted, Map<String, @Nullable Object> before) {
        Map<String, @Nullable Object> shown = new HashMap<>(before);
        keyed(fields).forEach(field -> {
            String key = String.valueOf(field.key());
            if (field.mayChange() && submitted.containsKey(key)) {
                shown.put(key, submitted.get(key));
            } else if (shown.get(key) == null) {
                shown.put(key, field.isGroup() ? shown(field.children(), Map.of(), Map.of()) : field.initial());
            }
        });
        return shown;
    }

    String type() {
        return json.path("type").asText();
    }

    boolean isList() {
        return "dynamiclist".equals(type());
    }

    boolean isGroup() {
        return "group".equals(type());
    }

    /** A text, a table, a line: nobody can submit anything in it. */
    boolean isOnlyShown() {
        return key() == null && !isGroup();
    }

    boolean isExpression() {
        return "expression".equals(type());
    }

    private boolean mayChange() {
        return !json.path("disabled").asBoolean() && !"true".equals(text("readonly")) && !isExpression();
    }

    /** Name under which the value is submitted; null for text, separators and groups without a path. */
    @Nullable
    String key() {
        return text(isList() || isGroup() ? "path" : "key");
    }

    /** What the person sees as the field's name; dates and times keep theirs under names of their own. */
    String label() {
        return Stream.of("label", "dateLabel", "timeLabel")
                .map(this::text)
                .filter(label -> label != null && !Feel.isExpression(label))
                .findFirst()
                .orElse(String.valueOf(key()));
    }

    JsonNode rule(String name) {
        return json.path("validate").path(name);
    }

    /** A property of the component; null where it is missing or empty. */
    @Nullable
    String text(String name) {
        String text = json.path(name).asText("");
        return text.isBlank() ? null : text;
    }

    @Nullable
    String hide() {
        String hide = json.path("conditional").path("hide").asText("");
        return Feel.isExpression(hide) ? hide : null;
    }

    /** What the browser holds before anybody typed. */
    @Nullable
    Object initial() {
        if (json.hasNonNull("defaultValue")) {
            return PlainValue.of(json.get("defaultValue"));
        }
        return switch (type()) {
            case "checkbox" -> false;
            case "textfield", "textarea" -> "";
            case "checklist", "taglist", "dynamiclist" -> List.of();
            default -> null;
        };
    }
}
