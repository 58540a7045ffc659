package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.engine.Var;
import org.camunda.spin.json.SpinJsonNode;

/** Names that Java shares with bpmn/experience/experience-borrowing.bpmn and its forms. */
public final class ExperienceProcess {

    public static final String KEY = "experienceBorrowing";

    public static final String USER_TASK_DESCRIBE_ADAPTATION = "userTask_describeAdaptation";
    public static final String USER_TASK_CLEAR_SAMENESS = "userTask_clearSameness";
    public static final String USER_TASK_AGREE_BORROWING = "userTask_agreeBorrowing";
    public static final String USER_TASK_REPORT_OUTCOME = "userTask_reportOutcome";
    public static final String TIMER_OUTCOME_DUE = "timer_outcomeDue";
    public static final String TIMER_OUTCOME_LATE = "timer_outcomeLate";

    static final Var<String> STARTER = Var.text("starter");
    static final Var<String> CASE_TITLE = Var.text("caseTitle");
    static final Var<SpinJsonNode> KNOWN = Var.json("known");
    static final Var<SpinJsonNode> OPTIONS = Var.json("options");
    static final Var<String> TEAM = Var.text("team");
    static final Var<String> COUNTY = Var.text("county");
    static final Var<String> ENTRY = Var.text("entry");
    static final Var<String> ADAPTATION = Var.text("adaptation");
    static final Var<String> LOCAL_CONDITIONS = Var.text("localConditions");
    static final Var<String> INDUSTRY = Var.text("industry");
    static final Var<String> MARKET = Var.text("market");
    static final Var<String> SCALE = Var.text("scale");
    static final Var<Integer> SAME_IN_COUNTY = Var.number("sameInCounty");
    static final Var<Integer> SAME_IN_CITY = Var.number("sameInCity");
    static final Var<String> BORROWING_REASON = Var.text("borrowingReason");
    static final Var<String> EFFECT = Var.text("effect");
    static final Var<String> OUTCOME = Var.text("outcome");

    private ExperienceProcess() {}
}
