package cn.chaozhou.forum.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.type.StringFormType;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows as it stands when the form is opened, and what no variable ever holds: the extension properties
 * {@code live.<name>} of a user task, each an expression over a {@link DiagramBean}. A form reads them like variables,
 * and the form gate judges a submission by their value at that moment.
 */
record LiveValues(Map<String, Expression> expressions) {

    private static final String PREFIX = "live.";

    /** The properties of one user task of a diagram. */
    static LiveValues of(Element userTask, ExpressionManager manager) {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        Element extensions = userTask.element("extensionElements");
        Element properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties != null) {
            for (Element property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                String name = property.attribute("name");
                if (name != null && name.startsWith(PREFIX)) {
                    expressions.put(
                            name.substring(PREFIX.length()), manager.createExpression(property.attribute("value")));
                }
            }
        }
        return new LiveValues(expressions);
    }

    /** Those wanted as of now, as plain values. */
    Map<String, @Nullable Object> plain(VariableScope task, Predicate<String> wanted) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        expressions.forEach((name, expression) -> {
            if (wanted.test(name)) {
                values.put(name, PlainValue.of(expression.getValue(task)));
            }
        });
        return values;
    }

    /** Hands them to whoever opens the form. */
    void showOn(FormData form, VariableScope task) {
        plain(task, name -> true).forEach((name, value) -> {
            FormFieldImpl field = new FormFieldImpl();
            field.setId(name);
            // The engine's own HTML rendering of a form asks every field for its type.
            field.setType(new StringFormType());
            field.setValue(PlainValue.stored(value));
            form.getFormFields().add(field);
        });
    }
}
