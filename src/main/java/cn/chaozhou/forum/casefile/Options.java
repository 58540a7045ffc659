package cn.chaozhou.forum.casefile;

import cn.chaozhou.forum.engine.DecisionTables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Options of select fields, from the decision table {@code options} (选项表) that an administrator edits. */
@Component
public class Options {

    private final DecisionTables tables;

    Options(DecisionTables tables) {
        this.tables = tables;
    }

    /** The options of a group in the order of the table, each with {@code value} and {@code label}. */
    public List<Map<String, Object>> of(String group) {
        return tables.rows("options", Map.of("item", group));
    }

    /** Several groups as one object, so that a form needs only one variable for all its options. */
    public Map<String, List<Map<String, Object>>> groups(String... groups) {
        return Stream.of(groups).collect(Collectors.toMap(g -> g, this::of));
    }

    /** What people call a value of a group; the value itself where the table no longer has it. */
    public String label(String group, String value) {
        return of(group).stream()
                .filter(o -> value.equals(o.get("value")))
                .map(o -> String.valueOf(o.get("label")))
                .findFirst()
                .orElse(value);
    }
}
