package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** An issue with its owner, its clock and where it stands. What it may do next is decided here, not in a form. */
class Issue {

    enum Status {
        REGISTERED("已登记"),
        ANSWERED("当场答复"),
        DISPATCHED("已交办,待认领"),
        OBJECTED("异议待裁定"),
        HANDLING("办理中"),
        PAUSED("外部程序中,停表"),
        PARKED("挂账"),
        SOLVED("已报请核验"),
        CHECKED("已核验,待评价"),
        CLOSED("已销号"),
        ARCHIVED("已归档");

        private final String title;

        Status(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

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

    Status status;

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

    boolean wasRed;

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
            Status status,
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
        status = Status.DISPATCHED;
        startClock(withRule.limit(), now, calendar);
    }

    void object() {
        if (objected || ownerLocked) {
            throw new InputRefused("decision", "认领还是提出异议", "已经裁定过,不能再次退回,请认领办理。");
        }
        objected = true;
        status = Status.OBJECTED;
    }

    /** After this nobody returns the issue. */
    void arbitrate(Owner decided) {
        owner = decided.group();
        ownerLocked = true;
        status = Status.DISPATCHED;
    }

    void claim() {
        ownerLocked = true;
        status = Status.HANDLING;
    }

    void startClock(Limit limit, Instant now, WorkingCalendar calendar) {
        clock = IssueClock.start(now, limit, rule(), calendar);
        progress = 0;
        ladderStep = 0;
        ladderName = null;
    }

    void report(int percent, Instant now, WorkingCalendar calendar) {
        progress = percent;
        clock = clock().reported(now, percent, rule(), calendar);
    }

    void moveDueAt(Instant newDueAt, WorkingCalendar calendar) {
        clock = clock().dueAt(newDueAt, progress, rule(), calendar);
    }

    /** The clock stands still: an outside procedure runs, or the issue is parked. */
    void stop(Status stopped, String reason, Instant now) {
        status = stopped;
        stoppedAt = now;
        stopReason = reason;
    }

    void resume(Instant now, WorkingCalendar calendar) {
        clock = clock().resumed(Objects.requireNonNull(stoppedAt), now, progress, rule(), calendar);
        status = Status.HANDLING;
        stoppedAt = null;
        stopReason = null;
    }

    void solve(Instant now) {
        status = Status.SOLVED;
        rounds++;
        wasRed |= isOverdue(now);
    }

    boolean isOverdue(Instant now) {
        return !now.isBefore(clock().dueAt());
    }

    /** Dispatched and not done: somebody can be chased. */
    boolean isRunning() {
        return status == Status.DISPATCHED || status == Status.OBJECTED || status == Status.HANDLING;
    }

    /** Open again under the same number, with a new limit. */
    void reopen(Limit limit, Instant now, WorkingCalendar calendar) {
        status = Status.HANDLING;
        closedAt = null;
        lookBacks = 0;
        startClock(limit, now, calendar);
    }

    void close(Instant now) {
        status = Status.CLOSED;
        closedAt = now;
    }

    Lamp lamp(Instant now, WorkingCalendar calendar) {
        String record = wasRed ? "(曾超期)" : "";
        if (isRunning()) {
            return Lamp.of(clock(), progress, now, calendar);
        }
        return switch (status) {
            case PAUSED, PARKED -> Lamp.off(status.title() + ":" + stopReason + record);
            default -> Lamp.off(status.title() + record);
        };
    }
}
