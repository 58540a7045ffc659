package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.wording.Masks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Notices to a person or a group about a case; they stand or fall with the transaction of the act they tell about. */
@Service
public class Notices {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final WorkingCalendar calendar;
    private final Channels channels;
    private final MessageSettings settings;
    private final Clock clock;

    Notices(
            JdbcClient jdbc,
            JdbcTemplate batches,
            WorkingCalendar calendar,
            Channels channels,
            MessageSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.calendar = calendar;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A notice as its reader sees it.
     *
     * @param at when it was sent
     * @param shownAt from when on it may be read
     */
    public record Notice(long id, String caseKey, OffsetDateTime at, OffsetDateTime shownAt, String text) {}

    /**
     * Reaches its reader in business hours: what happens at night or on a holiday waits for the next opening. By mail it
     * comes with the digest of the day.
     *
     * @param recipient a user id or a group id such as {@code dept.agri.head}
     */
    public void send(String recipient, String caseKey, String text) {
        send(List.of(recipient), caseKey, text);
    }

    /** The same to several. */
    public void send(List<String> recipients, String caseKey, String text) {
        send(recipients, caseKey, text, false);
    }

    /** @param urgent reaches its reader at once, at any hour, by mail, too */
    public void send(String recipient, String caseKey, String text, boolean urgent) {
        send(List.of(recipient), caseKey, text, urgent);
    }

    private void send(List<String> recipients, String caseKey, String text, boolean urgent) {
        Instant now = clock.instant();
        Instant shownAt = urgent || calendar.isBusinessTime(now) ? now : calendar.plusBusinessTime(now, Duration.ZERO);
        // While no way out is configured nothing is kept for it: the day one is, nobody gets the mail of a year.
        Instant forwardAt = !channels.isAny() ? null : urgent ? now : settings.nextDigest(now);
        OffsetDateTime at = OffsetDateTime.now(clock);
        String masked = Masks.text(text);
        batches.batchUpdate(
                "insert into notice (recipient, case_key, at, shown_at, text, urgent, forward_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                recipients.stream()
                        .map(recipient -> new Object[] {
                            recipient,
                            caseKey,
                            at,
                            at(shownAt),
                            masked,
                            urgent,
                            forwardAt == null ? null : at(forwardAt)
                        })
                        .toList());
    }

    private OffsetDateTime at(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** The newest notices to a person, sent to them or to one of their groups; some may still wait for their time. */
    public List<Notice> latestFor(Collection<String> recipients, int atMost) {
        return jdbc.sql(
                        "select id, case_key caseKey, at, shown_at shownAt, text from notice where recipient in (:recipients)"
                                + " order by id desc fetch first :n rows only")
                .param("recipients", recipients)
                .param("n", atMost)
                .query(Notice.class)
                .list();
    }
}
