package cn.chaozhou.forum.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of one level of a form say of one submission. All of a level are asked at once, when the first is
 * needed: beginning takes the interpreter ten times as long as an expression.
 */
final class FormAnswers {

    private final List<FormField> fields;
    private final Map<String, @Nullable Object> context;
    private final Feel feel;
    private @Nullable Map<String, @Nullable Object> known;

    /** @param context what expressions see at this level */
    FormAnswers(List<FormField> fields, Map<String, @Nullable Object> context, Feel feel) {
        this.fields = fields;
        this.context = context;
        this.feel = feel;
    }

    boolean holds(String expression) {
        return Boolean.TRUE.equals(of(expression));
    }

    @Nullable
    Object of(String expression) {
        if (known == null) {
            known = feel.evaluate(expressions(fields).distinct().toList(), context);
        }
        return known.containsKey(expression) ? known.get(expression) : feel.evaluate(expression, context);
    }

    private static Stream<String> expressions(List<FormField> fields) {
        return fields.stream().filter(field -> !field.isOnlyShown()).flatMap(field -> {
            Stream<String> own = Stream.of(field.hide(), field.text("readonly"), field.text("valuesExpression"))
                    .filter(Objects::nonNull)
                    .filter(Feel::isExpression);
            boolean sameLevel = field.isGroup() && field.key() == null;
            return sameLevel ? Stream.concat(own, expressions(field.children())) : own;
        });
    }
}
