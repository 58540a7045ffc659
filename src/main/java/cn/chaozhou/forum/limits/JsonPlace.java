package cn.chaozhou.forum.limits;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One object or list of a JSON body, as far as the engine could take it for a value with a type or for a query. */
final class JsonPlace {

    /** Types of values that people's forms and searches have; every other would make the engine keep or build objects. */
    private static final Set<String> PLAIN =
            Set.of("null", "boolean", "short", "integer", "long", "double", "number", "date", "string", "json");

    /** Types that are refused even where there is no value beside them. */
    private static final Set<String> OPAQUE = Set.of("object", "bytes", "file", "xml");

    private static final Set<String> LIKE = Set.of("like", "notlike");
    private static final String JSON = "application/json";

    private final String name;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> structures = new HashSet<>();
    private boolean valued;
    private int items;

    /** @param name the key it stands under */
    JsonPlace(String name) {
        this.name = name.toLowerCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    /** Takes note of the value that the parser stands at. */
    void holds(String key, JsonToken token, JsonParser parser) throws IOException {
        if (key == null) {
            items++;
            return;
        }
        String lower = key.toLowerCase(Locale.ROOT);
        valued |= lower.equals("value");
        if (token.isStructStart()) {
            structures.add(lower);
        } else if (token == JsonToken.VALUE_STRING) {
            texts.put(lower, parser.getText());
        }
    }

    void checkLength(Limits limits) throws TooMuch {
        if (name.equals("sorting") && items > limits.sortings()) {
            throw TooMuch.badRequest("limits.sortings", limits.sortings());
        } else if (name.equals("orqueries") && items > limits.branches()) {
            throw TooMuch.badRequest("limits.branches", limits.branches());
        } else if (items > limits.list()) {
            throw TooMuch.badRequest("limits.list", limits.list());
        }
    }

    /** At its end, when every key is known. */
    void check(PageLimit pages) throws TooMuch {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (text.getKey().endsWith("like")) {
                pages.pattern(text.getValue());
            }
        }
        if (LIKE.contains(text("operator")) && texts.containsKey("value")) {
            pages.pattern(texts.get("value"));
        }
        String type = text("type");
        boolean foreign = OPAQUE.contains(type) || valued && !type.isEmpty() && !PLAIN.contains(type);
        boolean comparedWithObject = texts.containsKey("operator") && structures.contains("value");
        if (foreign || comparedWithObject || describesJava()) {
            throw TooMuch.badRequest("limits.value");
        }
    }

    /** A valueInfo that names a class or a serialisation. */
    private boolean describesJava() {
        return name.equals("valueinfo")
                && (texts.containsKey("objecttypename")
                        || !texts.getOrDefault("serializationdataformat", JSON).equals(JSON));
    }

    private String text(String key) {
        return texts.getOrDefault(key, "").toLowerCase(Locale.ROOT);
    }
}
