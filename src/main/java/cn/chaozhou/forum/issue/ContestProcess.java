package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueContest. */
public final class ContestProcess {

    public static final String KEY = "issueContest";

    public static final String USER_TASK_DECIDE_CONTEST = "userTask_decideContest";
    public static final String TIMER_CONTEST_SILENT = "timer_contestSilent";

    static final Var<String> CONTESTED_ISSUE = Var.text("contestedIssue");
    static final Var<String> CONTESTED = Var.text("contested");
    static final Var<String> CONTEST_REASON = Var.text("contestReason");
    static final Var<Long> CONTEST_ID = new Var<>("contestId", Long.class);
    static final Var<String> CONTEST = Var.text("contest");
    static final Var<String> DECIDER_GROUP = Var.text("deciderGroup");
    static final Var<Boolean> CHANGED = Var.flag("changed");

    private ContestProcess() {}
}
