package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closure (销号): check by an outsider, the captain's rating, doing it again, and looking back (回头看). */
@Component
class Closing {

    private static final Set<String> RATINGS = Set.of("satisfied", "acceptable", "dissatisfied");

    private final Issues issues;
    private final Topics topics;
    private final Actor actor;
    private final Timeline timeline;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Closing(
            Issues issues,
            Topics topics,
            Actor actor,
            Timeline timeline,
            Notices notices,
            JdbcClient jdbc,
            Deadlines deadlines,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.topics = topics;
        this.actor = actor;
        this.timeline = timeline;
        this.notices = notices;
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What a rating leads to. */
    enum Result {
        CLOSED,
        REOPENED,
        ESCALATED
    }

    /** Whoever accepts signs, and does not belong to the unit that did the work. */
    boolean check(String number, String decision, @Nullable String reason) {
        Issue issue = issues.require(number);
        if (actor.belongsTo(issue.owner().group())) {
            throw Answers.refused("decision.check", "checkedByOwner");
        }
        boolean passed = decision.equals("pass");
        String why = passed ? reason : Answers.required(reason, "reason.sentBack");
        jdbc.sql(
                        """
                        update closure set passed = ?, checked_at = ?, checked_by = ?, check_reason = ?
                        where issue_number = ? and round_no = ?
                        """)
                .params(passed, OffsetDateTime.now(clock), actor.name(), why, number, issue.rounds)
                .update();
        if (passed) {
            issue.status = IssueStatus.CHECKED;
        } else {
            issue.sendBack(clock.instant(), calendar);
        }
        issues.save(issue);
        timeline.record(number, Texts.of(passed ? "issue.step.checkPassed" : "issue.step.sentBack"), why);
        if (!passed) {
            notices.send(issue.owner().handlerGroup(), number, Texts.of("issue.notice.sentBack", why));
        }
        return passed;
    }

    void remindCheckers(String number) {
        for (Role role : new Role[] {Role.SUPERVISOR, Role.SECRETARIAT, Role.LEADER}) {
            notices.send(role.group(), number, Texts.of("issue.notice.checkOverdue", number));
        }
        timeline.record(number, Texts.of("issue.step.checkOverdue"), Texts.of("issue.timeline.checkOverdue"));
    }

    /** A silent captain has not rated: that leaves the base of every rate. */
    Result rate(String number, @Nullable String rating, @Nullable String reason) {
        Issue issue = issues.require(number);
        boolean dissatisfied = "dissatisfied".equals(rating);
        if (rating != null && !RATINGS.contains(rating)) {
            throw Answers.refused("rating", "unlistedRating");
        }
        String why = dissatisfied ? Answers.required(reason, "reason.dissatisfied") : null;
        if (rating != null) {
            jdbc.sql(
                            """
                            update closure set rating = ?, rating_reason = ?, rated_at = ?, rated_by = ?
                            where issue_number = ? and round_no = ?
                            """)
                    .params(rating, why, OffsetDateTime.now(clock), actor.name(), number, issue.rounds)
                    .update();
        }
        timeline.record(number, Texts.of("issue.step.rated"), ratingText(rating, why));
        if (dissatisfied) {
            issue.dissatisfied++;
            issues.save(issue);
            return issue.dissatisfied == 1 ? Result.REOPENED : Result.ESCALATED;
        }
        issue.close(clock.instant());
        issues.save(issue);
        timeline.record(number, Texts.of("issue.step.closed"), null);
        return Result.CLOSED;
    }

    /** Not to the captain's satisfaction: the same number again, with half the limit of its class. */
    void reopen(String number) {
        Issue issue = issues.require(number);
        topics.leave(issue);
        issue.reopen(issue.rule().halfLimit(), clock.instant(), calendar);
        issues.save(issue);
        tellReopened(
                issue,
                Texts.of("issue.timeline.reopened", issue.rule().halfLimit().inWords()));
    }

    /** When to look back next; counted from the closure. */
    Instant nextLookBack(String number) {
        Issue issue = issues.require(number);
        Instant closed = Objects.requireNonNull(issue.closedAt);
        return deadlines.from(closed, issue.lookBacks == 0 ? "lookBackFirst" : "lookBackSecond");
    }

    /** True where the issue rebounded: it is open again under the same number, with the full limit of its class. */
    boolean lookBack(String number, @Nullable String decision, @Nullable String reason) {
        Issue issue = issues.require(number);
        boolean rebound = "rebound".equals(decision);
        if (rebound) {
            String why = Answers.required(reason, "reason.rebound");
            topics.leave(issue);
            issue.reopen(issue.rule().limit(), clock.instant(), calendar);
            tellReopened(issue, Texts.of("issue.timeline.rebounded", why));
        } else {
            issue.lookBacks++;
            timeline.record(
                    number,
                    Texts.of("issue.step.lookedBack"),
                    Texts.of(
                            decision == null ? "issue.timeline.lookBackSilent" : "issue.timeline.lookedBack",
                            issue.lookBacks));
            if (isLast(issue)) {
                issue.status = IssueStatus.ARCHIVED;
                timeline.record(number, Texts.of("issue.step.archived"), null);
            }
        }
        issues.save(issue);
        return rebound;
    }

    static boolean isLast(Issue issue) {
        return issue.lookBacks >= 2;
    }

    static String ratingText(@Nullable String rating, @Nullable String why) {
        if (rating == null) {
            return Texts.of("issue.timeline.ratingSilent");
        }
        String title = Texts.of("issue.rating." + rating);
        return why == null ? title : Texts.of("issue.timeline.ratedWithReason", title, why);
    }

    private void tellReopened(Issue issue, String why) {
        timeline.record(issue.number, Texts.of("issue.step.reopened"), why);
        notices.send(issue.owner().handlerGroup(), issue.number, Texts.of("issue.notice.reopened", why));
    }
}
