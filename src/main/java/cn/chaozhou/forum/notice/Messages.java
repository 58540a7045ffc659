package cn.chaozhou.forum.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of table notice_message. One that is taken is sent by nobody else until its lease ends; a node that dies after
 * sending and before {@link #sent} lets the message be sent twice, never be lost.
 */
@Repository
class Messages {

    /** Condition on a row that nobody is sending; its parameter is now. */
    static final String FREE = "(taken_until is null or taken_until <= ?)";

    private final JdbcClient db;
    private final Clock clock;

    Messages(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A notice inside a message. */
    record Part(long id, String recipient, String caseKey, OffsetDateTime at, String text) {}

    /**
     * What goes to one person or one chat group.
     *
     * @param user account of a mail's receiver
     * @param robot name of a robot; one of the two is null
     * @param tries with the one that is being made
     */
    record Message(
            long id, @Nullable String user, @Nullable String robot, boolean urgent, int tries, List<Part> parts) {}

    /**
     * Who a message is for.
     *
     * @param user account, for mail
     * @param robot name, for a chat group; one of the two is null
     */
    record Addressee(@Nullable String user, @Nullable String robot) {

        private String column() {
            return robot == null ? "user_id" : "robot";
        }

        private String key() {
            return String.valueOf(robot == null ? user : robot);
        }
    }

    /** Makes an empty message that is due at the moment; a digest where a day is given. */
    long add(Addressee to, boolean urgent, @Nullable LocalDate day, Instant due) {
        KeyHolder key = new GeneratedKeyHolder();
        db.sql("insert into notice_message (user_id, robot, urgent, digest_day, state, due_at, tries)"
                        + " values (?, ?, ?, ?, 'WAITING', ?, 0)")
                .params(to.user(), to.robot(), urgent, day == null ? null : java.sql.Date.valueOf(day), at(due))
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    void put(long message, long notice) {
        db.sql("insert into notice_message_part (message, notice) values (?, ?)")
                .params(message, notice)
                .update();
    }

    /** The digest that still waits for this receiver, held against other nodes until the transaction ends. */
    Optional<Long> openDigest(Addressee to) {
        return db.sql("select id from notice_message where " + to.column() + " = ? and digest_day is not null"
                        + " and state = 'WAITING' and " + FREE + " order by id fetch first row only for update")
                .params(to.key(), now())
                .query(Long.class)
                .optional();
    }

    /** Whether the receiver has, or has had, a digest on that day. */
    boolean hasDigest(Addressee to, LocalDate day) {
        return db.sql("select count(*) from notice_message where " + to.column() + " = ? and digest_day = ?")
                        .params(to.key(), java.sql.Date.valueOf(day))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What is to be sent now, the oldest first; outside business hours what is urgent alone. */
    List<Long> due(@Nullable String robot, boolean urgentOnly) {
        return db.sql("select id from notice_message where coalesce(robot, '') = coalesce(?, '') and state = 'WAITING'"
                        + " and due_at <= ? and " + FREE + " and (urgent or ?) order by due_at, id")
                .params(robot, now(), now(), !urgentOnly)
                .query(Long.class)
                .list();
    }

    /**
     * Takes a message for one try, which is counted at once: one that ends its node has been tried, too.
     *
     * @param today becomes the day of a digest
     */
    @Transactional
    boolean take(long id, Duration lease, LocalDate today) {
        return db.sql("update notice_message set taken_until = ?, tries = tries + 1, tried_at = ?,"
                                + " digest_day = case when digest_day is null then null else cast(? as date) end"
                                + " where id = ? and state = 'WAITING' and due_at <= ? and " + FREE)
                        .params(now().plus(lease), now(), java.sql.Date.valueOf(today), id, now(), now())
                        .update()
                == 1;
    }

    /** Empty where it was given up, or its receiver erased, meanwhile. */
    Optional<Message> find(long id) {
        List<Part> parts = db.sql(
                        "select n.id, n.recipient, n.case_key caseKey, n.at, n.text from notice_message_part p"
                                + " join notice n on n.id = p.notice where p.message = ? order by n.id")
                .param(id)
                .query(Part.class)
                .list();
        return db.sql("select user_id, robot, urgent, tries from notice_message where id = ?")
                .param(id)
                .query((row, number) -> new Message(
                        id,
                        row.getString("user_id"),
                        row.getString("robot"),
                        row.getBoolean("urgent"),
                        row.getInt("tries"),
                        parts))
                .optional();
    }

    void sent(long id) {
        db.sql("update notice_message set state = 'SENT', taken_until = null where id = ?")
                .param(id)
                .update();
    }

    /** @param next when it is tried again; null for never, unless an administrator wants it */
    void failed(long id, NotSent why, @Nullable Instant next) {
        db.sql("update notice_message set state = ?, due_at = coalesce(?, due_at), taken_until = null, fault = ?,"
                        + " fault_code = ? where id = ?")
                .params(
                        next == null ? "FAILED" : "WAITING",
                        next == null ? null : at(next),
                        why.fault().name(),
                        why.code(),
                        id)
                .update();
    }

    void postpone(long id, Instant due) {
        db.sql("update notice_message set due_at = ? where id = ?")
                .params(at(due), id)
                .update();
    }

    void remove(long id) {
        db.sql("delete from notice_message where id = ?").param(id).update();
    }

    /** What was sent is kept for its day only, which bars a second digest. */
    void forgetSentBefore(Instant moment) {
        db.sql("delete from notice_message where state = 'SENT' and tried_at < ?")
                .param(at(moment))
                .update();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private OffsetDateTime at(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime();
    }
}
