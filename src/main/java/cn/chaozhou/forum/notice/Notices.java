package cn.chaozhou.forum.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Notices to a person or a group about a case; they stand or fall with the transaction of the act they tell about. */
@Service
public class Notices {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A notice as its reader sees it. */
    public record Notice(long id, String caseKey, OffsetDateTime at, String text) {}

    /** @param recipient a user id or a group id such as {@code dept.agri.head} */
    public void send(String recipient, String caseKey, String text) {
        jdbc.sql("insert into notice (recipient, case_key, at, text) values (?, ?, ?, ?)")
                .params(recipient, caseKey, OffsetDateTime.now(clock), text)
                .update();
    }

    /** The newest notices to a person, sent to them or to one of their groups. */
    public List<Notice> latestFor(Collection<String> recipients, int atMost) {
        return jdbc.sql("select id, case_key caseKey, at, text from notice where recipient in (:recipients)"
                        + " order by id desc fetch first :n rows only")
                .param("recipients", recipients)
                .param("n", atMost)
                .query(Notice.class)
                .list();
    }
}
