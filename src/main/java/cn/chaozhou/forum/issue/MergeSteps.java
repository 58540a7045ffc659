package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.MergeProcess.LEADING_ISSUE;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.wording.Texts;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueMerge. */
@Configuration
class MergeSteps {

    @Bean
    JavaDelegate prepareMerge(Merging merging, IssueReader reader) {
        return execution -> {
            Issue leading = merging.leading(LEADING_ISSUE.orElse(execution, ""), "leadingIssue");
            MergeProcess.ISSUE_OPTIONS.set(execution, Var.toJson(merging.options(leading)));
            IssueProcess.CASE_TITLE.set(execution, Texts.of("issue.merge.title", reader.caseTitle(leading)));
            execution.setProcessBusinessKey(leading.number);
        };
    }

    @Bean
    JavaDelegate mergeIssues(Merging merging) {
        return execution -> merging.merge(
                LEADING_ISSUE.get(execution),
                Var.texts(execution, MergeProcess.MERGED_ISSUES),
                IssueProcess.REASON.find(execution));
    }
}
