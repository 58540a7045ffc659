package cn.chaozhou.forum.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;

/** Right and wrong submissions, made from what a form says of its fields. */
final class FormSamples {

    /** Of every list of options that a process gives its forms. */
    private static final String OPTION = "甲";

    /** Forms that have more than this many ways to be chosen through are tried by the first of them. */
    private static final int MOST_CHOICES = 200;

    private static final List<String> NUMBERS = List.of("WT-2026-0001", "2026-01");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What the process gives its forms, twice over, so that what hides by it is seen once. */
    static final List<Map<String, Object>> PROCESSES = List.of(process(true), process(false));

    private final FormSchema schema;
    private final List<FormField> fields;
    private final Feel feel = new Feel(Clock.system(ZONE));

    FormSamples(File form) throws IOException {
        try (InputStream json = new FileInputStream(form)) {
            schema = FormSchema.parse(json);
        }
        fields = FormField.allOf(new ObjectMapper().readTree(form));
    }

    /** A submission that the form takes, with the fields it shows. */
    record Sample(Map<String, Object> process, Map<String, Object> values) {}

    /**
     * A value that the form refuses.
     *
     * @param label name of the field as the person reads it
     * @param place the field's key, or where in a list of rows it stands
     */
    record Wrong(Sample sample, String label, String place, Object value) {

        Map<String, Object> values() {
            Map<String, Object> values = new LinkedHashMap<>(sample.values());
            if (place.contains(".")) {
                String[] path = place.split("\\.");
                Map<String, Object> row = new LinkedHashMap<>(row(values.get(path[0])));
                row.put(path[1], value);
                values.put(path[0], List.of(row));
            } else {
                values.put(place, value);
            }
            return values;
        }
    }

    private static Map<String, Object> process(boolean first) {
        List<Map<String, String>> options = List.of(Map.of("label", OPTION, "value", OPTION));
        Map<String, Object> lists = new HashMap<>();
        for (String name : List.of(
                "addressees",
                "categories",
                "conclusion",
                "departments",
                "entries",
                "evidenceKind",
                "industry",
                "market",
                "meetingForm",
                "parkingCause",
                "procedure",
                "scale",
                "solutionEvidence",
                "taskCategory",
                "teams",
                "threeForces",
                "threeTasks",
                "highlights",
                "agenda")) {
            lists.put(name, options);
        }
        Map<String, Object> process = new HashMap<>();
        process.put("options", lists);
        process.put("meeting", lists);
        for (String name : List.of(
                "openQuestions", "categoryOptions", "classOptions", "issueOptions", "ownerOptions", "teamOptions")) {
            process.put(name, options);
        }
        process.put("acceptedHighlights", first ? options : List.of());
        for (String name : List.of("returned", "ownerLocked", "teamKnown", "followUpUsed")) {
            process.put(name, first);
        }
        process.put("known", first ? Map.of("lastFigure", "可灌溉面积（亩）") : Map.of());
        process.put("round", first ? 2 : 1);
        process.put("secretOfTheProcess", "内部");
        return process;
    }

    /** Every field that can be shown, in a submission that shows it. */
    Map<FormField, Sample> shown() {
        Map<FormField, Sample> shown = new LinkedHashMap<>();
        for (Map<String, Object> process : PROCESSES) {
            for (Map<String, Object> choice : choices()) {
                if (shown.keySet().containsAll(fields())) {
                    return shown;
                }
                sample(process, choice).ifPresent(sample -> FormField.keyed(fields)
                        .filter(field -> sample.values().containsKey(field.key()))
                        .forEach(field -> shown.putIfAbsent(field, sample)));
            }
        }
        return shown;
    }

    List<FormField> fields() {
        return FormField.keyed(fields).toList();
    }

    /** Submissions with a value for a field that they hide. */
    List<Wrong> hidden(Map<FormField, Sample> shown) {
        List<Wrong> hidden = new ArrayList<>();
        for (Sample sample : shown.values().stream().distinct().toList()) {
            FormField.keyed(fields)
                    .filter(field -> !sample.values().containsKey(field.key()))
                    .filter(field -> !field.isExpression())
                    .forEach(field ->
                            hidden.add(new Wrong(sample, field.label(), String.valueOf(field.key()), good(field))));
        }
        return hidden;
    }

    List<Wrong> wrong(Map<FormField, Sample> shown) {
        List<Wrong> wrong = new ArrayList<>();
        shown.forEach((field, sample) -> {
            String key = String.valueOf(field.key());
            bad(field).forEach(value -> wrong.add(new Wrong(sample, field.label(), key, value)));
            if (field.isList()) {
                Map<String, Object> row = row(sample.values().get(key));
                FormField.keyed(field.children())
                        .filter(inner -> row.containsKey(inner.key()))
                        .forEach(inner -> bad(inner)
                                .forEach(value ->
                                        wrong.add(new Wrong(sample, inner.label(), key + "." + inner.key(), value))));
            }
        });
        return wrong;
    }

    private List<Map<String, Object>> choices() {
        List<Map<String, Object>> choices = new ArrayList<>(List.of(Map.of()));
        for (FormField field : fields()) {
            if (!field.json().path("values").isArray() || "taglist".equals(field.type())) {
                continue;
            }
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> choice : choices) {
                for (JsonNode option : field.json().path("values")) {
                    Map<String, Object> next = new HashMap<>(choice);
                    next.put(String.valueOf(field.key()), option.path("value").asText());
                    more.add(next);
                }
            }
            choices = more.subList(0, Math.min(more.size(), MOST_CHOICES));
        }
        return choices;
    }

    /** Fills in every field and takes out again what the form hides. */
    private Optional<Sample> sample(Map<String, Object> process, Map<String, Object> choice) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields().stream()
                .filter(field -> !field.isExpression())
                .forEach(field ->
                        values.put(String.valueOf(field.key()), choice.getOrDefault(field.key(), good(field))));
        for (int i = 0; i < 50; i++) {
            Map<String, Object> submitted = new HashMap<>();
            values.forEach((key, value) -> submitted.put(
                    key,
                    value instanceof List
                            ? SpinValues.jsonValue(PlainValue.json(value)).create()
                            : value));
            try {
                Map<String, Object> plain = new HashMap<>();
                process.forEach((key, value) -> plain.put(key, PlainValue.of(value)));
                schema.check(Variables.fromMap(submitted), plain, feel);
                return Optional.of(new Sample(process, values));
            } catch (InputRefused refused) {
                if (!refused.getMessage().contains("在当前选择下不用填写")) {
                    return Optional.empty();
                }
                takeOut(values, refused.field());
            }
        }
        return Optional.empty();
    }

    private static void takeOut(Map<String, Object> values, String place) {
        int bracket = place.indexOf('[');
        if (bracket < 0) {
            values.remove(place);
        } else {
            Map<String, Object> row = new LinkedHashMap<>(row(values.get(place.substring(0, bracket))));
            row.remove(place.substring(place.indexOf('.') + 1));
            values.put(place.substring(0, bracket), List.of(row));
        }
    }

    @SuppressWarnings("unchecked") // lists of rows are made here
    private static Map<String, Object> row(Object rows) {
        return (Map<String, Object>) ((List<?>) rows).get(0);
    }

    private static Object good(FormField field) {
        JsonNode rules = field.json().path("validate");
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, rules);
            case "number" -> Math.max(1, rules.path("min").asInt(1));
            case "checkbox" -> true;
            case "datetime" -> LocalDate.now(ZONE).plusDays(30).toString();
            case "taglist", "checklist" -> List.of(option(field));
            case "dynamiclist" -> {
                Map<String, Object> row = new LinkedHashMap<>();
                FormField.keyed(field.children()).forEach(inner -> row.put(String.valueOf(inner.key()), good(inner)));
                yield List.of(row);
            }
            default -> option(field);
        };
    }

    private static String text(FormField field, JsonNode rules) {
        String pattern = rules.path("pattern").asText("");
        return pattern.isEmpty()
                ? "文".repeat(Math.max(1, rules.path("minLength").asInt(1)))
                : NUMBERS.stream()
                        .filter(number ->
                                Pattern.compile(pattern).matcher(number).find())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no sample for " + field.key() + " " + pattern));
    }

    private static String option(FormField field) {
        JsonNode values = field.json().path("values");
        return values.isArray() && !values.isEmpty()
                ? values.get(0).path("value").asText()
                : OPTION;
    }

    private static List<Object> bad(FormField field) {
        JsonNode rules = field.json().path("validate");
        List<Object> bad = new ArrayList<>();
        switch (field.type()) {
            case "textfield", "textarea" -> {
                bad.addAll(List.of(5, List.of("x"), "a\0b"));
                bad.add("文".repeat(rules.path("maxLength").asInt(4000) + 1));
                if (rules.path("minLength").asInt(0) > 1) {
                    bad.add("文".repeat(rules.path("minLength").asInt() - 1));
                }
                if (!rules.path("pattern").asText("").isEmpty()) {
                    bad.add("DROP TABLE");
                }
            }
            case "number" -> {
                bad.addAll(List.of("5", true, List.of(5), 1e300, 1.23456));
                if (rules.has("min")) {
                    bad.add(rules.path("min").asInt() - 1);
                }
                if (rules.has("max")) {
                    bad.add(rules.path("max").asInt() + 1);
                }
            }
            case "datetime" -> {
                bad.addAll(List.of("昨天", "2026-02-30", "2026-1-1", 5, List.of("2026-01-01"), "+99999-01-01"));
                if (field.json().path("disallowPassedDates").asBoolean()) {
                    bad.add("2020-01-01");
                }
            }
            case "checkbox" -> bad.addAll(List.of("true", 1, List.of(true)));
            case "taglist", "checklist" -> bad.addAll(
                    List.of(option(field), List.of("no-such"), List.of(option(field), option(field)), Map.of("a", 1)));
            case "dynamiclist" -> bad.addAll(List.of(
                    "x",
                    Map.of("a", 1),
                    List.of("x"),
                    List.of(Map.of("__proto__", "x")),
                    Collections.nCopies(201, Map.of())));
            default -> bad.addAll(List.of("no-such", 5, List.of(option(field))));
        }
        if (rules.path("required").asBoolean()) {
            bad.add(field.isList() || "taglist".equals(field.type()) ? List.of() : "");
        }
        return bad;
    }
}
