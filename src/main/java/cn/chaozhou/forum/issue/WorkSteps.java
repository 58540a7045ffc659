package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.DispatchProcess.OWNER_GROUP;
import static cn.chaozhou.forum.issue.IssueProcess.DECISION;
import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.IssueProcess.OWNER_OPTIONS;
import static cn.chaozhou.forum.issue.IssueProcess.REASON;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.issue.Contributions.Part;
import cn.chaozhou.forum.issue.Solutions.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueWork. */
@Configuration
class WorkSteps {

    /** What the work form submits; cleared each time, so that the next form opens empty. */
    private static final List<Var<?>> WORK_FORM = List.of(
            WorkProcess.PROGRESS_TEXT,
            WorkProcess.NEW_DUE_DATE,
            WorkProcess.PROCEDURE,
            HandlingProcess.DOCUMENT,
            WorkProcess.PARKING_CAUSE,
            REASON,
            WorkProcess.REPORT,
            WorkProcess.EVIDENCE);

    private final Issues issues;

    WorkSteps(Issues issues) {
        this.issues = issues;
    }

    @Bean
    JavaDelegate openIssueWork(IssueChoices choices) {
        return execution -> {
            Issue issue = issues.require(ISSUE_NUMBER.get(execution));
            OWNER_GROUP.set(execution, issue.owner().handlerGroup());
            WorkProcess.PLANNED.set(execution, issue.plan != null);
            OWNER_OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.owners()));
            WorkProcess.OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.work()));
        };
    }

    @Bean
    JavaDelegate remindPlan(Handling handling) {
        return execution -> handling.remindPlan(ISSUE_NUMBER.get(execution));
    }

    @Bean
    JavaDelegate recordIssuePlan(Handling handling, Contributions contributions) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            handling.plan(number, Answers.required(WorkProcess.PLAN.find(execution), "plan"));
            contributions.plan(
                    number,
                    items(execution, WorkProcess.CO_DEPARTMENTS, p -> new Part(text(p, "owner"), text(p, "task"))));
        };
    }

    @Bean
    JavaDelegate askContributors(Contributions contributions) {
        return execution ->
                Var.setCollection(execution, "contributors", contributions.missing(ISSUE_NUMBER.get(execution)));
    }

    @Bean
    JavaDelegate recordIssueWork(Handling handling, Extensions extensions, Solutions solutions) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            String reason = REASON.find(execution);
            String next = "stop";
            switch (WorkProcess.ACTION.get(execution)) {
                case "progress" -> {
                    report(execution, handling);
                    next = "work";
                }
                case "extension" -> {
                    Extensions.Request request =
                            extensions.ask(number, WorkProcess.NEW_DUE_DATE.find(execution), reason);
                    report(execution, handling);
                    WorkProcess.APPROVER_GROUP.set(execution, request.approverGroup());
                    WorkProcess.EXTENSION_REQUEST.set(execution, request.text());
                    next = "extension";
                }
                case "procedure" -> handling.pause(
                        number,
                        WorkProcess.PROCEDURE.find(execution),
                        HandlingProcess.DOCUMENT.find(execution),
                        reason);
                case "parking" -> HandlingProcess.PARKING_REQUEST.set(
                        execution, handling.askForParking(number, WorkProcess.PARKING_CAUSE.find(execution), reason));
                case "solved" -> solutions.report(
                        number,
                        WorkProcess.REPORT.find(execution),
                        items(execution, WorkProcess.EVIDENCE, WorkSteps::evidence));
                default -> throw Answers.refused("action", "unlistedAction");
            }
            WorkProcess.NEXT_STEP.set(execution, next);
            WORK_FORM.forEach(field -> field.set(execution, null));
            if (!next.equals("stop")) {
                WorkProcess.ACTION.set(execution, null);
            }
        };
    }

    @Bean
    JavaDelegate recordExtension(Extensions extensions) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            extensions.decide(number, DECISION.find(execution), REASON.find(execution));
            DECISION.set(execution, null);
            REASON.set(execution, null);
        };
    }

    private static void report(DelegateExecution execution, Handling handling) {
        handling.report(
                ISSUE_NUMBER.get(execution),
                WorkProcess.PERCENT.orElse(execution, -1),
                WorkProcess.PROGRESS_TEXT.find(execution));
    }

    private static Evidence evidence(SpinJsonNode piece) {
        return new Evidence(
                text(piece, "date"), text(piece, "kind"), text(piece, "description"), text(piece, "keptAt"));
    }

    private static <T> List<T> items(VariableScope scope, Var<SpinJsonNode> list, Function<SpinJsonNode, T> item) {
        SpinJsonNode node = list.find(scope);
        List<T> items = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.elements().forEach(e -> items.add(item.apply(e)));
        }
        return items;
    }

    private static @Nullable String text(SpinJsonNode node, String field) {
        if (!node.hasProp(field) || !node.prop(field).isString()) {
            return null;
        }
        return node.prop(field).stringValue();
    }
}
