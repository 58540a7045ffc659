package cn.chaozhou.forum.limits;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/**
 * Walks a JSON body once before any door binds it, so that both our mapper and the engine's own get nothing deep, long or
 * numerous, and the engine no value that could stand for a Java object.
 */
@Component
class JsonScan {

    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 200;

    private final Limits limits;
    private final PageLimit pages;
    private final JsonFactory json;

    JsonScan(Limits limits, PageLimit pages) {
        this.limits = limits;
        this.pages = pages;
        json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.text())
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                // Two readers may disagree on which twin counts.
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** @param engine whether the body is for the engine, where a value may have a type and a query may have branches */
    void check(byte[] body, boolean engine) throws TooMuch {
        try (JsonParser parser = json.createParser(body)) {
            walk(parser, engine);
        } catch (StreamConstraintsException e) {
            throw TooMuch.badRequest("limits.json.size");
        } catch (JsonProcessingException e) {
            throw TooMuch.badRequest("limits.json");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private void walk(JsonParser parser, boolean engine) throws IOException, TooMuch {
        Deque<JsonPlace> places = new ArrayDeque<>();
        int entries = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            JsonPlace place = places.peek();
            if (token == JsonToken.FIELD_NAME) {
                continue;
            }
            if (token.isStructEnd()) {
                if (engine) {
                    places.pop().check(pages);
                } else {
                    places.pop();
                }
                continue;
            }
            if (++entries > limits.entries()) {
                throw TooMuch.badRequest("limits.json.entries", limits.entries());
            }
            String name = parser.currentName();
            if (place != null) {
                place.holds(name, token, parser);
                if (engine) {
                    place.checkLength(limits);
                }
            } else if (entries > 1) {
                throw TooMuch.badRequest("limits.json");
            }
            if (token.isStructStart()) {
                places.push(new JsonPlace(name == null && place != null ? place.name() : String.valueOf(name)));
            } else if (token.isScalarValue()) {
                // Reads it to its end: the caps of texts and numbers apply then.
                parser.getText();
            }
        }
    }
}
