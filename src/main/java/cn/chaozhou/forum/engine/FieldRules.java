package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of one field for one value, as form-js has them, and the caps of what the engine can hold. */
record FieldRules(FormField field, Map<String, @Nullable Object> variables, Clock clock, FormAnswers answers) {

    static final int MAX_ROWS = 200;

    /** The engine's text column. */
    private static final int MAX_TEXT = 4000;

    /** Beyond this a browser's number loses its last digits. */
    private static final BigDecimal MAX_NUMBER = BigDecimal.valueOf(9_007_199_254_740_991L);

    private static final int MAX_EMAIL = 254;

    private static final Pattern EMAIL = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9][0-9]{5,22}");
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,16}(\\.[0-9]{1,16})?([eE]-?[0-9]{1,2})?");
    private static final Pattern YEAR = Pattern.compile("(19|[2-9][0-9])[0-9]{2}-.*");

    /** What is wrong with the value and what to do, or null where it may be kept. */
    @Nullable
    String advice(@Nullable Object value) {
        boolean empty = value == null || value instanceof String text && text.isBlank();
        if (field.rule("required").asBoolean()
                && (empty || Boolean.FALSE.equals(value) || value instanceof List<?> list && list.isEmpty())) {
            return Texts.of("checkbox".equals(field.type()) ? "forms.checkbox.required" : "forms.field.required");
        }
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case "textfield", "textarea" -> text(value);
            case "number" -> number(value);
            case "checkbox" -> value instanceof Boolean ? null : Texts.of("forms.checkbox.type");
            case "select", "radio" -> options().contains(value) ? null : Texts.of("forms.option.unknown");
            case "checklist", "taglist" -> several(value);
            case "datetime" -> date(value);
            default -> Texts.of("forms.field.unsupported");
        };
    }

    private @Nullable String text(Object value) {
        if (!(value instanceof String text)) {
            return Texts.of("forms.text.type");
        }
        int length = text.strip().length();
        BigDecimal least = limit("minLength");
        BigDecimal most = limit("maxLength");
        if (text.length() > MAX_TEXT) {
            return Texts.of("forms.text.max", MAX_TEXT);
        } else if (text.indexOf('\0') >= 0) {
            return Texts.of("forms.text.control");
        } else if (text.isEmpty()) {
            return null;
        } else if (least != null && length < least.intValue()) {
            return Texts.of("forms.text.min", least.toPlainString());
        } else if (most != null && length > most.intValue()) {
            return Texts.of("forms.text.max", most.toPlainString());
        }
        String pattern = field.rule("pattern").asText("");
        // Like form-js: found anywhere, unless the author anchors it with ^ and $.
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            return Texts.of("forms.text.pattern");
        }
        return switch (field.rule("validationType").asText("")) {
            case "email" -> text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches()
                    ? null
                    : Texts.of("forms.text.email");
            case "phone" -> PHONE.matcher(text).matches() ? null : Texts.of("forms.text.phone");
            default -> null;
        };
    }

    private @Nullable String number(Object value) {
        boolean asText = field.json().path("serializeToString").asBoolean();
        BigDecimal number = !asText && value instanceof BigDecimal given
                ? given
                : asText && value instanceof String text ? decimal(text) : null;
        if (number == null) {
            return Texts.of("forms.number.type");
        } else if (number.abs().compareTo(MAX_NUMBER) > 0) {
            return Texts.of("forms.number.range");
        }
        BigDecimal least = limit("min");
        BigDecimal most = limit("max");
        BigDecimal step = decimal(field.json().path("increment").asText(""));
        JsonNode decimals = field.json().path("decimalDigits");
        if (least != null && number.compareTo(least) < 0) {
            return Texts.of("forms.number.min", least.toPlainString());
        } else if (most != null && number.compareTo(most) > 0) {
            return Texts.of("forms.number.max", most.toPlainString());
        } else if (decimals.isInt() && number.stripTrailingZeros().scale() > decimals.intValue()) {
            return decimals.intValue() == 0
                    ? Texts.of("forms.number.integer")
                    : Texts.of("forms.number.decimals", decimals.intValue());
        } else if (step != null && step.signum() > 0 && number.remainder(step).signum() != 0) {
            return Texts.of("forms.number.step", step.toPlainString());
        }
        return null;
    }

    private @Nullable String several(Object value) {
        if (!(value instanceof List<?> chosen)) {
            return Texts.of("forms.field.list");
        } else if (chosen.size() > MAX_ROWS) {
            return Texts.of("forms.field.rows", MAX_ROWS);
        } else if (new HashSet<>(chosen).size() < chosen.size()) {
            return Texts.of("forms.option.twice");
        }
        return options().containsAll(chosen) ? null : Texts.of("forms.option.unknown");
    }

    private @Nullable String date(Object value) {
        String subtype = field.json().path("subtype").asText("date");
        boolean local = !"date".equals(subtype)
                && "no_timezone"
                        .equals(field.json().path("timeSerializingFormat").asText());
        try {
            LocalDate day = day(String.valueOf(value), subtype, local);
            boolean passed =
                    day != null && field.json().path("disallowPassedDates").asBoolean() && day.isBefore(today());
            return passed ? Texts.of("forms.date.passed") : null;
        } catch (DateTimeException e) {
            return Texts.of(
                    local
                            ? ("time".equals(subtype) ? "forms.date.localTime" : "forms.date.local")
                            : "forms.date." + subtype);
        }
    }

    /** The day a date or time stands for; null for a time of no day. */
    private static @Nullable LocalDate day(String text, String subtype, boolean local) {
        if ("time".equals(subtype)) {
            Object time = local ? LocalTime.parse(text) : OffsetTime.parse(text);
            return time == null ? LocalDate.MIN : null;
        } else if (!YEAR.matcher(text).matches()) {
            throw new DateTimeException("year");
        } else if ("date".equals(subtype)) {
            return LocalDate.parse(text);
        }
        return local
                ? LocalDateTime.parse(text).toLocalDate()
                : OffsetDateTime.parse(text).toLocalDate();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** The values a person may choose: of the form, of a variable, or of an expression. */
    private Set<@Nullable Object> options() {
        String expression = field.text("valuesExpression");
        String variable = field.text("valuesKey");
        Object options;
        if (expression != null) {
            options = Feel.isExpression(expression) ? answers.of(expression) : null;
        } else {
            options = variable == null ? PlainValue.of(field.json().get("values")) : variables.get(variable);
        }
        return options instanceof List<?> list
                ? list.stream()
                        .map(option -> option instanceof Map<?, ?> pair ? pair.get("value") : option)
                        .filter(option -> option != null)
                        .collect(Collectors.toSet())
                : new HashSet<>();
    }

    /** A number among the rules, which the author may have written as an expression. */
    private @Nullable BigDecimal limit(String rule) {
        String written = field.rule(rule).asText("");
        if (!Feel.isExpression(written)) {
            return decimal(written);
        }
        return answers.of(written) instanceof BigDecimal number ? number : null;
    }

    private static @Nullable BigDecimal decimal(String text) {
        return DIGITS.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
