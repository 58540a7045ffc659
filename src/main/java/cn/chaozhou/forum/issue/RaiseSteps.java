package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.IssueProcess.CASE_TITLE;
import static cn.chaozhou.forum.issue.IssueProcess.DECISION;
import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.IssueProcess.LOOK_BACK_AT;
import static cn.chaozhou.forum.issue.IssueProcess.LOOK_BACK_RESULT;
import static cn.chaozhou.forum.issue.IssueProcess.LOOK_BACK_ROUND;
import static cn.chaozhou.forum.issue.IssueProcess.OUTCOME;
import static cn.chaozhou.forum.issue.IssueProcess.REASON;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.wording.Texts;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueSupervision. */
@Configuration
class RaiseSteps {

    @Bean
    JavaDelegate prepareIssue(Starters starters, IssueChoices choices) {
        return execution -> {
            Starters.Start start = starters.of(IssueProcess.STARTER.get(execution));
            IssueProcess.INTRO.set(execution, start.intro());
            IssueProcess.RAISED_BY_TEAM.set(execution, start.team());
            IssueProcess.TEAM_KNOWN.set(execution, start.team() != null);
            IssueProcess.TEAM_OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.teams()));
            IssueProcess.CATEGORY_OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.categories()));
            CASE_TITLE.set(execution, Texts.of("issue.start.title"));
        };
    }

    @Bean
    JavaDelegate registerIssue(Registering registering, IssueReader reader) {
        return execution -> {
            Issue issue = registering.register(raised(execution));
            execution.setProcessBusinessKey(issue.number);
            ISSUE_NUMBER.set(execution, issue.number);
            CASE_TITLE.set(execution, reader.caseTitle(issue));
            OUTCOME.set(execution, issue.outcome.name());
            DECISION.set(execution, null);
            ClosureProcess.CLOSURE_RESULT.set(execution, null);
        };
    }

    @Bean
    JavaDelegate scheduleLookBack(Closing closing, Issues issues) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            Issue issue = issues.require(number);
            LOOK_BACK_AT.set(execution, Date.from(closing.nextLookBack(number)));
            LOOK_BACK_ROUND.set(execution, issue.lookBacks + 1);
        };
    }

    @Bean
    JavaDelegate recordLookBack(Closing closing, Issues issues) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            boolean rebound = closing.lookBack(number, DECISION.find(execution), REASON.find(execution));
            boolean last = Closing.isLast(issues.require(number));
            LOOK_BACK_RESULT.set(execution, rebound ? "rebound" : last ? "kept" : "again");
            DECISION.set(execution, null);
            REASON.set(execution, null);
        };
    }

    private static RaisedIssue raised(DelegateExecution execution) {
        boolean urgent = "urgent".equals(IssueProcess.URGENCY.find(execution));
        return new RaisedIssue(
                IssueProcess.TITLE.orElse(execution, ""),
                IssueProcess.DESCRIPTION.orElse(execution, ""),
                IssueProcess.CATEGORY.orElse(execution, ""),
                urgent ? "urgent" : IssueProcess.ISSUE_CLASS.find(execution),
                raisedByTeam(execution),
                IssueProcess.SESSION_NUMBER.find(execution),
                IssueProcess.QUESTION_NUMBER.find(execution),
                Outcome.valueOf(OUTCOME.orElse(execution, Outcome.DISPATCHED.name())),
                IssueProcess.DEPARTMENT.find(execution),
                IssueProcess.ANSWER.find(execution));
    }

    /** Only a question may leave it open; from a form a missing team is refused like an unknown one. */
    private static @Nullable String raisedByTeam(DelegateExecution execution) {
        boolean ofQuestion = IssueProcess.QUESTION_NUMBER.find(execution) != null;
        return ofQuestion
                ? IssueProcess.RAISED_BY_TEAM.find(execution)
                : IssueProcess.RAISED_BY_TEAM.orElse(execution, "");
    }
}
