package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.engine.DiagramBean;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dates of an issue for its diagrams, always as they stand now: a timer that is recalculated follows them. */
@Component
public class IssueDates implements DiagramBean {

    private final Issues issues;
    private final Ladder ladder;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;

    IssueDates(Issues issues, Ladder ladder, Deadlines deadlines, JdbcClient jdbc) {
        this.issues = issues;
        this.ladder = ladder;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
    }

    public Date due(String number) {
        return Date.from(issues.require(number).clock().dueAt());
    }

    /** When the next step of the ladder is due. */
    public Date nextStep(String number) {
        return Date.from(ladder.nextStepAt(number));
    }

    /**
     * When a co-department has to have given its part: so many days before the lead department is due, or with it when
     * it was asked too late for that; after a return, at the end of the limit of its own.
     */
    public Date contribution(String number, String contributor) {
        IssueClock clock = issues.require(number).clock();
        Instant before = deadlines.from(clock.dueAt(), "coContribution");
        Asked asked = jdbc.sql(
                        """
                        select asked_at askedAt, return_due_at returnDueAt
                        from contribution where issue_number = ? and contributor = ?
                        """)
                .params(number, contributor)
                .query(Asked.class)
                .single();
        if (asked.returnDueAt() != null) {
            return Date.from(asked.returnDueAt().toInstant());
        }
        Instant askedAt =
                asked.askedAt() == null ? clock.startedAt() : asked.askedAt().toInstant();
        return Date.from(before.isAfter(askedAt) ? before : clock.dueAt());
    }

    private record Asked(@Nullable OffsetDateTime askedAt, @Nullable OffsetDateTime returnDueAt) {}
}
