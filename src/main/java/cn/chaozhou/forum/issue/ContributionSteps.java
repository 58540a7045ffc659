package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.ContributionProcess.CONTRIBUTOR;
import static cn.chaozhou.forum.issue.IssueProcess.DECISION;
import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.IssueProcess.REASON;

import cn.chaozhou.forum.issue.Contributions.Asked;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueContribution. */
@Configuration
class ContributionSteps {

    private final Contributions contributions;

    ContributionSteps(Contributions contributions) {
        this.contributions = contributions;
    }

    @Bean
    JavaDelegate briefContributor(Owners owners) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            Owner contributor = new Owner(CONTRIBUTOR.get(execution));
            ContributionProcess.CONTRIBUTOR_NAME.set(execution, owners.name(contributor));
            ContributionProcess.CONTRIBUTOR_GROUP.set(execution, contributor.handlerGroup());
            show(execution, contributions.asked(number, contributor.group()));
        };
    }

    @Bean
    JavaDelegate recordContribution() {
        return execution -> contributions.give(
                ISSUE_NUMBER.get(execution),
                CONTRIBUTOR.get(execution),
                ContributionProcess.CONTRIBUTION.find(execution));
    }

    @Bean
    JavaDelegate chaseContributor() {
        return execution -> contributions.chase(ISSUE_NUMBER.get(execution), CONTRIBUTOR.get(execution));
    }

    @Bean
    JavaDelegate recordContributionReview(Actor actor) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            String contributor = CONTRIBUTOR.get(execution);
            boolean thin = "return".equals(DECISION.find(execution));
            if (thin) {
                contributions.sendBack(number, contributor, REASON.find(execution));
            } else {
                contributions.accept(number, contributor, actor.isPerson());
            }
            ContributionProcess.THIN.set(execution, thin);
            DECISION.set(execution, null);
            REASON.set(execution, null);
            show(execution, contributions.asked(number, contributor));
        };
    }

    private static void show(DelegateExecution execution, Asked asked) {
        ContributionProcess.CONTRIBUTION_TASK.set(execution, asked.task());
        ContributionProcess.CONTRIBUTION.set(execution, asked.text());
        ContributionProcess.RETURN_REASON.set(execution, asked.returnReason());
        ContributionProcess.RETURNED.set(execution, asked.returnReason() != null);
    }
}
