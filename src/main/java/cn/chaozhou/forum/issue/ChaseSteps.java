package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueChase. */
@Configuration
class ChaseSteps {

    @Bean
    JavaDelegate checkChase(Issues issues) {
        return execution -> {
            Issue issue = issues.findById(ChaseProcess.CHASED_ISSUE.orElse(execution, ""))
                    .orElseThrow(() -> Answers.refused("chasedIssue", "unknownIssue"));
            if (!issue.isRunning()) {
                throw Answers.refused("chasedIssue", "notRunning", issue.status.title());
            }
            Answers.required(ChaseProcess.CHASE_TEXT.find(execution), "chaseText");
            ISSUE_NUMBER.set(execution, issue.number);
            execution.setProcessBusinessKey(issue.number);
            ChaseProcess.CONVENED.set(execution, "convene".equals(ChaseProcess.CHASE_KIND.find(execution)));
        };
    }

    @Bean
    JavaDelegate chaseIssue(Chases chases, Issues issues) {
        return execution ->
                chases.byHand(issues.require(ISSUE_NUMBER.get(execution)), ChaseProcess.CHASE_TEXT.get(execution));
    }

    @Bean
    JavaDelegate convene(Chases chases, Issues issues, IssueReader reader) {
        return execution -> {
            Issue issue = issues.require(ISSUE_NUMBER.get(execution));
            LadderProcess.ESCALATION.set(execution, chases.convene(issue, ChaseProcess.CHASE_TEXT.get(execution)));
            IssueProcess.SUMMARY.set(execution, reader.summary(issue));
        };
    }
}
