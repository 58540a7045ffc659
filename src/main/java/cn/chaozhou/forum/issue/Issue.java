package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.issue.Lamp.Colour;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    @Nullable
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

    /** What the dispatcher asked of the owner (交办要求). */
    @Nullable
    String dispatchNote;

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

    /** Lamps that had turned by then were annulled by a contest (复核). */
    @Nullable
    Instant annulledRedAt;

    @Nullable
    Instant annulledYellowAt;

    /** This round runs for half the limit of its class. */
    boolean halved;

    /** The leading issue of the topic this one was merged into. */
    @Nullable
    String mergedInto;

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

    /** Until when the owner may claim or object. */
    @Nullable
    Instant responseDueAt;

    /** When a person did; letting the time pass is no response. */
    @Nullable
    Instant respondedAt;

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
            @Nullable String raisedByTeam,
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

    /** Who speaks for those who raised it: the captain, or the secretariat where the team is not named. */
    String raiserGroup() {
        return raisedByTeam == null ? Role.SECRETARIAT.group() : Role.CAPTAIN.of(raisedByTeam);
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

    /** Its limit runs in hours, day and night: who has to act is told at any hour. */
    boolean isUrgent() {
        return rule != null && rule.limit().unit() == Limit.Unit.HOURS;
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

    /** Whoever owns it now has until then to claim it or to object. */
    void awaitResponse(Instant until) {
        responseDueAt = until;
        respondedAt = null;
    }

    void object(Instant now) {
        if (objected || ownerLocked) {
            throw Answers.refused("decision.claim", "objectedBefore");
        }
        objected = true;
        respondedAt = now;
        status = IssueStatus.OBJECTED;
    }

    /** After this nobody returns the issue. */
    void arbitrate(Owner decided) {
        owner = decided.group();
        ownerLocked = true;
        status = IssueStatus.DISPATCHED;
    }

    /** The new owner can't return it either, and plans for itself; claiming is not asked for, so nobody is late with it. */
    void reassign(Owner decided) {
        owner = decided.group();
        plan = null;
        responseDueAt = null;
        respondedAt = null;
    }

    void claim() {
        ownerLocked = true;
        status = IssueStatus.HANDLING;
    }

    void startClock(Limit limit, Instant now, WorkingCalendar calendar) {
        noteRed(now);
        clock = IssueClock.start(now, limit, rule(), calendar);
        halved = !limit.equals(rule().limit());
        progress = 0;
        redSince = null;
        ladderStep = 0;
        calledStep = 0;
        ladderName = null;
    }

    /** Counts the red of this round, once, however late somebody looks: from here on it stays until the work is done. */
    void noteRed(Instant now) {
        if (redSince == null && isRed(now)) {
            redSince = redReasons(now).get(0);
            reds++;
        }
    }

    private boolean isRed(Instant now) {
        return isRunning() && clock != null && !redReasons(now).isEmpty();
    }

    /** How often the lamp turned red up to now. */
    int reds(Instant now) {
        return redSince == null && isRed(now) ? reds + 1 : reds;
    }

    /** When the lamp turned red in this round, or will; empty where a contest has annulled all reasons there are. */
    Optional<Instant> redAt() {
        return redSince != null ? Optional.of(redSince) : clock().redAfter(annulledRedAt);
    }

    /** A contest was right: the red of this round, or of one that is done, no longer counts. */
    void annulRed(Instant askedAt, boolean ofThisRound) {
        if (!ofThisRound || redSince != null) {
            reds = Math.max(0, reds - 1);
        }
        if (ofThisRound) {
            redSince = null;
        }
        annulledRedAt = askedAt;
    }

    void report(int percent, Instant now, WorkingCalendar calendar) {
        noteRed(now);
        progress = percent;
        clock = clock().reported(now, percent, rule(), calendar);
    }

    void moveDueAt(Instant newDueAt, WorkingCalendar calendar) {
        clock = clock().dueAt(newDueAt, progress, rule(), calendar);
    }

    /** Takes over another row of the table of classes, from the unchanged start of the clock. */
    void recalculate(ClassRule newRule, Instant lastReportAt, WorkingCalendar calendar) {
        Limit cadence = newRule.cadence();
        Instant reportDueAt = Objects.equals(cadence, rule().cadence())
                ? clock().reportDueAt()
                : cadence == null ? null : cadence.endFrom(lastReportAt, calendar);
        clock = clock().recalculated(roundLimit(rule()), roundLimit(newRule), reportDueAt, progress, newRule, calendar);
        rule = newRule;
    }

    private Limit roundLimit(ClassRule of) {
        return halved ? of.halfLimit() : of.limit();
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
        wasRed |= isOverdueOnRecord(now);
        redSince = null;
    }

    /** From here on the leading issue of the topic is worked on. */
    void mergeInto(String leading, Instant now) {
        noteRed(now);
        wasRed |= isOverdueNow(now);
        redSince = null;
        status = IssueStatus.MERGED;
        mergedInto = leading;
        stoppedAt = null;
        stopReason = null;
    }

    /** Solved and checked with the leading issue, whose owner answers for it. */
    void solveWith(Issue leading, Instant now) {
        status = IssueStatus.CHECKED;
        rounds++;
        owner = leading.owner;
        ownerLocked = true;
        if (rule == null) {
            rule = leading.rule;
            issueClass = leading.issueClass;
            dispatchedAt = now;
        }
    }

    /** The check did not hold: on with the same limit; what was reported as solved was a report. */
    void sendBack(Instant now, WorkingCalendar calendar) {
        status = IssueStatus.HANDLING;
        clock = clock().reported(now, progress, rule(), calendar);
    }

    boolean isOverdue(Instant now) {
        return !now.isBefore(clock().dueAt());
    }

    /** Overdue, and no contest has annulled that. */
    boolean isOverdueOnRecord(Instant now) {
        return clock().reds(now, annulledRedAt).contains(clock().dueAt());
    }

    /** Registered and not reported solved yet, whether its clock runs or not. */
    boolean isOpen() {
        return isRunning()
                || status == IssueStatus.REGISTERED
                || status == IssueStatus.PAUSED
                || status == IssueStatus.PARKED;
    }

    /** Past its due date, in this round or in one that is done: that stays on record (曾超期). */
    boolean wasOverdue(Instant now) {
        return wasRed || isOverdueNow(now);
    }

    /** Past its due date in this round; where the clock stands still, when it stopped. */
    boolean isOverdueNow(Instant now) {
        boolean open = isRunning() || stoppedAt != null;
        return open && isOverdueOnRecord(stoppedAt == null ? now : stoppedAt);
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
            Lamp lit = Lamp.of(clock(), progress, now, calendar);
            if (redSince != null) {
                return lit.stayingRed(redSince, calendar);
            }
            return isRed(now) ? lit : lit.without(yellowReasons(now).isEmpty() ? Colour.GREEN : Colour.YELLOW);
        }
        String stands =
                switch (status) {
                    case MERGED -> Texts.of("issue.lamp.merged", status.title(), mergedInto);
                    case PAUSED, PARKED -> Texts.of("issue.lamp.stopped", status.title(), stopReason);
                    default -> status.title();
                };
        if (reds == 0) {
            return Lamp.off(stands);
        }
        return Lamp.off(Texts.of(wasOverdue(now) ? "issue.lamp.wasOverdue" : "issue.lamp.wasRed", stands));
    }

    /** Reasons for red that have come and count, earliest first. */
    List<Instant> redReasons(Instant now) {
        return clock().reds(now, annulledRedAt);
    }

    List<Instant> yellowReasons(Instant now) {
        return clock().yellows(now, annulledYellowAt);
    }
}
