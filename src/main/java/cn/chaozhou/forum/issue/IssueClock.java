package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.calendar.Limit.Unit;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The running clock of an issue: when it started, when it is due, and the instants at which its lamp turns. They are
 * worked out whenever something changes, so that a lamp is right the moment its time comes.
 *
 * @param nearAt the due date is near from here on
 * @param reportDueAt the next progress report is missing from here on
 * @param behindYellowAt with no further progress, the issue is behind its plan from here on
 * @param yellowAt first of the reasons for yellow
 * @param redAt first of the reasons for red
 */
record IssueClock(
        Instant startedAt,
        Instant dueAt,
        Instant nearAt,
        @Nullable Instant reportDueAt,
        @Nullable Instant behindYellowAt,
        @Nullable Instant behindRedAt,
        Instant yellowAt,
        Instant redAt) {

    private static final int ALL = 100;

    /** Starts now and runs for the limit. */
    static IssueClock start(Instant now, Limit limit, ClassRule rule, WorkingCalendar calendar) {
        return of(now, limit.endFrom(now, calendar), nextReport(now, rule, calendar), 0, rule, calendar);
    }

    static IssueClock of(
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant reportDueAt,
            int progress,
            ClassRule rule,
            WorkingCalendar calendar) {
        Instant nearAt = nearAt(startedAt, dueAt, rule, calendar);
        Instant behindYellowAt = behindAt(startedAt, dueAt, progress, rule.behindYellow());
        Instant behindRedAt = behindAt(startedAt, dueAt, progress, rule.behindRed());
        return new IssueClock(
                startedAt,
                dueAt,
                nearAt,
                reportDueAt,
                behindYellowAt,
                behindRedAt,
                earliest(nearAt, reportDueAt, behindYellowAt),
                earliest(dueAt, behindRedAt));
    }

    IssueClock dueAt(Instant newDueAt, int progress, ClassRule rule, WorkingCalendar calendar) {
        return of(startedAt, newDueAt, reportDueAt, progress, rule, calendar);
    }

    /** After a progress report: the next one is due a cadence from now. */
    IssueClock reported(Instant now, int progress, ClassRule rule, WorkingCalendar calendar) {
        return of(startedAt, dueAt, nextReport(now, rule, calendar), progress, rule, calendar);
    }

    /**
     * Goes on after a stop: start and due date move by the time that does not count, in the unit of the limit. A limit
     * in days keeps its time of day, and as many working days lie between start and due date as before.
     */
    IssueClock resumed(Instant stoppedAt, Instant now, int progress, ClassRule rule, WorkingCalendar calendar) {
        UnaryOperator<Instant> moved = moved(rule.limit().unit(), stoppedAt, now, calendar);
        return of(
                moved.apply(startedAt), moved.apply(dueAt), nextReport(now, rule, calendar), progress, rule, calendar);
    }

    private static UnaryOperator<Instant> moved(Unit unit, Instant from, Instant to, WorkingCalendar calendar) {
        LocalDate first = calendar.dayOf(from);
        LocalDate last = calendar.dayOf(to);
        int workingDays = calendar.workingDaysBetween(first, last);
        return switch (unit) {
            case WORKING_DAYS -> i -> workingDays == 0 ? i : onDay(i, workingDays, calendar);
            case DAYS -> i -> i.plus(Duration.ofDays(ChronoUnit.DAYS.between(first, last)));
            case HOURS, BUSINESS_HOURS -> i -> i.plus(Duration.between(from, to));
        };
    }

    private static Instant onDay(Instant instant, int workingDaysLater, WorkingCalendar calendar) {
        LocalDate day = calendar.plusWorkingDays(calendar.dayOf(instant), workingDaysLater);
        return instant.atZone(calendar.zone()).with(day).toInstant();
    }

    /** From the same start with another limit and rule; what stops and extensions have added is kept. */
    IssueClock recalculated(
            Limit oldLimit,
            Limit newLimit,
            @Nullable Instant newReportDueAt,
            int progress,
            ClassRule newRule,
            WorkingCalendar calendar) {
        Instant before = oldLimit.endFrom(startedAt, calendar);
        Instant newDue = newLimit.endFrom(startedAt, calendar);
        if (newLimit.unit() == Unit.WORKING_DAYS) {
            int added = calendar.workingDaysBetween(calendar.dayOf(before), calendar.dayOf(dueAt));
            newDue = calendar.closing(calendar.plusWorkingDays(calendar.dayOf(newDue), added));
        } else {
            newDue = newDue.plus(Duration.between(before, dueAt));
        }
        return of(startedAt, oldLimit.equals(newLimit) ? dueAt : newDue, newReportDueAt, progress, newRule, calendar);
    }

    /** Reasons for red that have come, earliest first; those that had come when a contest annulled them don't count. */
    List<Instant> reds(Instant now, @Nullable Instant annulledAt) {
        return come(now, annulledAt, dueAt, behindRedAt);
    }

    /** The next reason for red that counts, whether it has come or not. */
    Optional<Instant> redAfter(@Nullable Instant annulledAt) {
        return Stream.of(dueAt, behindRedAt)
                .filter(Objects::nonNull)
                .filter(at -> annulledAt == null || at.isAfter(annulledAt))
                .min(Instant::compareTo);
    }

    List<Instant> yellows(Instant now, @Nullable Instant annulledAt) {
        return come(now, annulledAt, nearAt, reportDueAt, behindYellowAt);
    }

    /** Percent of the time that has passed: what the plan expects to be done. */
    int expectedProgress(Instant now) {
        long span = Duration.between(startedAt, dueAt).toMillis();
        long passed = Duration.between(startedAt, now).toMillis();
        return (int) Math.max(0, Math.min(ALL, passed * ALL / Math.max(1, span)));
    }

    private static @Nullable Instant nextReport(Instant now, ClassRule rule, WorkingCalendar calendar) {
        Limit cadence = rule.cadence();
        return cadence == null ? null : cadence.endFrom(now, calendar);
    }

    private static Instant nearAt(Instant startedAt, Instant dueAt, ClassRule rule, WorkingCalendar calendar) {
        LocalDate dueDay = calendar.dayOf(dueAt);
        if (calendar.workingDaysBetween(calendar.dayOf(startedAt), dueDay) < rule.shortBelow()) {
            return nearByPercent(startedAt, dueAt, rule, calendar);
        }
        LocalDate day = dueDay;
        while (calendar.workingDaysBetween(day.minusDays(1), dueDay) <= rule.nearDays()) {
            day = day.minusDays(1);
        }
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    /** Percent of the working time where the limit is one of working days: a holiday uses up none of it. */
    private static Instant nearByPercent(Instant startedAt, Instant dueAt, ClassRule rule, WorkingCalendar calendar) {
        boolean working = rule.limit().unit() == Unit.WORKING_DAYS;
        Duration span = working ? calendar.businessTimeBetween(startedAt, dueAt) : Duration.between(startedAt, dueAt);
        Duration passed = span.multipliedBy(ALL - rule.nearPercent()).dividedBy(ALL);
        return working ? calendar.plusBusinessTime(startedAt, passed) : startedAt.plus(passed);
    }

    private static @Nullable Instant behindAt(
            Instant startedAt, Instant dueAt, int progress, @Nullable Integer points) {
        if (points == null || progress + points > ALL) {
            return null;
        }
        return startedAt.plus(Duration.between(startedAt, dueAt)
                .multipliedBy(progress + points)
                .dividedBy(ALL));
    }

    private static List<Instant> come(Instant now, @Nullable Instant annulledAt, @Nullable Instant... instants) {
        return Stream.of(instants)
                .filter(Objects::nonNull)
                .filter(at -> !now.isBefore(at) && (annulledAt == null || at.isAfter(annulledAt)))
                .sorted()
                .toList();
    }

    private static Instant earliest(@Nullable Instant... instants) {
        return Stream.of(instants)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
