package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.casefile.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a case, with its reason, as its timeline has it. */
@Component
class AuditedCases {

    private final AuditTrail trail;

    AuditedCases(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void keep(Timeline.Entry entry) {
        trail.done(entry.actor(), entry.step(), entry.caseKey(), entry.detail());
    }
}
