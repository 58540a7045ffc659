package cn.chaozhou.forum.engine;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** Evaluates the FEEL expressions a form's author wrote; what people submit only ever goes in as data. */
final class Feel {

    /** A variable, or what stands in it, as most lists of options are given. */
    private static final Pattern PATH = Pattern.compile("=\\s*([a-zA-Z]\\w*(?:\\.[a-zA-Z]\\w*)*)\\s*");

    private final Clock clock;
    private final FeelEngineApi engine;
    private final Map<String, Optional<ParsedExpression>> parsed = new ConcurrentHashMap<>();

    Feel(Clock clock) {
        this.clock = clock;
        engine = FeelEngineBuilder.forJava()
                .withClock(() -> ZonedDateTime.now(clock))
                .build();
    }

    /** What today is, for expressions and for dates alike. */
    Clock clock() {
        return clock;
    }

    /** Whether a property of a form holds an expression: form-js marks them with "=". */
    static boolean isExpression(@Nullable String text) {
        return text != null && text.startsWith("=");
    }

    /** The value, or null where the expression fails or a variable is missing, as in the browser. */
    @Nullable
    Object evaluate(String expression, Map<String, @Nullable Object> data) {
        Object named = named(expression, data);
        return named == null ? interpreted(expression, data) : named;
    }

    /** Beginning takes the interpreter ten times as long as an expression; what is only named is there without it. */
    private static @Nullable Object named(String expression, Map<String, @Nullable Object> data) {
        Matcher path = PATH.matcher(expression);
        Object value = path.matches() ? data : null;
        if (value != null) {
            for (String name : path.group(1).split("\\.")) {
                value = value instanceof Map<?, ?> map ? map.get(name) : null;
            }
        }
        return PlainValue.of(value);
    }

    private @Nullable Object interpreted(String expression, Map<String, @Nullable Object> data) {
        return parsed.computeIfAbsent(expression.substring(1), this::parse)
                .map(tree -> engine.evaluate(tree, data))
                .filter(result -> result.isSuccess())
                .map(result -> PlainValue.of(result.result()))
                .orElse(null);
    }

    /**
     * The values of several expressions, each as if it were alone. What can't be evaluated beside the others is left out:
     * it is to be asked for by itself.
     */
    Map<String, @Nullable Object> evaluate(List<String> expressions, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> values = new HashMap<>();
        List<String> sound = expressions.stream()
                .filter(expression -> {
                    Object named = named(expression, data);
                    if (named != null) {
                        values.put(expression, named);
                    }
                    return named == null;
                })
                .filter(expression -> parsed.computeIfAbsent(expression.substring(1), this::parse)
                        .isPresent())
                .toList();
        // The end of a line ends a comment of the author.
        String together = sound.stream()
                .map(expression -> "(" + expression.substring(1) + "\n)")
                .collect(Collectors.joining(",", "=[", "]"));
        if (!sound.isEmpty() && interpreted(together, data) instanceof List<?> list && list.size() == sound.size()) {
            for (int i = 0; i < list.size(); i++) {
                values.put(sound.get(i), list.get(i));
            }
        }
        return values;
    }

    private Optional<ParsedExpression> parse(String expression) {
        ParseResult result = engine.parseExpression(expression);
        return result.isSuccess() ? Optional.of(result.parsedExpression()) : Optional.empty();
    }
}
