package cn.chaozhou.forum.question;

import cn.chaozhou.forum.engine.Var;
import java.util.Date;
import org.camunda.spin.json.SpinJsonNode;

/** Names that Java shares with bpmn/question/question-answer.bpmn and its forms. */
public final class QuestionProcess {

    public static final String KEY = "questionAnswer";

    public static final String USER_TASK_WRITE_QUESTION = "userTask_writeQuestion";
    public static final String USER_TASK_MODERATE_QUESTION = "userTask_moderateQuestion";
    public static final String USER_TASK_ANSWER_QUESTION = "userTask_answerQuestion";
    public static final String USER_TASK_HEAD_ANSWERS = "userTask_headAnswers";
    public static final String USER_TASK_RATE_ANSWER = "userTask_rateAnswer";
    public static final String TIMER_WINDOW_CLOSES = "timer_windowCloses";
    public static final String TIMER_ANSWER_DUE = "timer_answerDue";
    public static final String TIMER_RATING_CLOSES = "timer_ratingCloses";

    static final String MESSAGE_ANSWER_SETTLED = "forum.answerSettled";

    static final Var<String> CASE_TITLE = Var.text("caseTitle");
    static final Var<SpinJsonNode> KNOWN = Var.json("known");
    static final Var<SpinJsonNode> OPTIONS = Var.json("options");
    static final Var<Date> WINDOW_CLOSES_AT = Var.date("windowClosesAt");
    static final Var<String> ADDRESSEE = Var.text("addressee");
    static final Var<String> QUESTION_TEXT = Var.text("questionText");
    static final Var<Boolean> ANONYMOUS = Var.flag("anonymous");
    static final Var<String> ANSWERER_GROUPS = Var.text("answererGroups");
    static final Var<String> HEAD_GROUPS = Var.text("headGroups");
    static final Var<Boolean> FOLLOW_UP_USED = Var.flag("followUpUsed");
    static final Var<String> MERGE_INTO = Var.text("mergeInto");
    static final Var<String> MODERATION_REASON = Var.text("moderationReason");
    static final Var<String> CATEGORY = Var.text("category");
    static final Var<String> ANSWER_TEXT = Var.text("answerText");
    static final Var<String> RATING = Var.text("rating");
    static final Var<String> FOLLOW_UP = Var.text("followUp");

    private QuestionProcess() {}
}
