package cn.chaozhou.forum.review;

import cn.chaozhou.forum.engine.Var;
import org.camunda.spin.json.SpinJsonNode;

/** Names that Java shares with bpmn/review/department-review.bpmn and its form. */
public final class ReviewProcess {

    public static final String KEY = "departmentReview";

    public static final String USER_TASK_WRITE_REVIEW = "userTask_writeReview";
    public static final String USER_TASK_HEAD_REVIEW = "userTask_headReview";
    public static final String TIMER_REVIEW_REMINDER = "timer_reviewReminder";
    public static final String TIMER_REVIEW_DUE = "timer_reviewDue";
    public static final String TIMER_REVIEW_CLOSES = "timer_reviewCloses";
    public static final String MESSAGE_REVIEW_SPOKEN = "forum.reviewSpoken";

    static final Var<String> SESSION_NUMBER = Var.text("sessionNumber");
    static final Var<String> REVIEW_ORDER = Var.text("reviewOrder");
    static final Var<String> DEPARTMENT = Var.text("department");
    static final Var<Boolean> RECUSED = Var.flag("recused");
    static final Var<String> CASE_TITLE = Var.text("caseTitle");
    static final Var<SpinJsonNode> FACTS = Var.json("facts");
    static final Var<SpinJsonNode> OPTIONS = Var.json("options");
    static final Var<String> TRUTH = Var.text("truth");
    static final Var<String> EFFECT = Var.text("effect");
    static final Var<String> REPEATABILITY = Var.text("repeatability");
    static final Var<String> NEWNESS = Var.text("newness");
    static final Var<String> SUGGESTION = Var.text("suggestion");
    static final Var<String> CONCLUSION = Var.text("conclusion");
    static final Var<String> SPOKEN_COMMENT = Var.text("spokenComment");

    private ReviewProcess() {}

    /** One order of the agenda: which highlight is reviewed by which department. */
    public static String order(String highlight, String department) {
        return highlight + "|" + department;
    }
}
