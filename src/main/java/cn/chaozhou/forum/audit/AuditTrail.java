package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.audit.AuditEntry.Result;
import cn.chaozhou.forum.casefile.OnBehalf;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.wording.Masks;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where every part of the product puts what was done. Lines of a transaction are kept back until just before its commit,
 * so that the end of the chain is held for that moment only, and nobody who holds it waits for anything else.
 */
@Service
public class AuditTrail {

    private final AuditChain chain;
    private final TransactionTemplate alone;
    private final Clock clock = Clock.systemUTC();

    AuditTrail(AuditChain chain, PlatformTransactionManager transactions) {
        this.chain = chain;
        alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Stands or falls with the transaction that is at work; without one it is written at once. */
    public void done(String actor, String action, @Nullable String subject, @Nullable String detail) {
        AuditEntry entry = entry(actor, action, subject, detail, Result.DONE);
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            pending().add(entry);
        } else {
            alone.executeWithoutResult(status -> chain.append(List.of(entry)));
        }
    }

    /** Written in a transaction of its own: that of the act is rolled back. */
    public void refused(String actor, String action, @Nullable String subject, @Nullable String detail) {
        AuditEntry entry = entry(actor, action, subject, detail, Result.REFUSED);
        alone.executeWithoutResult(status -> chain.append(List.of(entry)));
    }

    /** Masked before it is hashed: what the audit never held, nobody will have to take out of it. */
    private AuditEntry entry(
            String actor, String action, @Nullable String subject, @Nullable String detail, Result result) {
        // What the flow does by itself inside somebody's request, nobody stands in for.
        String onBehalf = Timeline.SYSTEM.equals(actor) ? null : OnBehalf.current();
        return new AuditEntry(
                0,
                OffsetDateTime.now(clock),
                actor,
                Masks.text(action),
                subject == null ? null : Masks.text(subject),
                detail == null ? null : Masks.text(detail),
                result,
                ClientAddress.current(),
                onBehalf);
    }

    private List<AuditEntry> pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(synchronization -> ((Pending) synchronization).entries)
                .findFirst()
                .orElseGet(() -> {
                    Pending pending = new Pending();
                    TransactionSynchronizationManager.registerSynchronization(pending);
                    return pending.entries;
                });
    }

    private final class Pending implements TransactionSynchronization {

        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            chain.append(entries);
        }
    }
}
