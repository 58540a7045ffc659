package cn.chaozhou.forum.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** One form: only fields that Tasklist shows and the form gate can check, and nothing that loads or runs in a page. */
final class FormFileCheck {

    private static final Set<String> FIELDS = Set.of(
            "checkbox",
            "checklist",
            "datetime",
            "expression",
            "number",
            "radio",
            "select",
            "taglist",
            "textarea",
            "textfield");
    private static final Set<String> CHOICES = Set.of("checklist", "radio", "select", "taglist");
    private static final Set<String> OTHERS =
            Set.of("default", "dynamiclist", "group", "image", "separator", "spacer", "table", "text");
    private static final Set<String> TYPES_OF_TEXT = Set.of("", "custom", "email", "phone");
    private static final Set<String> SUBTYPES = Set.of("date", "time", "datetime");

    private static final Pattern KEY = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,63}");
    private static final Set<String> PROTOTYPES = Set.of("__proto__", "constructor", "prototype", "hasOwnProperty");
    private static final Pattern PICTURE = Pattern.compile("data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*");
    /** (a+)+ and its like take for ever on a long text that doesn't fit. */
    private static final Pattern SLOW = Pattern.compile("\\([^()]*[+*}][^()]*\\)\\s*[+*{]");

    private static final int LONGEST_PATTERN = 300;

    private final FeelCheck feel;

    FormFileCheck(FeelCheck feel) {
        this.feel = feel;
    }

    void check(JsonNode form, Faults.OfFile faults) {
        String id = CrossCheck.formKey(form);
        if (!KEY.matcher(id.replaceAll("[.-]", "_")).matches()) {
            faults.add(null, "gate.form.id");
        }
        if (!"default".equals(form.path("type").asText())) {
            faults.add(id, "gate.form.type");
        }
        container(form, faults, new HashSet<>());
    }

    /** @param keys keys of the level so far; a group without a path shares the level around it */
    private void container(JsonNode container, Faults.OfFile faults, Set<String> keys) {
        for (JsonNode component : container.path("components")) {
            String id = name(component);
            String type = component.path("type").asText();
            if (!FIELDS.contains(type) && !OTHERS.contains(type)) {
                faults.add(id, "gate.form.component", Fault.shown(type));
                continue;
            }
            key(component, type, id, keys, faults);
            strings(component, id, faults);
            field(component, type, id, faults);
            boolean nested = component.path("path").asText("").isEmpty();
            container(component, faults, nested ? keys : new HashSet<>());
        }
    }

    private static @Nullable String name(JsonNode component) {
        for (String name : List.of("id", "key", "path")) {
            if (component.path(name).isTextual()) {
                return Fault.shown(component.path(name).asText());
            }
        }
        return null;
    }

    private static void key(
            JsonNode component, String type, @Nullable String id, Set<String> keys, Faults.OfFile faults) {
        boolean isPath = type.equals("dynamiclist") || type.equals("group");
        String key = component.path(isPath ? "path" : "key").asText("");
        boolean needed = FIELDS.contains(type) || type.equals("dynamiclist");
        if (!key.isEmpty() && (!KEY.matcher(key).matches() || PROTOTYPES.contains(key)) || (key.isEmpty() && needed)) {
            faults.add(id, "gate.form.key", Fault.shown(key));
        } else if (!key.isEmpty() && (needed || isPath) && !keys.add(key)) {
            faults.add(id, "gate.form.key.twice", Fault.shown(key));
        }
    }

    private static void field(JsonNode component, String type, @Nullable String id, Faults.OfFile faults) {
        JsonNode rules = component.path("validate");
        if (!TYPES_OF_TEXT.contains(rules.path("validationType").asText(""))) {
            faults.add(id, "gate.form.validation");
        }
        pattern(rules.path("pattern").asText(""), id, faults);
        if (type.equals("datetime")
                && !SUBTYPES.contains(component.path("subtype").asText("date"))) {
            faults.add(id, "gate.form.subtype");
        }
        if (CHOICES.contains(type)
                && !component.has("values")
                && !component.has("valuesKey")
                && !component.has("valuesExpression")) {
            faults.add(id, "gate.form.options");
        }
        if (type.equals("image")
                && !PICTURE.matcher(component.path("source").asText("")).matches()) {
            faults.add(id, "gate.form.image");
        }
    }

    private static void pattern(String pattern, @Nullable String id, Faults.OfFile faults) {
        if (pattern.isEmpty()) {
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            faults.add(id, "gate.form.pattern", Fault.shown(pattern));
            return;
        }
        if (pattern.length() > LONGEST_PATTERN || SLOW.matcher(pattern).find()) {
            faults.add(id, "gate.form.pattern.slow", Fault.shown(pattern));
        }
    }

    /** Every text of the component itself, at any depth; those of components inside it have their turn. */
    private void strings(JsonNode node, @Nullable String id, Faults.OfFile faults) {
        if (node.isTextual()) {
            String text = node.asText();
            if (text.startsWith("=")) {
                feel.expression(text.substring(1), id, faults);
            }
            if (PageText.isActive(text)) {
                faults.add(id, "gate.form.link");
            }
        } else if (node.isArray()) {
            node.forEach(item -> strings(item, id, faults));
        } else {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                if (!property.getKey().equals("components")) {
                    strings(property.getValue(), id, faults);
                }
            }
        }
    }
}
