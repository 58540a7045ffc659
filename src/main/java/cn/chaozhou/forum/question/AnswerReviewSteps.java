package cn.chaozhou.forum.question;

import static cn.chaozhou.forum.question.AnswerReviewProcess.*;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.wording.Texts;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The building blocks that bpmn/question/answer-review.bpmn names; each is one call of the library. */
@Configuration
class AnswerReviewSteps {

    @Bean
    JavaDelegate publishAnswer(AnswerLibrary library, QuestionDesk desk) {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            REVIEW_AT.set(execution, library.publish(number));
            Question question = desk.get(number);
            know(execution, question, question.answer);
            OWNER_GROUPS.set(execution, QuestionDesk.answerers(question.addressee));
            CASE_TITLE.set(execution, Texts.of("question.caseTitle.review", number, question.addresseeName));
        };
    }

    @Bean
    JavaDelegate confirmAnswer(AnswerLibrary library) {
        return execution -> again(execution, library.confirm(execution.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate correctAnswer(AnswerLibrary library, QuestionDesk desk) {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            String text = ANSWER_TEXT.get(execution);
            again(execution, library.correct(number, text));
            know(execution, desk.get(number), text);
        };
    }

    @Bean
    JavaDelegate withdrawAnswer(AnswerLibrary library) {
        return execution -> library.withdraw(execution.getProcessBusinessKey(), WITHDRAW_REASON.get(execution));
    }

    @Bean
    JavaDelegate remindAnswerOwner(AnswerLibrary library) {
        return execution -> library.remindOwner(execution.getProcessBusinessKey());
    }

    private static void know(DelegateExecution execution, Question question, @Nullable String answer) {
        ANSWER_TEXT.set(execution, answer);
        KNOWN.set(
                execution,
                Var.toJson(Map.of(
                        "number",
                        question.number,
                        "session",
                        question.sessionNumber,
                        "owner",
                        question.addresseeName,
                        "question",
                        question.text,
                        "answer",
                        Objects.requireNonNull(answer))));
    }

    private static void again(DelegateExecution execution, Date next) {
        REVIEW_AT.set(execution, next);
        REVIEW_DECISION.set(execution, null);
    }
}
