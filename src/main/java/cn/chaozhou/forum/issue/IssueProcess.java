package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;
import org.camunda.spin.json.SpinJsonNode;

/** Names in the diagram issueSupervision, and the variables all diagrams of an issue share. */
public final class IssueProcess {

    public static final String KEY = "issueSupervision";

    public static final String MESSAGE_ISSUE_RAISED = "forum.issueRaised";
    public static final String MESSAGE_ISSUE_MERGED = "forum.issueMerged";
    public static final String MESSAGE_TOPIC_SOLVED = "forum.topicSolved";
    public static final String USER_TASK_DESCRIBE_ISSUE = "userTask_describeIssue";
    public static final String USER_TASK_LOOK_BACK = "userTask_lookBack";
    public static final String TIMER_LOOK_BACK = "timer_lookBack";
    public static final String TIMER_LOOK_BACK_OVER = "timer_lookBackOver";

    static final Var<String> STARTER = Var.text("starter");
    static final Var<String> INTRO = Var.text("intro");
    static final Var<Boolean> TEAM_KNOWN = Var.flag("teamKnown");
    static final Var<SpinJsonNode> TEAM_OPTIONS = Var.json("teamOptions");
    static final Var<SpinJsonNode> CATEGORY_OPTIONS = Var.json("categoryOptions");
    static final Var<String> TITLE = Var.text("title");
    static final Var<String> DESCRIPTION = Var.text("description");
    static final Var<String> CATEGORY = Var.text("category");
    static final Var<String> URGENCY = Var.text("urgency");
    static final Var<String> ISSUE_CLASS = Var.text("issueClass");
    static final Var<String> RAISED_BY_TEAM = Var.text("raisedByTeam");
    static final Var<String> SESSION_NUMBER = Var.text("sessionNumber");
    static final Var<String> QUESTION_NUMBER = Var.text("questionNumber");
    static final Var<String> OUTCOME = Var.text("outcome");
    static final Var<String> DEPARTMENT = Var.text("department");
    static final Var<String> ANSWER = Var.text("answer");
    static final Var<java.util.Date> LOOK_BACK_AT = Var.date("lookBackAt");
    static final Var<Integer> LOOK_BACK_ROUND = Var.number("lookBackRound");
    static final Var<String> LOOK_BACK_RESULT = Var.text("lookBackResult");

    public static final Var<String> ISSUE_NUMBER = Var.text("issueNumber");
    static final Var<String> CASE_TITLE = Var.text("caseTitle");
    static final Var<String> SUMMARY = Var.text("summary");
    static final Var<String> DECISION = Var.text("decision");
    static final Var<String> REASON = Var.text("reason");
    static final Var<SpinJsonNode> OWNER_OPTIONS = Var.json("ownerOptions");

    private IssueProcess() {}
}
