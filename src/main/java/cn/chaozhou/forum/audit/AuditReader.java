package cn.chaozhou.forum.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds lines of the audit, the newest first. */
@Repository
class AuditReader {

    private final JdbcTemplate db;
    private final ZoneId zone;

    AuditReader(JdbcTemplate db, @Value("${forum.calendar.zone}") ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /**
     * What is looked for; null asks for no restriction.
     *
     * @param actor user id, whole
     * @param office role group: lines of whoever holds or held it
     * @param subject beginning of a case number, user id or path
     * @param words text in action or detail
     * @param from first day, in the office's time zone
     * @param to last day
     * @param before only lines of a smaller place: the next page
     */
    record Search(
            @Nullable String actor,
            @Nullable String office,
            @Nullable String subject,
            @Nullable String words,
            AuditEntry.@Nullable Result result,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @Nullable Long before) {

        Search {
            actor = typed(actor);
            office = typed(office);
            subject = typed(subject);
            words = typed(words);
        }

        private static @Nullable String typed(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    List<AuditEntry> find(Search search, int atMost) {
        List<AuditEntry> found = new ArrayList<>();
        each(search, atMost, found::add);
        return found;
    }

    void each(Search search, int atMost, Consumer<AuditEntry> reader) {
        StringBuilder sql = new StringBuilder("select * from audit_entry where 1 = 1");
        List<Object> values = new ArrayList<>();
        add(sql, values, " and actor = ?", search.actor());
        add(sql, values, " and actor in (select user_id from duty where role = ?)", search.office());
        add(
                sql,
                values,
                " and subject like ? escape '!'",
                search.subject() == null ? null : like(search.subject()) + "%");
        if (search.words() != null) {
            String words = "%" + like(search.words().toLowerCase(Locale.ROOT)) + "%";
            sql.append(" and (lower(action) like ? escape '!' or lower(detail) like ? escape '!')");
            values.add(words);
            values.add(words);
        }
        add(
                sql,
                values,
                " and result = ?",
                search.result() == null ? null : search.result().name());
        add(sql, values, " and at >= ?", search.from() == null ? null : start(search.from()));
        add(
                sql,
                values,
                " and at < ?",
                search.to() == null ? null : start(search.to().plusDays(1)));
        add(sql, values, " and seq < ?", search.before());
        sql.append(" order by seq desc fetch first ? rows only");
        values.add(atMost);
        db.query(
                sql.toString(),
                row -> {
                    reader.accept(AuditChain.entry(row, 0));
                },
                values.toArray());
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private java.time.OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    /** What people type is text, not a pattern. */
    private static String like(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }
}
