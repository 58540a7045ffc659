package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueReassign. */
public final class ReassignProcess {

    public static final String KEY = "issueReassign";

    public static final String USER_TASK_CHOOSE_OWNER = "userTask_chooseOwner";

    static final Var<String> REASSIGNED_ISSUE = Var.text("reassignedIssue");

    private ReassignProcess() {}
}
