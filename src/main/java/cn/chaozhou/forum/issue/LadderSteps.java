package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.LadderProcess.INSTRUCTION;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueLadder. */
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
                IssueProcess.SUMMARY.setUnlessLive(execution, () -> reader.summary(issues.require(number)));
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
}
