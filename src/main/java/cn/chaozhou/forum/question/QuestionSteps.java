package cn.chaozhou.forum.question;

import static cn.chaozhou.forum.question.QuestionProcess.*;

import cn.chaozhou.forum.engine.HiddenPeople;
import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.wording.Texts;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The building blocks that bpmn/question/question-answer.bpmn names; each is one call of the desk. */
@Configuration
class QuestionSteps {

    @Bean
    JavaDelegate openQuestion(QuestionDesk desk, QuestionInDiagram question) {
        return execution -> {
            QuestionWindow.Open window = desk.openWindow();
            WINDOW_CLOSES_AT.set(execution, Date.from(window.closesAt().toInstant()));
            KNOWN.set(
                    execution,
                    Var.toJson(Map.of(
                            "session", window.sessionNumber(),
                            "sessionTitle", Texts.session(window.sessionNumber()))));
            OPTIONS.set(execution, Var.toJson(Map.of("addressees", desk.addressees(question.starter()))));
            CASE_TITLE.set(execution, Texts.of("question.caseTitle.opened", Texts.session(window.sessionNumber())));
        };
    }

    @Bean
    JavaDelegate submitQuestion(QuestionDesk desk, QuestionInDiagram inDiagram) {
        return execution -> {
            String session = KNOWN.get(execution).prop("session").stringValue();
            String addressee = ADDRESSEE.get(execution);
            String number = desk.ask(
                    session,
                    inDiagram.starter(),
                    addressee,
                    ANONYMOUS.orElse(execution, false),
                    QUESTION_TEXT.get(execution));
            execution.setProcessBusinessKey(number);
            Question question = desk.get(number);
            KNOWN.set(
                    execution,
                    Var.toJson(Map.of(
                            "session",
                            session,
                            "number",
                            number,
                            "addressee",
                            question.addresseeName,
                            "shownAsker",
                            question.shownAsker())));
            OPTIONS.set(execution, Var.toJson(Map.of("categories", desk.categories())));
            ANSWERER_GROUPS.set(execution, QuestionDesk.answerers(addressee));
            HEAD_GROUPS.set(execution, QuestionDesk.heads(addressee));
            FOLLOW_UP_USED.set(execution, false);
            CASE_TITLE.set(execution, Texts.of("question.caseTitle.asked", question.addresseeName, number));
        };
    }

    @Bean
    JavaDelegate showQuestion(QuestionDesk desk) {
        return execution -> desk.shown(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate mergeQuestion(QuestionDesk desk) {
        return execution -> desk.merged(execution.getProcessBusinessKey(), MERGE_INTO.get(execution));
    }

    @Bean
    JavaDelegate setQuestionAside(QuestionDesk desk) {
        return execution -> desk.setAside(execution.getProcessBusinessKey(), MODERATION_REASON.get(execution));
    }

    @Bean
    JavaDelegate escalateAnswer(QuestionDesk desk) {
        return execution -> desk.escalated(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordAnswer(QuestionDesk desk) {
        return execution -> desk.answered(execution.getProcessBusinessKey(), ANSWER_TEXT.get(execution));
    }

    @Bean
    JavaDelegate recordRating(QuestionDesk desk) {
        return execution -> desk.rated(execution.getProcessBusinessKey(), RATING.get(execution));
    }

    @Bean
    JavaDelegate recordUnrated(QuestionDesk desk) {
        return execution -> desk.rated(execution.getProcessBusinessKey(), null);
    }

    @Bean
    JavaDelegate askAgain(QuestionDesk desk) {
        return execution -> {
            String followUp = FOLLOW_UP.get(execution);
            desk.askedAgain(execution.getProcessBusinessKey(), followUp);
            KNOWN.set(execution, KNOWN.get(execution).prop("followUp", followUp));
            FOLLOW_UP_USED.set(execution, true);
            RATING.set(execution, null);
        };
    }

    @Bean
    JavaDelegate makeIssueOfQuestion(QuestionDesk desk) {
        return execution -> desk.becameIssue(execution.getProcessBusinessKey(), CATEGORY.find(execution));
    }

    @Bean
    JavaDelegate settleAnswer(AnswerLibrary library) {
        return execution -> library.settle(execution.getProcessBusinessKey());
    }

    /** These steps tell who asked; the name of an asker may be hidden. */
    @Bean
    static HiddenPeople askers() {
        return new HiddenPeople(
                KEY, Set.of(USER_TASK_WRITE_QUESTION, USER_TASK_MODERATE_QUESTION, USER_TASK_RATE_ANSWER));
    }
}
