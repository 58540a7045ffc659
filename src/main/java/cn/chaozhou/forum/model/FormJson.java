package cn.chaozhou.forum.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a form strictly: the browser, the engine and the form gate each read it for themselves, and must agree. */
final class FormJson {

    private final ObjectMapper strict;

    FormJson(ModelSettings settings) {
        StreamReadConstraints caps = StreamReadConstraints.builder()
                .maxNestingDepth(settings.maxDepth())
                .maxTokenCount(settings.maxElements() * 10L)
                .build();
        strict = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(caps).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** The form, or null with the reason among the faults. */
    @Nullable
    JsonNode read(byte[] bytes, Faults.OfFile faults) {
        try {
            if (strict.readTree(new String(bytes, StandardCharsets.UTF_8)) instanceof ObjectNode form) {
                return form;
            }
            faults.add(null, "gate.form.json");
        } catch (JsonProcessingException e) {
            faults.add(null, "gate.form.json");
        }
        return null;
    }
}
