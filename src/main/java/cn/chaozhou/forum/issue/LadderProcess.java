package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueLadder. */
public final class LadderProcess {

    public static final String KEY = "issueLadder";

    public static final String USER_TASK_HANDLE_ESCALATION = "userTask_handleEscalation";
    public static final String TIMER_ESCALATION_OVER = "timer_escalationOver";
    public static final String TIMER_NEXT_STEP = "timer_nextStep";

    static final Var<Boolean> STEPS_LEFT = Var.flag("stepsLeft");
    static final Var<Boolean> PERSON_ASKED = Var.flag("personAsked");
    static final Var<String> ESCALATED_TO = Var.text("escalatedTo");
    static final Var<String> ESCALATION = Var.text("escalation");
    static final Var<String> INSTRUCTION = Var.text("instruction");

    private LadderProcess() {}
}
