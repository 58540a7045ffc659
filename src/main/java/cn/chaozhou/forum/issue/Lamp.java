package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.TimeLeft;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.wording.Texts;
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
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern(Texts.of("issue.lamp.moment"), Locale.CHINA);

    static Lamp off(String reason) {
        return new Lamp(Colour.OFF, reason);
    }

    static Lamp of(IssueClock clock, int progress, Instant now, WorkingCalendar calendar) {
        List<String> reasons = new ArrayList<>();
        boolean red = reached(clock.redAt(), now);
        boolean yellow = reached(clock.yellowAt(), now);
        reasons.add(TimeLeft.inWords(clock.dueAt(), now, calendar));
        if (reached(clock.reportDueAt(), now)) {
            reasons.add(Texts.of("issue.lamp.notReported", dayOrMoment(clock.reportDueAt(), calendar)));
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

    /** Red stays until the work is done, whatever has been caught up since. */
    Lamp stayingRed(Instant since, WorkingCalendar calendar) {
        if (colour == Colour.RED) {
            return this;
        }
        String stays = Texts.of("issue.lamp.staysRed", DAY.format(calendar.dayOf(since)));
        return new Lamp(Colour.RED, reason + Texts.of("issue.lamp.separator") + stays);
    }

    /** The day of a limit that ends with the office's day, to the minute where it counts in hours. */
    private static String dayOrMoment(Instant instant, WorkingCalendar calendar) {
        LocalDate day = calendar.dayOf(instant);
        return instant.equals(calendar.closing(day)) ? DAY.format(day) : MOMENT.format(instant.atZone(calendar.zone()));
    }

    private static boolean reached(@Nullable Instant instant, Instant now) {
        return instant != null && !now.isBefore(instant);
    }
}
