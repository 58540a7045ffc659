package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The time in which questions may be asked: opened with a session's agenda, closed by the session's timer. */
@Service
public class QuestionWindow {

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Clock clock;

    QuestionWindow(JdbcClient jdbc, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** An open window: of which session, and until when. */
    record Open(String sessionNumber, OffsetDateTime closesAt) {}

    public void open(String sessionNumber, Date closesAt) {
        OffsetDateTime end = closesAt.toInstant().atZone(clock.getZone()).toOffsetDateTime();
        jdbc.sql("insert into question_window (session_number, closes_at, is_open) values (?, ?, true)")
                .params(sessionNumber, end)
                .update();
        timeline.record(sessionNumber, Texts.of("question.timeline.windowOpened"), null);
    }

    public void close(String sessionNumber) {
        jdbc.sql("update question_window set is_open = false where session_number = ?")
                .param(sessionNumber)
                .update();
        timeline.record(sessionNumber, Texts.of("question.timeline.windowClosed"), null);
    }

    /** The window that is open now; of several the one that closes first. A late meeting keeps none open past its time. */
    Optional<Open> current() {
        return jdbc.sql(
                        """
                        select session_number sessionNumber, closes_at closesAt from question_window
                        where is_open and closes_at > ? order by closes_at fetch first 1 rows only
                        """)
                .param(OffsetDateTime.now(clock))
                .query(Open.class)
                .optional();
    }

    /** The session that had a window last. */
    Optional<String> newest() {
        return jdbc.sql("select session_number from question_window order by closes_at desc fetch first 1 rows only")
                .query(String.class)
                .optional();
    }
}
