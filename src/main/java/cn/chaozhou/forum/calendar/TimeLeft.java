package cn.chaozhou.forum.calendar;

import cn.chaozhou.forum.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** How long there is until a limit, as the office counts: in working days, on the last day in hours. */
public final class TimeLeft {

    private TimeLeft() {}

    /** For example 剩余2个工作日, 剩余5小时, 已超期1个工作日. */
    public static String inWords(Instant dueAt, Instant now, WorkingCalendar calendar) {
        LocalDate today = calendar.dayOf(now);
        LocalDate dueDay = calendar.dayOf(dueAt);
        if (!now.isBefore(dueAt)) {
            int over = calendar.workingDaysBetween(dueDay, today);
            return over == 0 ? Texts.of("calendar.left.over") : Texts.of("calendar.left.daysOver", over);
        }
        int left = calendar.workingDaysBetween(today, dueDay);
        if (left > 0) {
            return Texts.of("calendar.left.days", left);
        }
        long minutes = Duration.between(now, dueAt).toMinutes();
        return minutes < 60 ? Texts.of("calendar.left.minutes") : Texts.of("calendar.left.hours", minutes / 60);
    }
}
