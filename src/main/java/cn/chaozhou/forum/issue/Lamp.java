package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
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
        GREEN("绿灯"),
        YELLOW("黄灯"),
        RED("红灯"),
        /** The clock does not run: not dispatched yet, stopped, parked or done. */
        OFF("不亮灯");

        private final String title;

        Colour(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);

    static Lamp off(String reason) {
        return new Lamp(Colour.OFF, reason);
    }

    static Lamp of(IssueClock clock, int progress, Instant now, WorkingCalendar calendar) {
        List<String> reasons = new ArrayList<>();
        boolean red = reached(clock.redAt(), now);
        boolean yellow = reached(clock.yellowAt(), now);
        reasons.add(timeLeft(clock.dueAt(), now, calendar));
        if (reached(clock.reportDueAt(), now)) {
            reasons.add("未报送进展（应于" + DAY.format(calendar.dayOf(clock.reportDueAt())) + "前报送）");
        }
        if (reached(clock.behindYellowAt(), now) || reached(clock.behindRedAt(), now)) {
            reasons.add("进度落后" + (clock.expectedProgress(now) - progress) + "个百分点");
        }
        return new Lamp(red ? Colour.RED : yellow ? Colour.YELLOW : Colour.GREEN, String.join("；", reasons));
    }

    /** For example 剩2个工作日, 剩5小时, 超期1个工作日. */
    static String timeLeft(Instant dueAt, Instant now, WorkingCalendar calendar) {
        LocalDate today = calendar.dayOf(now);
        LocalDate dueDay = calendar.dayOf(dueAt);
        if (reached(dueAt, now)) {
            int over = calendar.workingDaysBetween(dueDay, today);
            return over == 0 ? "已超期" : "超期" + over + "个工作日";
        }
        int left = calendar.workingDaysBetween(today, dueDay);
        if (left > 0) {
            return "剩" + left + "个工作日";
        }
        long minutes = Duration.between(now, dueAt).toMinutes();
        return minutes < 60 ? "剩不足1小时" : "剩" + minutes / 60 + "小时";
    }

    private static boolean reached(@Nullable Instant instant, Instant now) {
        return instant != null && !now.isBefore(instant);
    }
}
