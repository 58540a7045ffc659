package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.LadderProcess.INSTRUCTION;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueLadder and issueChase. */
@Configuration
class LadderSteps {

    @Bean
    JavaDelegate planLadderStep(Ladder ladder) {
        return execution -> LadderProcess.STEPS_LEFT.set(execution, ladder.plan(ISSUE_NUMBER.get(execution)));
    }

    @Bean
    JavaDelegate takeLadderStep(Ladder ladder, Issues issues, IssueReader reader) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            var escalation = ladder.take(number);
            LadderProcess.PERSON_ASKED.set(execution, escalation.isPresent());
            escalation.ifPresent(e -> {
                LadderProcess.ESCALATED_TO.set(execution, e.group());
                LadderProcess.ESCALATION.set(execution, e.text());
                IssueProcess.SUMMARY.set(execution, reader.summary(issues.require(number)));
            });
        };
    }

    @Bean
    JavaDelegate recordInstruction(Ladder ladder) {
        return execution -> {
            ladder.instruct(ISSUE_NUMBER.get(execution), INSTRUCTION.find(execution));
            INSTRUCTION.set(execution, null);
        };
    }

    @Bean
    JavaDelegate chaseIssue(Chases chases, Issues issues) {
        return execution -> {
            Issue issue = issues.findById(ChaseProcess.CHASED_ISSUE.orElse(execution, ""))
                    .orElseThrow(() -> Answers.refused("chasedIssue", "unknownIssue"));
            if (!issue.isRunning()) {
                throw Answers.refused("chasedIssue", "notRunning", issue.status.title());
            }
            String text = Answers.required(ChaseProcess.CHASE_TEXT.find(execution), "chaseText");
            chases.byHand(issue, text);
            execution.setProcessBusinessKey(issue.number);
        };
    }
}
