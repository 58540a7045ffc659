package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** A Camunda Form of one deployment, and the rules its author gave the fields. */
final class FormSchema {

    /** Largest list or object a form may submit. */
    static final int MAX_JSON_BYTES = 200 * 1024;

    private static final int FAULTS_SHOWN = 5;

    private final List<FormField> fields;

    /** All that its fields say, but for what is only read. */
    private final String rules;

    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

    private FormSchema(List<FormField> fields, String rules) {
        this.fields = fields;
        this.rules = rules;
    }

    static FormSchema parse(InputStream form) throws IOException {
        JsonNode json = new ObjectMapper().readTree(form);
        List<FormField> fields = FormField.allOf(json);
        for (JsonNode text : json.findParents("text")) {
            ((ObjectNode) text).remove("text");
        }
        return new FormSchema(fields, json.toString());
    }

    /** Whether a value of that name can matter to what may be submitted; most are only shown. */
    boolean asks(String name) {
        return asked.computeIfAbsent(name, rules::contains);
    }

    /**
     * Checks what was submitted against this form.
     *
     * @param current the variables the form showed, as plain values
     * @return what may be written: only fields of this form, in the types our processes read
     * @throws InputRefused naming the first field at fault, with the text of all faults
     */
    VariableMap check(VariableMap submitted, Map<String, @Nullable Object> current, Feel feel) {
        List<Fault> faults = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : submitted.keySet()) {
            try {
                values.put(key, PlainValue.submitted(submitted.getValueTyped(key), MAX_JSON_BYTES));
            } catch (PlainValue.Unfit e) {
                faults.add(new Fault(key, labelOf(key), Texts.of("forms.field.unsupported")));
            }
        }
        refuse(faults);
        Map<String, @Nullable Object> accepted = new FormCheck(current, feel, faults).form(fields, values);
        refuse(faults);
        VariableMap stored = Variables.createVariables();
        accepted.forEach((key, value) -> stored.putValueTyped(key, PlainValue.stored(value)));
        return stored;
    }

    private String labelOf(String key) {
        return FormField.keyed(fields)
                .filter(field -> key.equals(field.key()))
                .map(FormField::label)
                .findFirst()
                .orElse(Fault.shortened(key));
    }

    private static void refuse(List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        Fault first = faults.get(0);
        StringBuilder advice = new StringBuilder(first.advice());
        faults.stream().skip(1).limit(FAULTS_SHOWN - 1L).forEach(fault -> advice.append("；「")
                .append(fault.label())
                .append("」")
                .append(fault.advice()));
        if (faults.size() > FAULTS_SHOWN) {
            advice.append("；").append(Texts.of("forms.faults.more", faults.size() - FAULTS_SHOWN));
        }
        throw new InputRefused(first.field(), first.label(), advice.append("。").toString());
    }

    /** One thing a person must put right: the field, its name on the page, and what to do. */
    record Fault(String field, String label, String advice) {

        private static final int LONGEST_KEY = 40;

        /** A key that isn't ours, fit to show and to log: short and on one line. */
        static String shortened(String key) {
            String line = key.replaceAll("\\p{Cntrl}", " ");
            return line.length() > LONGEST_KEY ? line.substring(0, LONGEST_KEY) + "…" : line;
        }
    }
}
