package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.engine.FormSchema.Fault;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in nested lists and groups the walk is: for the names in a fault, and for FEEL's {@code this}. */
record FormPlace(
        String path,
        @Nullable String label,
        String prefix,
        Map<String, @Nullable Object> self,
        @Nullable FormPlace parent,
        List<Integer> indexes) {

    Fault fault(FormField field, String advice) {
        return fault(String.valueOf(field.key()), field.label(), advice);
    }

    Fault fault(String key, String name, String advice) {
        return label == null
                ? new Fault(key, name, advice)
                : new Fault(path + "." + key, label, prefix + "「" + name + "」" + advice);
    }

    static FormPlace top(Map<String, @Nullable Object> data) {
        return new FormPlace("", null, "", data, null, List.of());
    }

    FormPlace inside(FormField group) {
        return nested(group, "", "", self, parent, indexes);
    }

    FormPlace row(FormField list, int index, Map<String, @Nullable Object> row) {
        List<Integer> rows = new ArrayList<>(indexes);
        rows.add(index + 1);
        return nested(list, "[" + index + "]", Texts.of("forms.field.row", index + 1), row, this, rows);
    }

    private FormPlace nested(
            FormField field,
            String suffix,
            String words,
            Map<String, @Nullable Object> inner,
            @Nullable FormPlace outer,
            List<Integer> rows) {
        String where = (path.isEmpty() ? "" : path + ".") + field.key() + suffix;
        return label == null
                ? new FormPlace(where, field.label(), words, inner, outer, rows)
                : new FormPlace(where, label, prefix + "「" + field.label() + "」" + words, inner, outer, rows);
    }

    /** What an expression sees here: the form's data and form-js's special names. */
    Map<String, @Nullable Object> context(Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> special = new HashMap<>();
        special.put("this", self);
        special.put("parent", parent == null ? null : parent.self);
        special.put("i", indexes);
        Map<String, @Nullable Object> context = new HashMap<>(special);
        context.putAll(data);
        special.forEach((name, value) -> context.put("_" + name + "_", value));
        return context;
    }
}
