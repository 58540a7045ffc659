package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.issue.ContestSubjects.Kind;
import cn.chaozhou.forum.issue.ContestSubjects.Subject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of contests, and what an annulled lamp or rating changes in the rows of rounds. */
@Component
class ContestRegister {

    private final Actor actor;
    private final JdbcClient jdbc;
    private final Clock clock;

    ContestRegister(Actor actor, JdbcClient jdbc, Clock clock) {
        this.actor = actor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Contest(
            String issueNumber,
            Kind what,
            String oldValue,
            String oldWords,
            int roundNo,
            String madeBy,
            @Nullable OffsetDateTime dueAt,
            OffsetDateTime askedAt,
            String askedBy,
            String askedFor) {}

    long add(String number, Subject subject, String reason, String askedFor, String decider) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        try {
            jdbc.sql(
                            """
                            insert into contest (issue_number, what, old_value, old_words, round_no, made_at, made_by,
                              due_at, reason, asked_at, asked_by, asked_for, decider)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            number,
                            subject.what().name(),
                            subject.value(),
                            subject.words(),
                            subject.round(),
                            at(subject.madeAt()),
                            subject.madeBy(),
                            subject.dueAt() == null ? null : at(subject.dueAt()),
                            reason,
                            OffsetDateTime.now(clock),
                            actor.name(),
                            askedFor,
                            decider)
                    .update(id, "id");
        } catch (DuplicateKeyException askedMeanwhile) {
            throw Answers.refused("contested", "contestedBefore");
        }
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    Contest get(long id) {
        return jdbc.sql(
                        """
                        select issue_number issueNumber, what, old_value oldValue, old_words oldWords, round_no roundNo,
                               made_by madeBy, due_at dueAt, asked_at askedAt, asked_by askedBy, asked_for askedFor
                        from contest where id = ?
                        """)
                .param(id)
                .query(Contest.class)
                .single();
    }

    boolean has(String number, Subject subject) {
        return exists(
                "contest where issue_number = ? and what = ? and old_value = ? and made_at = ?",
                number,
                subject.what().name(),
                subject.value(),
                at(subject.madeAt()));
    }

    boolean hasAny(String number, Kind what) {
        return exists("contest where issue_number = ? and what = ?", number, what.name());
    }

    void passOn(long id, String decider) {
        jdbc.sql("update contest set decider = ? where id = ?")
                .params(decider, id)
                .update();
    }

    void decide(long id, boolean changed, String decision) {
        jdbc.sql("update contest set changed = ?, decided_at = ?, decided_by = ?, decision = ? where id = ?")
                .params(changed, OffsetDateTime.now(clock), actor.name(), decision, id)
                .update();
    }

    /** Who checked the round. */
    Optional<String> checker(String number, int round) {
        return jdbc.sql("select checked_by from closure where issue_number = ? and round_no = ?")
                .params(number, round)
                .query(String.class)
                .optional();
    }

    /** Leaves the base of every rate; the old rating stays beside it. */
    void annulRating(Contest contest) {
        jdbc.sql(
                        """
                        update closure set annulled_rating = rating, rating = null
                        where issue_number = ? and round_no = ?
                        """)
                .params(contest.issueNumber(), contest.roundNo())
                .update();
    }

    /** Every round that missed that due date. */
    void annulRed(Contest contest) {
        for (String rows : new String[] {
            "closure set overdue = false where issue_number = ? and coalesce(due_at, reported_at) = ?",
            "issue_merge set overdue = false where merged = ? and due_at = ?"
        }) {
            jdbc.sql("update " + rows)
                    .params(contest.issueNumber(), contest.dueAt())
                    .update();
        }
    }

    /** Whether a red is still on record. */
    boolean hasReds(String number) {
        return exists("closure where issue_number = ? and overdue", number)
                || exists("issue_merge where merged = ? and overdue", number);
    }

    private boolean exists(String rows, Object... params) {
        return jdbc.sql("select count(*) from " + rows)
                        .params(params)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
