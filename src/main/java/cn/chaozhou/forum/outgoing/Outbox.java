package cn.chaozhou.forum.outgoing;

import cn.chaozhou.forum.casefile.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What waits for each receiver: written with the act it tells about, removed when the receiver has it. */
@Repository
class Outbox {

    private final JdbcClient db;
    private final OutgoingSettings settings;
    private final Clock clock;

    Outbox(JdbcClient db, OutgoingSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** An event that waits. It says neither who nor why: a receiver asks for that with rights of its own. */
    record Event(long id, String caseKey, OffsetDateTime at, String step) {}

    /**
     * How a receiver is doing.
     *
     * @param waiting number of events it doesn't have yet
     * @param failures tries that failed since the last that succeeded
     * @param nextTry when it is tried again; null where nothing failed
     */
    record Receiving(String name, long waiting, int failures, @Nullable OffsetDateTime nextTry) {}

    @EventListener
    void keep(Timeline.Entry entry) {
        settings.receivers().forEach(receiver -> db.sql(
                        "insert into outgoing_event (receiver, case_key, at, step) values (?, ?, ?, ?)")
                .params(receiver.name(), entry.caseKey(), entry.at(), entry.step())
                .update());
    }

    List<Event> next(String receiver) {
        return db.sql("select id, case_key caseKey, at, step from outgoing_event where receiver = ? order by id"
                        + " fetch first ? rows only")
                .params(receiver, settings.batch())
                .query(Event.class)
                .list();
    }

    /**
     * Takes the receiver for one try, so that of several nodes only one speaks to it; a node that dies with it gives it
     * back when the try would have timed out.
     */
    @Transactional
    boolean take(String receiver, Duration lease) {
        boolean known = db.sql("select count(*) from outgoing_receiver where name = ?")
                        .param(receiver)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            db.sql("insert into outgoing_receiver (name, failures, next_try) values (?, 0, ?)")
                    .params(receiver, now())
                    .update();
        }
        return db.sql("update outgoing_receiver set next_try = ? where name = ? and next_try <= ?")
                        .params(now().plus(lease), receiver, now())
                        .update()
                == 1;
    }

    @Transactional
    void delivered(String receiver, List<Event> events) {
        events.forEach(event -> db.sql("delete from outgoing_event where id = ?")
                .param(event.id())
                .update());
        db.sql("update outgoing_receiver set failures = 0, next_try = ? where name = ?")
                .params(now(), receiver)
                .update();
    }

    void failed(String receiver) {
        int failures = db.sql("select failures from outgoing_receiver where name = ?")
                .param(receiver)
                .query(Integer.class)
                .single();
        db.sql("update outgoing_receiver set failures = failures + 1, next_try = ? where name = ?")
                .params(now().plus(settings.pauses().after(failures + 1)), receiver)
                .update();
    }

    List<Receiving> receivers() {
        return settings.receivers().stream()
                .map(receiver -> db.sql(
                                "select cast(? as varchar(60)) name,"
                                        + " (select count(*) from outgoing_event e where e.receiver = ?) waiting,"
                                        + " coalesce((select failures from outgoing_receiver r where r.name = ?), 0) failures,"
                                        + " (select next_try from outgoing_receiver r where r.name = ? and failures > 0) nextTry")
                        .params(receiver.name(), receiver.name(), receiver.name(), receiver.name())
                        .query(Receiving.class)
                        .single())
                .toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
