package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.notice.Messages.Addressee;
import cn.chaozhou.forum.notice.NoticeSettings.Robot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns notices that are to leave the machine into messages to those who hold the post at that moment: an urgent one at
 * once and alone, the others into the one digest that a receiver has a day.
 */
@Component
class Forwarding {

    private final JdbcClient db;
    private final Messages messages;
    private final Channels channels;
    private final Mailboxes mailboxes;
    private final MessageSettings settings;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Forwarding(
            JdbcClient db,
            Messages messages,
            Channels channels,
            Mailboxes mailboxes,
            MessageSettings settings,
            WorkingCalendar calendar,
            Clock clock) {
        this.db = db;
        this.messages = messages;
        this.channels = channels;
        this.mailboxes = mailboxes;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Due(long id, String recipient, boolean urgent) {}

    /** All of it or, where another node is at it, nothing: then the next round finds what is left. */
    @Transactional
    void forwardDue() {
        Instant now = clock.instant();
        boolean open = calendar.isBusinessTime(now);
        messages.forgetSentBefore(
                calendar.dayOf(now).atStartOfDay(calendar.zone()).toInstant());
        db
                .sql("select id, recipient, urgent from notice where forward_at <= ? and (urgent or ?) order by id")
                .params(OffsetDateTime.now(clock), open)
                .query(Due.class)
                .list()
                .stream()
                .filter(this::isOurs)
                .forEach(notice -> addressees(notice.recipient()).forEach(to -> put(notice, to, now)));
    }

    private boolean isOurs(Due notice) {
        return db.sql("update notice set forward_at = null where id = ? and forward_at is not null")
                        .param(notice.id())
                        .update()
                == 1;
    }

    private List<Addressee> addressees(String recipient) {
        Stream<Addressee> people = channels.isMail()
                ? mailboxes.holders(recipient).stream().map(user -> new Addressee(user, null))
                : Stream.empty();
        List<Robot> robots = channels.robots().stream()
                .filter(robot -> robot.takes(recipient))
                .toList();
        // An account may be called like a post; what one person is told is not told in a chat group.
        Stream<Addressee> groups =
                !robots.isEmpty() && mailboxes.groupName(recipient).isPresent()
                        ? robots.stream().map(robot -> new Addressee(null, robot.name()))
                        : Stream.empty();
        return Stream.concat(people, groups).toList();
    }

    private void put(Due notice, Addressee to, Instant now) {
        long message = notice.urgent()
                ? messages.add(to, true, null, now)
                : messages.openDigest(to).orElseGet(() -> newDigest(to, now));
        messages.put(message, notice.id());
    }

    private long newDigest(Addressee to, Instant now) {
        LocalDate today = calendar.dayOf(now);
        if (!messages.hasDigest(to, today)) {
            return messages.add(to, false, today, now);
        }
        // Written while the day's digest was being made: one a day is promised.
        Instant next = nextDay(now);
        return messages.add(to, false, calendar.dayOf(next), next);
    }

    /** The first digest after today's. */
    Instant nextDay(Instant now) {
        return settings.nextDigest(
                calendar.dayOf(now).plusDays(1).atStartOfDay(calendar.zone()).toInstant());
    }
}
