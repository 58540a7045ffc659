package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.IssueProcess.SUMMARY;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Renews what the open forms of an issue say of it, when that changes outside their own flow. */
@Component
class Summaries {

    private final RuntimeService runtime;
    private final IdentityService identities;
    private final Issues issues;
    private final IssueReader reader;

    Summaries(RuntimeService runtime, IdentityService identities, Issues issues, IssueReader reader) {
        this.runtime = runtime;
        this.identities = identities;
        this.issues = issues;
        this.reader = reader;
    }

    /** Without an identity: people change variables through forms only, this is a step of the product. */
    void renew(String number) {
        Authentication who = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            write(number, reader.summary(issues.require(number)));
        } finally {
            if (who != null) {
                identities.setAuthentication(who.getUserId(), who.getGroupIds(), who.getTenantIds());
            }
        }
    }

    private void write(String number, String summary) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()) {
            if (runtime.getVariables(instance.getId(), List.of(SUMMARY.name())).containsKey(SUMMARY.name())) {
                runtime.setVariable(instance.getId(), SUMMARY.name(), summary);
            }
        }
    }
}
