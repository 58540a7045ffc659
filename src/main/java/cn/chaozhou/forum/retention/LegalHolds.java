package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases that stay beyond their time, say for a dispute (暂缓销毁). A session's hold covers what was raised in it. */
@Service
class LegalHolds {

    private static final int LONGEST = 500;

    private final JdbcClient db;
    private final AuditTrail audit;
    private final Clock clock;

    LegalHolds(JdbcClient db, AuditTrail audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked for; null where a field was left out. */
    record Wish(@Nullable String number, @Nullable String reason) {}

    record Hold(String caseNumber, String reason, OffsetDateTime setAt, String setBy) {}

    List<Hold> present() {
        return db.sql("select case_number, reason, set_at, set_by from legal_hold where lifted_at is null order by id")
                .query(Hold.class)
                .list();
    }

    /**
     * Holds a case.
     *
     * @throws InputRefused for a number that no case has, one that is held already, and without a reason
     */
    @Transactional
    void set(Wish wish, String who) {
        String number = number(wish);
        String reason = reason(wish);
        if (!isCase(number)) {
            throw refused("number", Texts.of("retention.refused.number", number));
        } else if (isHeld(number)) {
            throw refused("number", Texts.of("retention.refused.held", number));
        }
        db.sql("insert into legal_hold (case_number, reason, set_at, set_by) values (?, ?, ?, ?)")
                .params(number, reason, OffsetDateTime.now(clock), who)
                .update();
        audit.done(who, Texts.of("retention.held"), number, reason);
    }

    /** Lets it go again; it may be cleared the next night. */
    @Transactional
    void lift(Wish wish, String who) {
        String number = number(wish);
        String reason = reason(wish);
        if (!isHeld(number)) {
            throw refused("number", Texts.of("retention.refused.free", number));
        }
        db.sql("update legal_hold set lifted_at = ?, lifted_by = ?, lift_reason = ?"
                        + " where case_number = ? and lifted_at is null")
                .params(OffsetDateTime.now(clock), who, reason, number)
                .update();
        audit.done(who, Texts.of("retention.lifted"), number, reason);
    }

    /** Locks it, so that it isn't cleared at the same moment. */
    private boolean isCase(String number) {
        return Arrays.stream(CaseKind.values())
                .anyMatch(kind -> db.sql("select number from " + kind.key() + " where number = ? for update")
                        .param(number)
                        .query(String.class)
                        .optional()
                        .isPresent());
    }

    private boolean isHeld(String number) {
        return present().stream().anyMatch(hold -> hold.caseNumber().equals(number));
    }

    private static String number(Wish wish) {
        return wish.number() == null ? "" : wish.number().strip();
    }

    private static String reason(Wish wish) {
        String reason = wish.reason() == null ? "" : wish.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw refused("reason", Texts.of("retention.refused.reason", LONGEST));
        }
        return reason;
    }

    private static InputRefused refused(String field, String advice) {
        return new InputRefused(field, Texts.of("retention.field." + field), advice);
    }
}
