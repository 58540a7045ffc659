package cn.chaozhou.forum.session;

import cn.chaozhou.forum.engine.Var;
import org.camunda.spin.json.SpinJsonNode;

/** Names that Java shares with bpmn/session/session-cycle.bpmn and its forms. */
public final class SessionProcess {

    public static final String KEY = "sessionCycle";

    public static final String USER_TASK_PLAN_SESSION = "userTask_planSession";
    public static final String USER_TASK_APPROVE_PLAN = "userTask_approvePlan";
    public static final String USER_TASK_PICK_SPEAKERS = "userTask_pickSpeakers";
    public static final String USER_TASK_RUN_SESSION = "userTask_runSession";
    public static final String USER_TASK_EDIT_MINUTES = "userTask_editMinutes";
    public static final String USER_TASK_SIGN_MINUTES = "userTask_signMinutes";
    public static final String TIMER_CALL_OPENS = "timer_callOpens";
    public static final String TIMER_MEETING_OPENS = "timer_meetingOpens";
    public static final String TIMER_WINDOW_CLOSES = "timer_windowCloses";

    static final Var<String> COPY_FROM = Var.text("copyFrom");
    public static final Var<String> SESSION_NUMBER = Var.text("sessionNumber");
    static final Var<String> CASE_TITLE = Var.text("caseTitle");
    static final Var<SpinJsonNode> OPTIONS = Var.json("options");
    static final Var<String> LAST_REPORT = Var.text("lastReport");

    static final Var<String> THEME = Var.text("theme");
    static final Var<String> TASK_CATEGORY = Var.text("taskCategory");
    static final Var<String> MEETING_FORM = Var.text("meetingForm");
    static final Var<String> PLACE = Var.text("place");
    static final Var<String> MEETING_DATE = Var.text("meetingDate");
    static final Var<Integer> SPEAKER_COUNT = Var.number("speakerCount");
    static final Var<SpinJsonNode> DEPARTMENTS = Var.json("departments");
    static final Var<SpinJsonNode> TEAMS = Var.json("teams");

    /** The plan in words, for the leader who approves it. */
    static final Var<SpinJsonNode> PLAN = Var.json("plan");

    /** Codes of the teams: the call for highlights runs over them. */
    static final String INVITED_TEAMS = "invitedTeams";

    static final Var<String> PLAN_DECISION = Var.text("planDecision");
    static final Var<String> PLAN_RETURN_REASON = Var.text("planReturnReason");

    static final Var<SpinJsonNode> ACCEPTED_HIGHLIGHTS = Var.json("acceptedHighlights");
    static final Var<SpinJsonNode> SPEAKERS = Var.json("speakers");
    static final Var<Integer> AGENDA_MINUTES = Var.number("agendaMinutes");

    /** One order for each highlight on the agenda and each reviewing department: the reviews run over them. */
    static final String REVIEW_ORDERS = "reviewOrders";

    /** Agenda and options of the day, for the form of the meeting. */
    static final Var<SpinJsonNode> MEETING = Var.json("meeting");

    static final Var<SpinJsonNode> ABSENT_TEAMS = Var.json("absentTeams");
    static final Var<SpinJsonNode> ABSENT_DEPARTMENTS = Var.json("absentDepartments");
    static final Var<SpinJsonNode> SPOKEN_COMMENTS = Var.json("spokenComments");
    static final Var<SpinJsonNode> RAISED_ISSUES = Var.json("raisedIssues");

    static final Var<String> MINUTES_OPENING = Var.text("minutesOpening");
    static final Var<String> MINUTES_HIGHLIGHTS = Var.text("minutesHighlights");
    static final Var<String> MINUTES_QUESTIONS = Var.text("minutesQuestions");
    static final Var<String> MINUTES_ISSUES = Var.text("minutesIssues");
    static final Var<String> MINUTES_DECISIONS = Var.text("minutesDecisions");
    static final Var<String> MINUTES_DECISION = Var.text("minutesDecision");
    static final Var<String> MINUTES_RETURN_REASON = Var.text("minutesReturnReason");

    private SessionProcess() {}
}
