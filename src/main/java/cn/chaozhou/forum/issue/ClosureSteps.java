package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.ClosureProcess.CLOSURE_RESULT;
import static cn.chaozhou.forum.issue.IssueProcess.DECISION;
import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.IssueProcess.REASON;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.issue.Ladder.Escalation;
import cn.chaozhou.forum.wording.Texts;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueClosure. */
@Configuration
class ClosureSteps {

    private final Closing closing;

    ClosureSteps(Closing closing) {
        this.closing = closing;
    }

    @Bean
    JavaDelegate openEvidenceCheck(Issues issues, Solutions solutions) {
        return execution -> {
            Issue issue = issues.require(ISSUE_NUMBER.get(execution));
            ClosureProcess.SOLUTION.set(execution, Texts.of("issue.summary.solution", solutions.latest(issue.number)));
            WorkProcess.EVIDENCE.set(execution, Var.toJson(solutions.evidence(issue.number, issue.rounds)));
            ClosureProcess.CAPTAIN_GROUP.set(execution, issue.raiserGroup());
            ClosureProcess.CHECKED.set(execution, issue.status == IssueStatus.CHECKED);
        };
    }

    @Bean
    JavaDelegate remindCheckers() {
        return execution -> closing.remindCheckers(ISSUE_NUMBER.get(execution));
    }

    @Bean
    JavaDelegate recordEvidenceCheck() {
        return execution -> {
            boolean passed =
                    closing.check(ISSUE_NUMBER.get(execution), DECISION.get(execution), REASON.find(execution));
            CLOSURE_RESULT.set(execution, passed ? "checked" : "sentBack");
            REASON.set(execution, null);
        };
    }

    @Bean
    JavaDelegate solveTopic(Merging merging) {
        return execution -> merging.solved(ISSUE_NUMBER.get(execution));
    }

    @Bean
    JavaDelegate recordIssueRating(Ladder ladder, Issues issues) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            Closing.Result result = closing.rate(number, ClosureProcess.RATING.find(execution), REASON.find(execution));
            CLOSURE_RESULT.set(execution, result.name().toLowerCase(Locale.ROOT));
            if (result == Closing.Result.ESCALATED) {
                Escalation escalation = ladder.levelUp(issues.require(number));
                LadderProcess.ESCALATED_TO.set(execution, escalation.group());
                LadderProcess.ESCALATION.set(execution, escalation.text());
            }
        };
    }

    @Bean
    JavaDelegate reopenIssue() {
        return execution -> closing.reopen(ISSUE_NUMBER.get(execution));
    }
}
