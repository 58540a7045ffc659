package cn.chaozhou.forum.question;

import cn.chaozhou.forum.engine.Var;
import java.util.Date;
import org.camunda.spin.json.SpinJsonNode;

/** Names that Java shares with bpmn/question/answer-review.bpmn and its form. */
final class AnswerReviewProcess {

    static final String KEY = "answerReview";

    static final String MESSAGE_ANSWER_SETTLED = QuestionProcess.MESSAGE_ANSWER_SETTLED;
    static final String USER_TASK_REVIEW_ANSWER = "userTask_reviewAnswer";
    static final String TIMER_REVIEW_COMES = "timer_reviewComes";
    static final String TIMER_REVIEW_OVERDUE = "timer_reviewOverdue";

    static final Var<String> CASE_TITLE = Var.text("caseTitle");
    static final Var<SpinJsonNode> KNOWN = Var.json("known");
    static final Var<String> OWNER_GROUPS = Var.text("ownerGroups");
    static final Var<Date> REVIEW_AT = Var.date("reviewAt");
    static final Var<String> REVIEW_DECISION = Var.text("reviewDecision");
    static final Var<String> ANSWER_TEXT = Var.text("answerText");
    static final Var<String> WITHDRAW_REASON = Var.text("withdrawReason");

    private AnswerReviewProcess() {}
}
