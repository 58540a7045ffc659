package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audit administrator goes through what the other two administrators did (三员分立), and says what was found. */
@Service
class AuditReviews {

    private static final List<Role> REVIEWED = List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
    private static final int LONGEST = 1000;

    private final JdbcClient db;
    private final AuditTrail trail;
    private final Clock clock = Clock.systemUTC();

    AuditReviews(JdbcClient db, AuditTrail trail) {
        this.db = db;
        this.trail = trail;
    }

    /**
     * How far an office has been gone through.
     *
     * @param office {@code systemAdmin} or {@code securityAdmin}
     * @param through place of the last line gone through; 0 before the first review
     * @param waiting lines of this office after it
     * @param at when; null before the first review
     */
    record Review(
            String office,
            String title,
            long through,
            long waiting,
            @Nullable OffsetDateTime at,
            @Nullable String reviewer,
            @Nullable String finding) {}

    /**
     * What a review says; null where a field was left out.
     *
     * @param through place of the last line that was seen
     */
    record Finding(@Nullable String office, @Nullable Long through, @Nullable String finding) {}

    private record Last(long throughSeq, OffsetDateTime at, String reviewer, String finding) {}

    List<Review> all() {
        return REVIEWED.stream().map(this::of).toList();
    }

    private Review of(Role office) {
        Optional<Last> last = last(office);
        long through = last.map(Last::throughSeq).orElse(0L);
        long waiting = db.sql("select count(*) from audit_entry where seq > ?"
                        + " and actor in (select user_id from duty where role = ?)")
                .params(through, office.group())
                .query(Long.class)
                .single();
        return new Review(
                office.group(),
                office.title(),
                through,
                waiting,
                last.map(Last::at).orElse(null),
                last.map(Last::reviewer).orElse(null),
                last.map(Last::finding).orElse(null));
    }

    private Optional<Last> last(Role office) {
        return db.sql("select through_seq, at, reviewer, finding from audit_review where office = ?"
                        + " order by id desc fetch first row only")
                .param(office.group())
                .query(Last.class)
                .optional();
    }

    /**
     * Keeps a review; it is a line of the audit itself.
     *
     * @throws InputRefused that names the field
     */
    @Transactional
    void keep(Finding said, String reviewer) {
        Role office = Role.find(said.office())
                .filter(REVIEWED::contains)
                .orElseThrow(() -> refused("office", Texts.of("audit.refused.office")));
        long before = last(office).map(Last::throughSeq).orElse(0L);
        long newest = db.sql("select last_seq from audit_chain where id = 1")
                .query(Long.class)
                .single();
        if (said.through() == null || said.through() <= before || said.through() > newest) {
            throw refused("through", Texts.of("audit.refused.through", before, newest));
        }
        String finding = said.finding() == null ? "" : said.finding().strip();
        if (finding.isEmpty() || finding.length() > LONGEST) {
            throw refused("finding", Texts.of("audit.refused.finding", LONGEST));
        }
        db.sql("insert into audit_review (office, through_seq, at, reviewer, finding) values (?, ?, ?, ?, ?)")
                .params(office.group(), said.through(), OffsetDateTime.now(clock), reviewer, Masks.text(finding))
                .update();
        trail.done(
                reviewer,
                Texts.of("audit.reviewed", office.title()),
                office.group(),
                Texts.of("audit.reviewed.detail", said.through(), finding));
    }

    private static InputRefused refused(String field, String advice) {
        return new InputRefused(field, Texts.of("audit.field." + field), advice);
    }
}
