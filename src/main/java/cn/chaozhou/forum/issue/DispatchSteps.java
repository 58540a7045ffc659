package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.DispatchProcess.OWNER;
import static cn.chaozhou.forum.issue.DispatchProcess.OWNER_GROUP;
import static cn.chaozhou.forum.issue.IssueProcess.DECISION;
import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_CLASS;
import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.IssueProcess.OWNER_OPTIONS;
import static cn.chaozhou.forum.issue.IssueProcess.REASON;

import cn.chaozhou.forum.engine.Var;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueDispatch. */
@Configuration
class DispatchSteps {

    private final Dispatching dispatching;

    DispatchSteps(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Bean
    JavaDelegate prepareDispatch(Issues issues, IssueRules rules, IssueChoices choices) {
        return execution -> {
            Issue issue = issues.require(ISSUE_NUMBER.get(execution));
            DispatchProcess.CATALOGUE_VERSION.set(execution, rules.catalogueVersion());
            Proposal proposal = proposal(execution);
            OWNER.set(
                    execution,
                    proposal.owner() == null ? null : proposal.owner().group());
            ISSUE_CLASS.set(execution, proposal.issueClass());
            DispatchProcess.PROPOSAL_TEXT.set(execution, dispatching.inWords(proposal));
            OWNER_OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.owners()));
            DispatchProcess.CLASS_OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.classes()));
        };
    }

    @Bean
    JavaDelegate startClock(IssueRules rules) {
        return execution -> awaitClaim(
                execution,
                dispatching.dispatch(
                        ISSUE_NUMBER.get(execution),
                        OWNER.orElse(execution, rules.lastResort()),
                        ISSUE_CLASS.get(execution),
                        DispatchProcess.NOTE.find(execution),
                        proposal(execution)));
    }

    @Bean
    JavaDelegate recordObjection() {
        return execution -> {
            DispatchProcess.OBJECTION.set(
                    execution,
                    dispatching.object(
                            ISSUE_NUMBER.get(execution),
                            DispatchProcess.PROPOSED_OWNER.find(execution),
                            REASON.find(execution)));
            REASON.set(execution, null);
        };
    }

    @Bean
    JavaDelegate lockOwner() {
        return execution -> awaitClaim(
                execution,
                dispatching.arbitrate(
                        ISSUE_NUMBER.get(execution),
                        OWNER.get(execution),
                        "restart".equals(DispatchProcess.CLOCK_CHOICE.find(execution)),
                        REASON.find(execution)));
    }

    @Bean
    JavaDelegate recordClaim(Actor actor) {
        return execution -> dispatching.claim(ISSUE_NUMBER.get(execution), actor.isPerson());
    }

    private Proposal proposal(DelegateExecution execution) {
        return dispatching.propose(
                ISSUE_NUMBER.get(execution),
                DispatchProcess.PROPOSAL.get(execution),
                DispatchProcess.CATALOGUE_VERSION.get(execution));
    }

    private void awaitClaim(DelegateExecution execution, Issue issue) {
        OWNER_GROUP.set(execution, issue.owner().handlerGroup());
        DispatchProcess.CLAIM_DUE_AT.set(execution, Date.from(Objects.requireNonNull(issue.responseDueAt)));
        DispatchProcess.OWNER_LOCKED.set(execution, issue.ownerLocked);
        DECISION.set(execution, null);
        REASON.set(execution, null);
    }
}
