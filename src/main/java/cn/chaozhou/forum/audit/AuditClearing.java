package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clears what is older than the office keeps, at night; the clearing is a line of the audit itself. */
@Component
class AuditClearing {

    private final AuditChain chain;
    private final AuditTrail trail;
    private final AuditSettings settings;
    private final Clock clock = Clock.systemUTC();

    AuditClearing(AuditChain chain, AuditTrail trail, AuditSettings settings) {
        this.chain = chain;
        this.trail = trail;
        this.settings = settings;
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "${forum.calendar.zone}")
    @Transactional
    void clear() {
        OffsetDateTime olderThan = OffsetDateTime.now(clock).minus(settings.keep());
        int cleared = chain.clear(olderThan);
        if (cleared > 0) {
            trail.done(Timeline.SYSTEM, Texts.of("audit.cleared"), null, Texts.of("audit.cleared.detail", cleared));
        }
    }
}
