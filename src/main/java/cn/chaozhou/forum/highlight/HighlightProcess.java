package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.engine.Var;
import java.util.Date;
import org.camunda.spin.json.SpinJsonNode;

/** Names that Java shares with bpmn/highlight/highlight-submission.bpmn and its forms. */
public final class HighlightProcess {

    public static final String KEY = "highlightSubmission";

    public static final String USER_TASK_DRAFT_HIGHLIGHT = "userTask_draftHighlight";
    public static final String USER_TASK_CONFIRM_FACTS = "userTask_confirmFacts";
    public static final String USER_TASK_ACCEPT_HIGHLIGHT = "userTask_acceptHighlight";
    public static final String TIMER_DRAFT_REMINDER = "timer_draftReminder";
    public static final String TIMER_CALL_CLOSES = "timer_callCloses";
    public static final String TIMER_TOWN_SILENT = "timer_townSilent";

    static final Var<String> SESSION_NUMBER = Var.text("sessionNumber");
    static final Var<String> MEETING_DATE = Var.text("meetingDate");
    static final Var<String> TEAM = Var.text("team");
    static final Var<SpinJsonNode> KNOWN = Var.json("known");
    static final Var<SpinJsonNode> OPTIONS = Var.json("options");
    static final Var<Date> DRAFT_DUE_AT = Var.date("draftDueAt");
    static final Var<Date> DRAFT_REMIND_AT = Var.date("draftRemindAt");
    static final Var<String> CASE_TITLE = Var.text("caseTitle");
    static final Var<Integer> ROUND = Var.number("round");

    static final Var<String> TITLE = Var.text("title");
    static final Var<String> SUMMARY = Var.text("summary");
    static final Var<SpinJsonNode> THREE_FORCES = Var.json("threeForces");
    static final Var<SpinJsonNode> THREE_TASKS = Var.json("threeTasks");
    static final Var<String> FIGURE_NAME = Var.text("figureName");
    static final Var<Number> FIGURE_BEFORE = new Var<>("figureBefore", Number.class);
    static final Var<Number> FIGURE_AFTER = new Var<>("figureAfter", Number.class);
    static final Var<Number> FUNDING = new Var<>("funding", Number.class);
    static final Var<SpinJsonNode> EVIDENCE = Var.json("evidence");
    static final Var<String> INDUSTRY = Var.text("industry");
    static final Var<String> MARKET = Var.text("market");
    static final Var<String> SCALE = Var.text("scale");
    static final Var<String> RESOURCES = Var.text("resources");
    static final Var<Number> COST = new Var<>("cost", Number.class);
    static final Var<String> PRECONDITIONS = Var.text("preconditions");
    static final Var<Boolean> SAME_FIGURE = Var.flag("sameFigure");
    static final Var<String> FACTS_DECISION = Var.text("factsDecision");
    static final Var<String> ACCEPTANCE = Var.text("acceptance");
    static final Var<String> RETURN_REASON = Var.text("returnReason");
    static final Var<String> LAST_RETURN = Var.text("lastReturn");

    private HighlightProcess() {}
}
