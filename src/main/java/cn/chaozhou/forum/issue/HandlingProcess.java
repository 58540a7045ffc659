package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueHandling. */
public final class HandlingProcess {

    public static final String KEY = "issueHandling";

    public static final String USER_TASK_DECIDE_PARKING = "userTask_decideParking";
    public static final String USER_TASK_REVIEW_PARKING = "userTask_reviewParking";
    public static final String USER_TASK_END_PROCEDURE = "userTask_endProcedure";
    public static final String TIMER_PARKING_SILENT = "timer_parkingSilent";
    public static final String TIMER_PARKING_REVIEW_SILENT = "timer_parkingReviewSilent";
    public static final String TIMER_PARKED_REVIEW = "timer_parkedReview";
    public static final String TIMER_PROCEDURE_REVIEW = "timer_procedureReview";
    public static final String MESSAGE_ISSUE_REASSIGNED = "forum.issueReassigned";

    static final Var<Boolean> PARKED = Var.flag("parked");
    static final Var<String> PARKING_REQUEST = Var.text("parkingRequest");
    static final Var<String> ENDED_ON = Var.text("endedOn");
    static final Var<String> DOCUMENT = Var.text("document");

    private HandlingProcess() {}
}
