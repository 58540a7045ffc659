package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The texts of messages and the time of the digest: packaged, until an administrator changes one. */
@Service
class MessageSettings {

    static final String DIGEST_AT = "DIGEST_AT";

    private final JdbcClient db;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final Clock clock;

    MessageSettings(JdbcClient db, WorkingCalendar calendar, AuditTrail audit, Clock clock) {
        this.db = db;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every text as it is used now. */
    Map<Wording, String> texts() {
        Map<Wording, String> texts = new EnumMap<>(Wording.class);
        for (Wording wording : Wording.values()) {
            texts.put(wording, changed(wording.name()).orElseGet(wording::packaged));
        }
        return texts;
    }

    /** When the digest of a working day goes out; at its opening until somebody says otherwise. */
    LocalTime digestAt() {
        return changed(DIGEST_AT)
                .map(LocalTime::parse)
                .orElseGet(() -> calendar.hours().get(0).from());
    }

    /** The first digest after the moment, in business hours also where these have changed since. */
    Instant nextDigest(Instant moment) {
        LocalTime time = digestAt();
        LocalDate day = calendar.dayOf(moment);
        boolean past = day.atTime(time).atZone(calendar.zone()).toInstant().isBefore(moment);
        LocalDate next = calendar.plusWorkingDays(past ? day.plusDays(1) : day, 0);
        return calendar.plusBusinessTime(
                next.atTime(time).atZone(calendar.zone()).toInstant(), Duration.ZERO);
    }

    private Optional<String> changed(String name) {
        return db.sql("select text from notice_setting where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /**
     * Takes texts over; an empty one brings the packaged one back.
     *
     * @param digestAt HH:mm; null leaves it
     * @throws InputRefused that names the text at fault
     */
    @Transactional
    void change(Map<Wording, String> texts, @Nullable String digestAt, String administrator) {
        checked(texts).forEach((wording, text) -> {
            boolean packaged = text.isBlank() || text.equals(wording.packaged());
            if (!text.equals(texts().get(wording))) {
                save(wording.name(), packaged ? null : text, administrator);
                audit.done(
                        administrator,
                        Texts.of("notice.changed"),
                        wording.title(),
                        packaged ? Texts.of("notice.changed.packaged") : text);
            }
        });
        if (digestAt != null && !digestAt.equals(digestAt().toString())) {
            save(DIGEST_AT, businessTime(digestAt).toString(), administrator);
            audit.done(administrator, Texts.of("notice.changed"), Texts.of("notice.digestAt"), digestAt);
        }
    }

    /**
     * The texts that would be used if these were saved.
     *
     * @throws InputRefused that names the text at fault
     */
    Map<Wording, String> with(Map<Wording, String> typed) {
        Map<Wording, String> texts = texts();
        checked(typed).forEach((wording, text) -> texts.put(wording, text.isBlank() ? wording.packaged() : text));
        return texts;
    }

    private static Map<Wording, String> checked(Map<Wording, String> typed) {
        Map<Wording, String> checked = new EnumMap<>(Wording.class);
        typed.forEach((wording, text) -> {
            String lines = text.replace("\r\n", "\n").strip();
            if (!lines.isEmpty()) {
                wording.check(lines);
            }
            checked.put(wording, lines);
        });
        return checked;
    }

    private LocalTime businessTime(String typed) {
        try {
            LocalTime time = LocalTime.parse(typed);
            if (calendar.hours().stream().anyMatch(h -> !time.isBefore(h.from()) && time.isBefore(h.to()))) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // Refused below, like a time at which nobody is there.
        }
        throw new InputRefused(
                DIGEST_AT,
                Texts.of("notice.digestAt"),
                Texts.of(
                        "notice.refused.digestAt",
                        calendar.hours().stream()
                                .map(hours -> hours.from() + "-" + hours.to())
                                .collect(Collectors.joining(Texts.of("notice.placeholder.separator")))));
    }

    private void save(String name, @Nullable String text, String administrator) {
        db.sql("delete from notice_setting where name = ?").param(name).update();
        if (text != null) {
            db.sql("insert into notice_setting (name, text, changed_at, changed_by) values (?, ?, ?, ?)")
                    .params(name, text, OffsetDateTime.now(clock), administrator)
                    .update();
        }
    }
}
