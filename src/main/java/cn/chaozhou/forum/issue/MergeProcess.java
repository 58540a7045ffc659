package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;
import org.camunda.spin.json.SpinJsonNode;

/** Names in the diagram issueMerge. */
public final class MergeProcess {

    public static final String KEY = "issueMerge";

    public static final String USER_TASK_CHOOSE_ISSUES = "userTask_chooseIssues";

    static final Var<String> LEADING_ISSUE = Var.text("leadingIssue");
    static final Var<SpinJsonNode> ISSUE_OPTIONS = Var.json("issueOptions");
    static final Var<SpinJsonNode> MERGED_ISSUES = Var.json("mergedIssues");

    private MergeProcess() {}
}
