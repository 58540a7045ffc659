package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/** A typed process variable, declared once beside its process. */
public record Var<T>(String name, Class<T> type) {

    /** What the card of a task shows of its case in every list of tasks, so numbers of persons in it are masked. */
    static final String CARD = "caseTitle";

    public static Var<String> text(String name) {
        return new Var<>(name, String.class);
    }

    public static Var<Integer> number(String name) {
        return new Var<>(name, Integer.class);
    }

    public static Var<Boolean> flag(String name) {
        return new Var<>(name, Boolean.class);
    }

    public static Var<java.util.Date> date(String name) {
        return new Var<>(name, java.util.Date.class);
    }

    public static Var<SpinJsonNode> json(String name) {
        return new Var<>(name, SpinJsonNode.class);
    }

    /** The value, or null where it was never set (an optional form field). */
    public @Nullable T find(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    /** The value; a missing one is a fault of the model, not of a person. */
    public T get(VariableScope scope) {
        T value = find(scope);
        if (value == null) {
            throw new IllegalStateException("process variable '" + name + "' is missing");
        }
        return value;
    }

    public T orElse(VariableScope scope, T fallback) {
        T value = find(scope);
        return value == null ? fallback : value;
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, CARD.equals(name) && value instanceof String text ? Masks.text(text) : value);
    }

    /**
     * Sets what a form takes as a variable where the diagram says nothing of it: diagrams of before, under which cases
     * still run, and those an administrator drew from them. The diagrams of today have {@link LiveValues}.
     */
    public void setUnlessLive(DelegateExecution execution, Supplier<T> value) {
        if (!FormGate.asksLive(execution, name)) {
            set(execution, value.get());
        }
    }

    /** The texts of a Json list, as a checklist or tag list submits it; empty where it was left out. */
    public static List<String> texts(VariableScope scope, Var<SpinJsonNode> list) {
        SpinJsonNode node = list.find(scope);
        List<String> texts = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.elements().forEach(e -> texts.add(e.stringValue()));
        }
        return texts;
    }

    /** A text of a JSON object, or null where it is missing, null or blank (an optional column of a list). */
    public static @Nullable String optional(SpinJsonNode row, String key) {
        if (!row.hasProp(key) || row.prop(key).isNull()) {
            return null;
        }
        String text = row.prop(key).stringValue();
        return text.isBlank() ? null : text;
    }

    /** Stores any JSON-shaped value (lists, maps) as one Json variable, as forms read it. */
    public static SpinJsonNode toJson(Object value) {
        return Spin.JSON(value);
    }

    /** Stores a list that a multi-instance activity runs over: the engine needs a Collection there, not Json. */
    public static void setCollection(VariableScope scope, String name, List<String> items) {
        scope.setVariable(
                name,
                Variables.objectValue(new ArrayList<>(items))
                        .serializationDataFormat(SerializationDataFormats.JSON)
                        .create());
    }
}
