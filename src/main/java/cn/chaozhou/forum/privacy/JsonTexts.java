package cn.chaozhou.forum.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/** The texts in a JSON value; figures and keys stay as they are. */
final class JsonTexts {

    private static final ObjectMapper JSON = new ObjectMapper()
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonTexts() {}

    /** Does something to each text in it; what is no JSON object or array is one text itself. */
    static String each(String value, UnaryOperator<String> act) {
        if (!value.startsWith("{") && !value.startsWith("[")) {
            return act.apply(value);
        }
        try {
            JsonNode before = JSON.readTree(value);
            JsonNode after = changed(before.deepCopy(), act);
            return after.equals(before) ? value : JSON.writeValueAsString(after);
        } catch (JsonProcessingException e) {
            return act.apply(value);
        }
    }

    private static JsonNode changed(JsonNode node, UnaryOperator<String> act) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(changed(field.getValue(), act)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, changed(array.get(i), act));
            }
        }
        return node.isTextual() ? TextNode.valueOf(act.apply(node.textValue())) : node;
    }
}
