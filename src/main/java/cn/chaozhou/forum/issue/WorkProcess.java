package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;
import org.camunda.spin.json.SpinJsonNode;

/** Names in the diagram issueWork. */
public final class WorkProcess {

    public static final String KEY = "issueWork";

    public static final String USER_TASK_MAKE_PLAN = "userTask_makePlan";
    public static final String USER_TASK_WORK_ON_ISSUE = "userTask_workOnIssue";
    public static final String USER_TASK_DECIDE_EXTENSION = "userTask_decideExtension";
    public static final String TIMER_PLAN_OVERDUE = "timer_planOverdue";
    public static final String TIMER_EXTENSION_SILENT = "timer_extensionSilent";

    static final Var<Boolean> PLANNED = Var.flag("planned");
    static final Var<String> PLAN = Var.text("plan");
    static final Var<SpinJsonNode> CO_DEPARTMENTS = Var.json("coDepartments");
    static final Var<String> ACTION = Var.text("action");
    static final Var<Integer> PERCENT = Var.number("percent");
    static final Var<String> PROGRESS_TEXT = Var.text("progressText");
    static final Var<String> NEW_DUE_DATE = Var.text("newDueDate");
    static final Var<SpinJsonNode> OPTIONS = Var.json("options");
    static final Var<String> PROCEDURE = Var.text("procedure");
    static final Var<String> PARKING_CAUSE = Var.text("parkingCause");
    static final Var<String> REPORT = Var.text("report");
    static final Var<SpinJsonNode> EVIDENCE = Var.json("evidence");
    static final Var<String> NEXT_STEP = Var.text("nextStep");
    static final Var<String> APPROVER_GROUP = Var.text("approverGroup");
    static final Var<String> EXTENSION_REQUEST = Var.text("extensionRequest");

    private WorkProcess() {}
}
