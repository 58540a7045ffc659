package cn.chaozhou.forum.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.BytesValue;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Values without their engine types, as forms and FEEL see them: null, text, Boolean, BigDecimal without trailing
 * zeros, List, Map. Equal things compare equal here, whatever door they came through.
 */
final class PlainValue {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Two parsers may disagree on which twin counts.
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** As the REST API hands dates to a form. */
    private static final DateTimeFormatter REST_DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneId.systemDefault());

    private static final int MAX_DIGITS = 40;

    private PlainValue() {}

    /** A value of a kind that no form field takes: a file, bytes, a serialized object, broken JSON. */
    static final class Unfit extends Exception {

        Unfit() {
            super(null, null, false, false);
        }
    }

    /** What was submitted; serialized objects are refused unopened. */
    static @Nullable Object submitted(@Nullable TypedValue typed, int maxJsonBytes) throws Unfit {
        if (typed instanceof JsonValue json) {
            String text = text(json);
            if (text != null && bytes(text) > maxJsonBytes) {
                return text; // the caller measures the text and refuses it as too large
            }
            return text == null ? null : parse(text);
        }
        if (typed instanceof SerializableValue || typed instanceof BytesValue || typed instanceof FileValue) {
            throw new Unfit();
        }
        Object value = typed == null ? null : typed.getValue();
        if (value instanceof byte[] || value instanceof java.io.InputStream) {
            throw new Unfit();
        }
        return of(value);
    }

    /** The variables that are wanted of those a form may show; what has no plain shape is left out. */
    static Map<String, @Nullable Object> variables(VariableScope scope, Predicate<String> wanted) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        for (String name : scope.getVariableNames()) {
            if (!wanted.test(name)) {
                continue;
            }
            TypedValue typed = scope.getVariableTyped(name, false);
            try {
                if (typed instanceof ObjectValue object) {
                    if (Variables.SerializationDataFormats.JSON.getName().equals(object.getSerializationDataFormat())) {
                        String text = object.getValueSerialized();
                        variables.put(name, text == null ? null : parse(text));
                    }
                } else {
                    variables.put(name, submitted(typed, Integer.MAX_VALUE));
                }
            } catch (Unfit e) {
                variables.put(name, null);
            }
        }
        return variables;
    }

    /** The value as the engine shall store it: lists and objects as Json, whole numbers as Integer where they fit. */
    static TypedValue stored(@Nullable Object plain) {
        if (plain == null) {
            return Variables.untypedNullValue();
        } else if (plain instanceof BigDecimal number) {
            if (number.stripTrailingZeros().scale() > 0) {
                return Variables.doubleValue(number.doubleValue());
            }
            long whole = number.longValue();
            return whole == (int) whole ? Variables.integerValue((int) whole) : Variables.longValue(whole);
        } else if (plain instanceof Boolean flag) {
            return Variables.booleanValue(flag);
        } else if (plain instanceof Collection || plain instanceof Map) {
            return SpinValues.jsonValue(json(plain)).create();
        }
        return Variables.stringValue(plain.toString());
    }

    static String json(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof SpinJsonNode || value instanceof JsonNode) {
            try {
                return parse(value.toString());
            } catch (Unfit e) {
                throw new IllegalArgumentException("a JSON node that is no JSON", e);
            }
        } else if (value instanceof Number number) {
            return number(number.toString());
        } else if (value instanceof Date date) {
            return REST_DATE.format(date.toInstant());
        } else if (value instanceof Collection<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(item -> plain.add(of(item)));
            return plain;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, item) -> plain.put(String.valueOf(key), of(item)));
            return plain;
        }
        return value == null || value instanceof Boolean ? value : value.toString();
    }

    /** NaN, infinity and giants stay text, which no number field takes and no sum can choke on. */
    private static Object number(String digits) {
        if (!digits.matches("[-+0-9.Ee]+")) {
            return digits;
        }
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        return Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS || number.scale() > MAX_DIGITS
                ? digits
                : number;
    }

    private static @Nullable String text(JsonValue json) {
        if (!json.isDeserialized()) {
            return json.getValueSerialized();
        }
        return json.getValue() == null ? null : json.getValue().toString();
    }

    private static @Nullable Object parse(String text) throws Unfit {
        try {
            return of(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new Unfit();
        }
    }
}
