package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers of supervision, all of them rows of decision tables. */
@Component
class IssueRules {

    /** Category of what no row of the duty catalogue names; its last row answers for it. */
    static final String OTHER = Texts.of("issue.category.other");

    private final DecisionService decisions;
    private final RepositoryService repository;

    IssueRules(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    /**
     * One step of the ladder (升级阶梯).
     *
     * @param offset from the due date
     * @param target handler, head, secretariat or leader
     * @param copy who gets a copy (抄报)
     * @param task whether the target gets a task of their own, not only a notice
     */
    record Rung(int step, String name, Limit offset, String target, @Nullable String copy, boolean task) {}

    /** Who decides an extension; a refusal says why nobody may. */
    record ExtensionRule(@Nullable String approver, @Nullable String refusal) {}

    Optional<ClassRule> classRule(String issueClass) {
        return row("issueClass", Map.of("issueClass", issueClass))
                .map(row -> new ClassRule(
                        row.getEntry("name"),
                        number(row, "limitAmount"),
                        row.getEntry("limitUnit"),
                        number(row, "nearDays"),
                        number(row, "shortBelow"),
                        number(row, "nearPercent"),
                        optional(row, "reportAmount"),
                        row.getEntry("reportUnit"),
                        optional(row, "behindYellow"),
                        optional(row, "behindRed"),
                        row.getEntry("objection")));
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
        return row("ladder", Map.of("step", step))
                .map(row -> new Rung(
                        step,
                        row.getEntry("name"),
                        Limit.of(number(row, "amount"), row.getEntry("unit")),
                        row.getEntry("target"),
                        row.getEntry("copy"),
                        Boolean.TRUE.equals(row.getEntry("task"))));
    }

    /** @param count which extension of the issue this would be, from 1 */
    ExtensionRule extension(int count, int days) {
        DmnDecisionRuleResult row =
                row("extension", Map.of("count", count, "days", days)).orElseThrow();
        return new ExtensionRule(row.getEntry("approver"), row.getEntry("refusal"));
    }

    List<Map<String, String>> classOptions() {
        List<Map<String, String>> options = new ArrayList<>();
        for (String code : rows("issueClass")) {
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
        rows("dutyCatalogue").forEach(category -> options.add(Organisation.option(category, category)));
        options.add(Organisation.option(OTHER, OTHER));
        return options;
    }

    private Optional<DmnDecisionRuleResult> row(String table, Map<String, Object> inputs) {
        return Optional.ofNullable(decisions
                .evaluateDecisionTableByKey(table, Variables.fromMap(inputs))
                .getSingleResult());
    }

    private static int number(DmnDecisionRuleResult row, String output) {
        Number value = row.getEntry(output);
        return value.intValue();
    }

    private static @Nullable Integer optional(DmnDecisionRuleResult row, String output) {
        Number value = row.getEntry(output);
        return value == null ? null : value.intValue();
    }

    /** Texts of the first column of a table, without the row that holds for all others. */
    private List<String> rows(String table) {
        DecisionDefinition newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult();
        return repository
                .getDmnModelInstance(newest.getId())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next()
                .getRules()
                .stream()
                .map(IssueRules::firstCell)
                .filter(cell -> cell.startsWith("\""))
                .map(cell -> cell.replace("\"", ""))
                .toList();
    }

    private static String firstCell(Rule rule) {
        return rule.getInputEntries().iterator().next().getTextContent().strip();
    }
}
