package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;
import java.util.Date;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;

/** Names in the diagram issueDispatch. */
public final class DispatchProcess {

    public static final String KEY = "issueDispatch";

    public static final String USER_TASK_DISPATCH_ISSUE = "userTask_dispatchIssue";
    public static final String USER_TASK_CLAIM_ISSUE = "userTask_claimIssue";
    public static final String USER_TASK_ARBITRATE = "userTask_arbitrate";
    public static final String TIMER_DISPATCH_OVER = "timer_dispatchOver";
    public static final String TIMER_OBJECTION_OVER = "timer_objectionOver";
    public static final String TIMER_ARBITRATION_OVER = "timer_arbitrationOver";

    /** What the duty catalogue proposes: owner, issueClass and basis. */
    @SuppressWarnings("rawtypes")
    static final Var<Map> PROPOSAL = new Var<>("proposal", Map.class);

    static final Var<Integer> CATALOGUE_VERSION = Var.number("catalogueVersion");
    static final Var<String> PROPOSAL_TEXT = Var.text("proposalText");
    static final Var<SpinJsonNode> CLASS_OPTIONS = Var.json("classOptions");
    static final Var<String> OWNER = Var.text("owner");
    static final Var<String> OWNER_GROUP = Var.text("ownerGroup");
    static final Var<String> NOTE = Var.text("note");
    static final Var<Date> CLAIM_DUE_AT = Var.date("claimDueAt");
    static final Var<Boolean> OWNER_LOCKED = Var.flag("ownerLocked");
    static final Var<String> PROPOSED_OWNER = Var.text("proposedOwner");
    static final Var<String> OBJECTION = Var.text("objection");
    static final Var<String> CLOCK_CHOICE = Var.text("clockChoice");

    private DispatchProcess() {}
}
