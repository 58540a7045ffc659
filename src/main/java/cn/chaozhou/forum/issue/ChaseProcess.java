package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueChase. */
public final class ChaseProcess {

    public static final String KEY = "issueChase";

    static final Var<String> CHASED_ISSUE = Var.text("chasedIssue");
    static final Var<String> CHASE_TEXT = Var.text("chaseText");
    static final Var<String> CHASE_KIND = Var.text("chaseKind");
    static final Var<Boolean> CONVENED = Var.flag("convened");

    public static final String USER_TASK_HOLD_TALK = "userTask_holdTalk";

    private ChaseProcess() {}
}
