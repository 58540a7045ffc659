package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lamp of an issue (红黄绿灯) at a moment, with the reason a person reads. A pure function of the clock, the progress
 * and the moment.
 */
record Lamp(Colour colour, String reason) {

    enum Colour {
        GREEN,
        YELLOW,
        RED,
        /** The clock does not run: not dispatched yet, stopped, parked or done. */
        OFF;

        String title() {
            return Texts.of("issue.lamp." + name());
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(Texts.of("issue.lamp.day"), Locale.CHINA);

    static Lamp off(String reason) {
        return new Lamp(Colour.OFF, reason);
    }

    static Lamp of(IssueClock clock, int progress, Instant now, WorkingCalendar calendar) {
        List<String> reasons = new ArrayList<>();
        boolean red = reached(clock.redAt(), now);
        boolean yellow = reached(clock.yellowAt(), now);
        reasons.add(timeLeft(clock.dueAt(), now, calendar));
        if (reached(clock.reportDueAt(), now)) {
            reasons.add(Texts.of("issue.lamp.notReported", DAY.format(calendar.dayOf(clock.reportDueAt()))));
        }
        if (reached(clock.behindYellowAt(), now) || reached(clock.behindRedAt(), now)) {
            reasons.add(Texts.of("issue.lamp.behind", clock.expectedProgress(now) - progress));
        }
        return new Lamp(
                red ? Colour.RED : yellow ? Colour.YELLOW : Colour.GREEN,
                String.join(Texts.of("issue.lamp.separator"), reasons));
    }

    /** What still counts after a contest annulled the lamp: the colour that is left, and why it is another. */
    Lamp without(Colour left) {
        return left == colour ? this : new Lamp(left, Texts.of("issue.lamp.annulled", reason, colour.title()));
    }

    /** For example 剩2个工作日, 剩5小时, 超期1个工作日. */
    static String timeLeft(Instant dueAt, Instant now, WorkingCalendar calendar) {
        LocalDate today = calendar.dayOf(now);
        LocalDate dueDay = calendar.dayOf(dueAt);
        if (reached(dueAt, now)) {
            int over = calendar.workingDaysBetween(dueDay, today);
            return over == 0 ? Texts.of("issue.lamp.overdue") : Texts.of("issue.lamp.overdueDays", over);
        }
        int left = calendar.workingDaysBetween(today, dueDay);
        if (left > 0) {
            return Texts.of("issue.lamp.daysLeft", left);
        }
        long minutes = Duration.between(now, dueAt).toMinutes();
        return minutes < 60 ? Texts.of("issue.lamp.minutesLeft") : Texts.of("issue.lamp.hoursLeft", minutes / 60);
    }

    private static boolean reached(@Nullable Instant instant, Instant now) {
        return instant != null && !now.isBefore(instant);
    }
}
