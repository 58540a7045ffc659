package cn.chaozhou.forum.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Working days and business hours. Working days follow the State Council's yearly notice, make-up workdays (调休上班)
 * included; a year without a file falls back to Monday–Friday and is told by {@link #covers}.
 *
 * @param zone where the office is
 * @param years years that have a calendar file
 * @param exceptions dates that differ from Monday–Friday: true = works (make-up day), false = off
 * @param hours business hours of a working day, in order, not overlapping
 */
public record WorkingCalendar(ZoneId zone, Set<Integer> years, Map<LocalDate, Boolean> exceptions, List<Hours> hours) {

    /** One stretch of business hours, for example 08:30–12:00. */
    public record Hours(LocalTime from, LocalTime to) {
        public Hours {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("business hours must end after they begin: " + from + "-" + to);
            }
        }
    }

    /** Whether the year has a calendar file; without one only Monday–Friday is known. */
    public boolean covers(int year) {
        return years.contains(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        Boolean exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The n-th working day after the day (before it for a negative n). For 0: the day itself if it is a working day,
     * else the next one.
     */
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        LocalDate result = day;
        int step = n < 0 ? -1 : 1;
        int left = Math.abs(n);
        while (left > 0 || !isWorkingDay(result)) {
            result = result.plusDays(step);
            if (left > 0 && isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /** Working days after {@code from} up to and with {@code to}; negative when {@code to} lies before. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                days++;
            }
        }
        return days;
    }

    /** The moment by which so much business time has passed. */
    public Instant plusBusinessTime(Instant from, Duration amount) {
        ZonedDateTime now = from.atZone(zone);
        Duration left = amount;
        for (LocalDate day = now.toLocalDate(); ; day = day.plusDays(1)) {
            if (!isWorkingDay(day)) {
                continue;
            }
            for (Hours stretch : hours) {
                ZonedDateTime begin = later(now, day.atTime(stretch.from()).atZone(zone));
                ZonedDateTime end = day.atTime(stretch.to()).atZone(zone);
                if (!begin.isBefore(end)) {
                    continue;
                }
                Duration here = Duration.between(begin, end);
                if (left.compareTo(here) <= 0) {
                    return begin.plus(left).toInstant();
                }
                left = left.minus(here);
            }
        }
    }

    /** Business time between two moments; nothing when the second is not later. */
    public Duration businessTimeBetween(Instant from, Instant to) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        Duration time = Duration.ZERO;
        for (LocalDate day = begin.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            for (Hours stretch : isWorkingDay(day) ? hours : List.<Hours>of()) {
                ZonedDateTime opens = later(begin, day.atTime(stretch.from()).atZone(zone));
                ZonedDateTime closes = day.atTime(stretch.to()).atZone(zone);
                closes = closes.isAfter(end) ? end : closes;
                time = opens.isBefore(closes) ? time.plus(Duration.between(opens, closes)) : time;
            }
        }
        return time;
    }

    /** Whether people are at their desks at this moment. */
    public boolean isBusinessTime(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        return isWorkingDay(local.toLocalDate())
                && hours.stream().anyMatch(h -> !time.isBefore(h.from()) && time.isBefore(h.to()));
    }

    /** Start of business on the day. */
    public Instant opening(LocalDate day) {
        return day.atTime(hours.get(0).from()).atZone(zone).toInstant();
    }

    /** Close of business on the day. */
    public Instant closing(LocalDate day) {
        return day.atTime(hours.get(hours.size() - 1).to()).atZone(zone).toInstant();
    }

    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private static ZonedDateTime later(ZonedDateTime a, ZonedDateTime b) {
        return a.isAfter(b) ? a : b;
    }
}
