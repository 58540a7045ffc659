package cn.chaozhou.forum.casefile;

import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The append-only story of each case: who did what, when, and why; written in the transaction of the act. */
@Service
public class Timeline {

    /** Who acts when nobody does: timers and the flow itself. */
    public static final String SYSTEM = Texts.of("casefile.timeline.system");

    private static final int DETAIL_LENGTH = 4000;

    private final JdbcClient jdbc;
    private final IdentityService identities;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    Timeline(JdbcClient jdbc, @Lazy IdentityService identities, Clock clock, ApplicationEventPublisher listeners) {
        this.listeners = listeners;
        this.jdbc = jdbc;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * One line of a case; whoever listens for it does so in the transaction of the act.
     *
     * @param actor user id, or {@link #SYSTEM}
     * @param step what happened, in the words of the office (签收, 催办 …)
     * @param detail why, or with which values; null where the step says all
     * @param onBehalf the post that the actor stood in for (代办); null where they acted in their own
     */
    public record Entry(
            String caseKey,
            OffsetDateTime at,
            String actor,
            String step,
            @Nullable String detail,
            @Nullable String onBehalf) {

        /** The line for readers who may know that it happened, not what was said. */
        public Entry withoutDetail() {
            return new Entry(caseKey, at, actor, step, null, onBehalf);
        }

        /** The line in another name, for readers who may not know whose it is. */
        public Entry inNameOf(String alias) {
            return new Entry(caseKey, at, alias, step, detail, null);
        }
    }

    /** Writes a line as the person whose request this is, or as the system. */
    public void record(String caseKey, String step, @Nullable String detail) {
        recordAs(actor(), caseKey, step, detail);
    }

    /** Whose request this is: a user id, or {@link #SYSTEM} inside a timer. */
    public String actor() {
        Authentication who = identities.getCurrentAuthentication();
        return who == null ? SYSTEM : who.getUserId();
    }

    /** Does something in nobody's name: what it starts and what it writes names no person, only the system. */
    public <T> T asSystem(Supplier<T> act) {
        Authentication who = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return act.get();
        } finally {
            if (who != null) {
                identities.setAuthentication(who);
            }
        }
    }

    /** Writes a line in somebody's name, for example the flow's own steps inside a person's request. */
    public void recordAs(String actor, String caseKey, String step, @Nullable String detail) {
        // What the flow does by itself inside somebody's request, nobody stands in for.
        String onBehalf = SYSTEM.equals(actor) ? null : OnBehalf.current();
        Entry entry = new Entry(caseKey, OffsetDateTime.now(clock), actor, step, shortened(detail), onBehalf);
        jdbc.sql("insert into timeline (case_key, at, actor, step, detail, on_behalf) values (?, ?, ?, ?, ?, ?)")
                .params(entry.caseKey(), entry.at(), entry.actor(), entry.step(), entry.detail(), onBehalf)
                .update();
        listeners.publishEvent(entry);
    }

    /** The whole story of a case, oldest first. */
    public List<Entry> of(String caseKey) {
        return jdbc.sql(
                        "select case_key caseKey, at, actor, step, detail, on_behalf onBehalf from timeline where case_key = ? order by id")
                .param(caseKey)
                .query(Entry.class)
                .list();
    }

    private static @Nullable String shortened(@Nullable String detail) {
        return detail == null || detail.length() <= DETAIL_LENGTH ? detail : detail.substring(0, DETAIL_LENGTH);
    }
}
