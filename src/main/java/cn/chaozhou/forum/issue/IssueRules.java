package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.engine.DecisionTables;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers of supervision, all of them rows of decision tables. */
@Component
class IssueRules {

    /** Category of what no row of the duty catalogue names; its last row answers for it. */
    static final String OTHER = Texts.of("issue.category.other");

    private final DecisionTables tables;

    IssueRules(DecisionTables tables) {
        this.tables = tables;
    }

    /**
     * One step of the ladder (升级阶梯).
     *
     * @param offset from the due date
     * @param target handler, head, secretariat or leader
     * @param copy who gets a copy (抄报)
     * @param task whether the target gets a task of their own, not only a notice
     * @param reds number of reds that leads here at once; null where only the date does
     */
    record Rung(
            int step,
            String name,
            Limit offset,
            String target,
            @Nullable String copy,
            boolean task,
            @Nullable Integer reds) {}

    /** Who decides an extension; a refusal says why nobody may. */
    record ExtensionRule(@Nullable String approver, @Nullable String refusal) {}

    Optional<ClassRule> classRule(String issueClass) {
        return tables.row("issueClass", Map.of("issueClass", issueClass))
                .map(row -> new ClassRule(
                        text(row, "name"),
                        number(row, "limitAmount"),
                        text(row, "limitUnit"),
                        number(row, "nearDays"),
                        number(row, "shortBelow"),
                        number(row, "nearPercent"),
                        optional(row, "reportAmount"),
                        text(row, "reportUnit"),
                        optional(row, "behindYellow"),
                        optional(row, "behindRed"),
                        text(row, "objection")));
    }

    /** All steps in order. */
    List<Rung> ladder() {
        List<Rung> rungs = new ArrayList<>();
        for (Optional<Rung> rung = rung(1); rung.isPresent(); rung = rung(rungs.size() + 1)) {
            rungs.add(rung.get());
        }
        return rungs;
    }

    Optional<Rung> rung(int step) {
        return tables.row("ladder", Map.of("step", step))
                .map(row -> new Rung(
                        step,
                        text(row, "name"),
                        Limit.of(number(row, "amount"), text(row, "unit")),
                        text(row, "target"),
                        text(row, "copy"),
                        Boolean.TRUE.equals(row.get("task")),
                        optional(row, "reds")));
    }

    /** @param count which extension of the issue this would be, from 1 */
    ExtensionRule extension(int count, int days) {
        Map<String, Object> row =
                tables.row("extension", Map.of("count", count, "days", days)).orElseThrow();
        return new ExtensionRule(text(row, "approver"), text(row, "refusal"));
    }

    /** Code of the class that people call so; its code is understood as well. */
    Optional<String> classCode(String name) {
        return tables.firstColumn("issueClass").stream()
                .filter(code -> code.equals(name)
                        || classRule(code).orElseThrow().name().equals(name))
                .findFirst();
    }

    /** Whom the last row of the duty catalogue names, which answers for everything that no other row does. */
    String lastResort() {
        return text(tables.row("dutyCatalogue", Map.of("category", OTHER)).orElseThrow(), "owner");
    }

    /** Which version of the duty catalogue proposes owners now. */
    int catalogueVersion() {
        return tables.version("dutyCatalogue");
    }

    List<Map<String, String>> classOptions() {
        List<Map<String, String>> options = new ArrayList<>();
        for (String code : tables.firstColumn("issueClass")) {
            ClassRule rule = classRule(code).orElseThrow();
            options.add(Organisation.option(
                    code,
                    Texts.of("issue.class.option", rule.name(), rule.limit().inWords())));
        }
        return options;
    }

    /** The categories are the rows of the duty catalogue: one list to keep. */
    List<Map<String, String>> categoryOptions() {
        List<Map<String, String>> options = new ArrayList<>();
        tables.firstColumn("dutyCatalogue").forEach(category -> options.add(Organisation.option(category, category)));
        options.add(Organisation.option(OTHER, OTHER));
        return options;
    }

    private static int number(Map<String, Object> row, String output) {
        return ((Number) row.get(output)).intValue();
    }

    private static @Nullable Integer optional(Map<String, Object> row, String output) {
        return row.get(output) == null ? null : number(row, output);
    }

    private static String text(Map<String, Object> row, String output) {
        return (String) row.get(output);
    }
}
