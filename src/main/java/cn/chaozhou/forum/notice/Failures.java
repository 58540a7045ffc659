package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages that were not taken, for the administrator. They name no case: who asked without a name is not told here. */
@Service
class Failures {

    /** Rows of the list; what is behind them comes forward as these are settled. */
    private static final int NEWEST = 200;

    private final JdbcClient db;
    private final AuditTrail audit;
    private final Clock clock;

    Failures(JdbcClient db, AuditTrail audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A message that failed at least once.
     *
     * @param channel 邮件, or the name of the robot
     * @param receiver what the account is called; null for a robot
     * @param notices how many are in it
     * @param reason why it was not taken, in Chinese
     * @param nextTry null where the tries are over
     */
    record Failure(
            long id,
            String channel,
            @Nullable String user,
            @Nullable String receiver,
            long notices,
            boolean urgent,
            int tries,
            OffsetDateTime triedAt,
            String reason,
            @Nullable OffsetDateTime nextTry) {}

    private record Row(
            long id,
            @Nullable String user,
            @Nullable String robot,
            @Nullable String title,
            long notices,
            boolean urgent,
            int tries,
            OffsetDateTime triedAt,
            String fault,
            @Nullable Integer code,
            boolean ended,
            OffsetDateTime dueAt) {}

    List<Failure> all() {
        return db
                .sql(
                        """
                        select m.id, m.user_id "user", m.robot, u.FIRST_ title, m.urgent, m.tries, m.tried_at triedAt, m.fault,
                               m.fault_code code, m.state = 'FAILED' ended, m.due_at dueAt,
                               (select count(*) from notice_message_part p where p.message = m.id) notices
                        from notice_message m left join ACT_ID_USER u on u.ID_ = m.user_id
                        where m.fault is not null and m.state <> 'SENT'
                        order by case when m.state = 'FAILED' then 0 else 1 end, m.tried_at desc, m.id
                        fetch first :n rows only
                        """)
                .param("n", NEWEST)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Failure(
                        row.id(),
                        row.robot() == null ? Texts.of("notice.mail") : row.robot(),
                        row.user(),
                        row.title(),
                        row.notices(),
                        row.urgent(),
                        row.tries(),
                        row.triedAt(),
                        reason(row),
                        row.ended() ? null : row.dueAt()))
                .toList();
    }

    private static String reason(Row row) {
        String words = Texts.of("notice.fault." + row.fault());
        return row.code() == null ? words : Texts.of("notice.fault.code", words, row.code());
    }

    /**
     * Lets the message be sent at the next chance, with all its tries again and beside the digest of the day.
     *
     * @throws NoSuchElementException where it is gone, or has been sent
     * @throws ConflictRefused while it is being sent
     */
    @Transactional
    void retry(long id, String administrator) {
        String receiver = receiver(id);
        refuseUnless(db.sql("update notice_message set state = 'WAITING', tries = 0, due_at = ?, digest_day = null"
                        + " where id = ? and " + Messages.FREE)
                .params(now(), id, now())
                .update());
        audit.done(administrator, Texts.of("notice.retried"), receiver, null);
    }

    /**
     * Gives the message up; its notices stay where they are read in the app.
     *
     * @throws NoSuchElementException where it is gone, or has been sent
     * @throws ConflictRefused while it is being sent
     */
    @Transactional
    void cancel(long id, String administrator) {
        String receiver = receiver(id);
        refuseUnless(db.sql("delete from notice_message where id = ? and " + Messages.FREE)
                .params(id, now())
                .update());
        audit.done(administrator, Texts.of("notice.cancelled"), receiver, null);
    }

    private static void refuseUnless(int changed) {
        if (changed == 0) {
            throw new ConflictRefused(Texts.of("notice.refused.sending"));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private String receiver(long id) {
        return db.sql("select coalesce(user_id, robot) from notice_message where id = ? and state <> 'SENT'"
                        + " and fault is not null")
                .param(id)
                .query(String.class)
                .optional()
                .orElseThrow();
    }
}
