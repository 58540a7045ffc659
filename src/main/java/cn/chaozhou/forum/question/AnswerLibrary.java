package cn.chaozhou.forum.question;

import static cn.chaozhou.forum.question.QuestionProcess.MESSAGE_ANSWER_SETTLED;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The library of answers (答复库): each answer given for good, with its owner and the date of its next review. */
@Service
class AnswerLibrary {

    private final JdbcClient jdbc;
    private final QuestionDesk desk;
    private final RuntimeService runtime;
    private final Deadlines deadlines;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    AnswerLibrary(
            JdbcClient jdbc,
            QuestionDesk desk,
            @Lazy RuntimeService runtime,
            Deadlines deadlines,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.runtime = runtime;
        this.deadlines = deadlines;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /** Starts the answer's own process; not in the name of the asker, whose rating brought us here. */
    void settle(String number) {
        timeline.asSystem(() -> runtime.startProcessInstanceByMessage(MESSAGE_ANSWER_SETTLED, number));
    }

    /** Puts the answer into the library; returns the date of its first review. */
    Date publish(String number) {
        Question question = desk.get(number);
        Date reviewAt = nextReview();
        jdbc.sql("insert into library_answer (question, owner, owner_name, text, published_at, review_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(number, question.addressee, question.addresseeName, question.answer, now(), local(reviewAt))
                .update();
        timeline.record(
                number,
                Texts.of("question.timeline.published"),
                Texts.of("question.detail.published", question.addresseeName));
        return reviewAt;
    }

    /** Still right; returns the date of the next review. */
    Date confirm(String number) {
        timeline.record(number, Texts.of("question.timeline.confirmed"), null);
        return reviewed(number);
    }

    /** The same question, answered as it is right today; returns the date of the next review. */
    Date correct(String number, String text) {
        jdbc.sql("update library_answer set text = ? where question = ?")
                .params(text, number)
                .update();
        timeline.record(number, Texts.of("question.timeline.corrected"), text);
        desk.tellAskers(number, Texts.of("question.notice.answerCorrected", number));
        return reviewed(number);
    }

    /** Nobody finds it any more; it stays in the question's own file. */
    void withdraw(String number, String why) {
        jdbc.sql("update library_answer set withdrawn_at = ?, withdrawn_why = ? where question = ?")
                .params(now(), why, number)
                .update();
        timeline.record(number, Texts.of("question.timeline.withdrawn"), why);
        desk.tellAskers(number, Texts.of("question.notice.answerWithdrawn", number, why));
    }

    void remindOwner(String number) {
        timeline.record(number, Texts.of("question.timeline.reviewOverdue"), null);
        for (String group : QuestionDesk.heads(desk.get(number).addressee).split(",")) {
            notices.send(group, number, Texts.of("question.notice.reviewOverdue", number));
        }
    }

    private Date reviewed(String number) {
        Date next = nextReview();
        jdbc.sql("update library_answer set reviewed_at = ?, review_at = ? where question = ?")
                .params(now(), local(next), number)
                .update();
        return next;
    }

    private Date nextReview() {
        return deadlines.after("answerReview");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private OffsetDateTime local(Date date) {
        return date.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
