package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.wording.Texts;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** An issue with its owner, its clock and where it stands. What it may do next is decided here, not in a form. */
class Issue {

    @Id
    String number;

    @Version
    @Nullable
    Integer version;

    String title;
    String description;
    String category;
    String issueClass;
    String raisedByTeam;

    @Nullable
    String sessionNumber;

    @Nullable
    String questionNumber;

    Outcome outcome;

    @Nullable
    String answer;

    IssueStatus status;

    @Nullable
    String owner;

    boolean ownerLocked;
    boolean objected;

    @Nullable
    String plan;

    int progress;
    int extensions;
    int dissatisfied;
    int rounds;
    int lookBacks;
    int ladderStep;

    @Nullable
    String ladderName;

    /** Past its due date in a round that is done. */
    boolean wasRed;

    int reds;

    @Nullable
    Instant redSince;

    int calledStep;

    @Nullable
    Instant stoppedAt;

    @Nullable
    String stopReason;

    Instant registeredAt;

    @Nullable
    Instant dispatchedAt;

    @Nullable
    Instant closedAt;

    @Embedded.Nullable(prefix = "rule_")
    @Nullable
    ClassRule rule;

    @Embedded.Nullable(prefix = "clock_")
    @Nullable
    IssueClock clock;

    @PersistenceCreator
    Issue(
            String number,
            String title,
            String description,
            String category,
            String issueClass,
            String raisedByTeam,
            Outcome outcome,
            IssueStatus status,
            Instant registeredAt) {
        this.number = number;
        this.title = title;
        this.description = description;
        this.category = category;
        this.issueClass = issueClass;
        this.raisedByTeam = raisedByTeam;
        this.outcome = outcome;
        this.status = status;
        this.registeredAt = registeredAt;
    }

    Owner owner() {
        return new Owner(Objects.requireNonNull(owner, "an issue has no owner before it is dispatched"));
    }

    ClassRule rule() {
        return Objects.requireNonNull(rule, "an issue has no limit before it is dispatched");
    }

    IssueClock clock() {
        return Objects.requireNonNull(clock, "the clock of an issue starts at its dispatch");
    }

    /** The clock starts here, never at the signature of the unit. */
    void dispatch(Owner to, String ofClass, ClassRule withRule, Instant now, WorkingCalendar calendar) {
        owner = to.group();
        issueClass = ofClass;
        rule = withRule;
        dispatchedAt = now;
        status = IssueStatus.DISPATCHED;
        startClock(withRule.limit(), now, calendar);
    }

    void object() {
        if (objected || ownerLocked) {
            throw Answers.refused("decision.claim", "objectedBefore");
        }
        objected = true;
        status = IssueStatus.OBJECTED;
    }

    /** After this nobody returns the issue. */
    void arbitrate(Owner decided) {
        owner = decided.group();
        ownerLocked = true;
        status = IssueStatus.DISPATCHED;
    }

    void claim() {
        ownerLocked = true;
        status = IssueStatus.HANDLING;
    }

    void startClock(Limit limit, Instant now, WorkingCalendar calendar) {
        noteRed(now);
        clock = IssueClock.start(now, limit, rule(), calendar);
        progress = 0;
        redSince = null;
        ladderStep = 0;
        calledStep = 0;
        ladderName = null;
    }

    /** Counts the red of this round, once, however late somebody looks: from here on it stays until the work is done. */
    void noteRed(Instant now) {
        if (redSince == null && isRed(now)) {
            redSince = clock().redAt();
            reds++;
        }
    }

    private boolean isRed(Instant now) {
        return isRunning() && clock != null && !now.isBefore(clock.redAt());
    }

    /** How often the lamp turned red up to now. */
    int reds(Instant now) {
        return redSince == null && isRed(now) ? reds + 1 : reds;
    }

    void report(int percent, Instant now, WorkingCalendar calendar) {
        noteRed(now);
        progress = percent;
        clock = clock().reported(now, percent, rule(), calendar);
    }

    void moveDueAt(Instant newDueAt, WorkingCalendar calendar) {
        clock = clock().dueAt(newDueAt, progress, rule(), calendar);
    }

    /** The clock stands still: an outside procedure runs, or the issue is parked. */
    void stop(IssueStatus stopped, String reason, Instant now) {
        noteRed(now);
        status = stopped;
        stoppedAt = now;
        stopReason = reason;
    }

    void resume(Instant now, WorkingCalendar calendar) {
        clock = clock().resumed(Objects.requireNonNull(stoppedAt), now, progress, rule(), calendar);
        status = IssueStatus.HANDLING;
        stoppedAt = null;
        stopReason = null;
    }

    void solve(Instant now) {
        noteRed(now);
        status = IssueStatus.SOLVED;
        rounds++;
        wasRed |= isOverdue(now);
        redSince = null;
    }

    /** The check did not hold: on with the same limit; what was reported as solved was a report. */
    void sendBack(Instant now, WorkingCalendar calendar) {
        status = IssueStatus.HANDLING;
        clock = clock().reported(now, progress, rule(), calendar);
    }

    boolean isOverdue(Instant now) {
        return !now.isBefore(clock().dueAt());
    }

    /** Past its due date, in this round or in one that is done: that stays on record (曾超期). */
    boolean wasOverdue(Instant now) {
        boolean open = isRunning() || stoppedAt != null;
        return wasRed || (open && isOverdue(stoppedAt == null ? now : stoppedAt));
    }

    /** Dispatched and not done: somebody can be chased. */
    boolean isRunning() {
        return status == IssueStatus.DISPATCHED || status == IssueStatus.OBJECTED || status == IssueStatus.HANDLING;
    }

    /** Open again under the same number, with a new limit. */
    void reopen(Limit limit, Instant now, WorkingCalendar calendar) {
        startClock(limit, now, calendar);
        status = IssueStatus.HANDLING;
        closedAt = null;
        lookBacks = 0;
    }

    void close(Instant now) {
        status = IssueStatus.CLOSED;
        closedAt = now;
    }

    Lamp lamp(Instant now, WorkingCalendar calendar) {
        if (isRunning()) {
            Lamp lamp = Lamp.of(clock(), progress, now, calendar);
            return redSince == null ? lamp : lamp.stayingRed(redSince, calendar);
        }
        String stands =
                switch (status) {
                    case PAUSED, PARKED -> Texts.of("issue.lamp.stopped", status.title(), stopReason);
                    default -> status.title();
                };
        if (reds == 0) {
            return Lamp.off(stands);
        }
        return Lamp.off(Texts.of(wasOverdue(now) ? "issue.lamp.wasOverdue" : "issue.lamp.wasRed", stands));
    }
}
