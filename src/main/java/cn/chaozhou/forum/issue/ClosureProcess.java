package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueClosure. */
public final class ClosureProcess {

    public static final String KEY = "issueClosure";

    public static final String USER_TASK_CHECK_EVIDENCE = "userTask_checkEvidence";
    public static final String USER_TASK_RATE_ISSUE = "userTask_rateIssue";
    public static final String USER_TASK_INSTRUCT_REWORK = "userTask_instructRework";
    public static final String TIMER_CHECK_OVERDUE = "timer_checkOverdue";
    public static final String TIMER_RATING_CLOSES = "timer_ratingCloses";
    public static final String TIMER_INSTRUCTION_OVER = "timer_instructionOver";

    static final Var<Boolean> CHECKED = Var.flag("checked");
    static final Var<String> SOLUTION = Var.text("solution");
    static final Var<String> CAPTAIN_GROUP = Var.text("captainGroup");
    static final Var<String> RATING = Var.text("rating");
    static final Var<String> CLOSURE_RESULT = Var.text("closureResult");

    private ClosureProcess() {}
}
