package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.ReassignProcess.REASSIGNED_ISSUE;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.wording.Texts;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueReassign. */
@Configuration
class ReassignSteps {

    @Bean
    JavaDelegate prepareReassign(Reassigning reassigning, IssueChoices choices, IssueReader reader) {
        return execution -> {
            Issue issue = reassigning.inWork(REASSIGNED_ISSUE.orElse(execution, ""), "reassignedIssue");
            IssueProcess.OWNER_OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.owners()));
            IssueProcess.CASE_TITLE.set(execution, Texts.of("issue.reassign.title", reader.caseTitle(issue)));
            execution.setProcessBusinessKey(issue.number);
        };
    }

    @Bean
    JavaDelegate reassignIssue(Reassigning reassigning) {
        return execution -> reassigning.reassign(
                REASSIGNED_ISSUE.get(execution),
                DispatchProcess.OWNER.find(execution),
                "restart".equals(DispatchProcess.CLOCK_CHOICE.find(execution)),
                IssueProcess.REASON.find(execution));
    }
}
