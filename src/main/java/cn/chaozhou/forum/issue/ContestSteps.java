package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.ContestProcess.CONTEST_ID;
import static cn.chaozhou.forum.issue.ContestProcess.DECIDER_GROUP;
import static cn.chaozhou.forum.issue.IssueProcess.DECISION;
import static cn.chaozhou.forum.issue.IssueProcess.REASON;

import cn.chaozhou.forum.issue.Contests.Asked;
import cn.chaozhou.forum.wording.Texts;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueContest. */
@Configuration
class ContestSteps {

    private final Contests contests;

    ContestSteps(Contests contests) {
        this.contests = contests;
    }

    @Bean
    JavaDelegate openContest(IssueReader reader) {
        return execution -> {
            Asked asked = contests.ask(
                    ContestProcess.CONTESTED_ISSUE.orElse(execution, ""),
                    ContestProcess.CONTESTED.orElse(execution, ""),
                    ContestProcess.CONTEST_REASON.find(execution));
            execution.setProcessBusinessKey(asked.issue().number);
            CONTEST_ID.set(execution, asked.id());
            ContestProcess.CONTEST.set(execution, asked.text());
            DECIDER_GROUP.set(execution, asked.deciderGroup());
            IssueProcess.CASE_TITLE.set(execution, Texts.of("issue.contest.title", reader.caseTitle(asked.issue())));
        };
    }

    @Bean
    JavaDelegate escalateContest() {
        return execution -> DECIDER_GROUP.set(execution, contests.escalate(CONTEST_ID.get(execution)));
    }

    @Bean
    JavaDelegate recordContestDecision() {
        return execution -> ContestProcess.CHANGED.set(
                execution,
                contests.decide(CONTEST_ID.get(execution), DECISION.orElse(execution, ""), REASON.find(execution)));
    }

    @Bean
    JavaDelegate annulContested() {
        return execution -> contests.annul(CONTEST_ID.get(execution));
    }
}
