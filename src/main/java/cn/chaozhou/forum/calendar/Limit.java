package cn.chaozhou.forum.calendar;

import cn.chaozhou.forum.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A span of time as the office writes it: an amount and a unit, counted from a day or moment.
 *
 * @param amount may be negative: "7 working days before"
 */
public record Limit(int amount, Unit unit, boolean atOpening) {

    /** How the amount counts. */
    public enum Unit {
        /** Working days (工作日): ends at close of business on the n-th working day. */
        WORKING_DAYS("wd"),
        /** Calendar days (自然日): ends at close of business on that day. */
        DAYS("d"),
        /** Hours round the clock, for urgent matters. */
        HOURS("h"),
        /** Business hours (工作小时). */
        BUSINESS_HOURS("bh");

        private final String code;

        Unit(String code) {
            this.code = code;
        }

        /** @param code wd, d, h or bh, as the decision tables write it */
        public static Unit of(String code) {
            for (Unit unit : values()) {
                if (unit.code.equals(code)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("unknown unit '" + code + "': use wd, d, h or bh");
        }

        public String code() {
            return code;
        }
    }

    public static Limit of(int amount, String unit) {
        return new Limit(amount, Unit.of(unit), false);
    }

    /** The moment this limit ends when it begins at {@code start}. */
    public Instant endFrom(Instant start, WorkingCalendar calendar) {
        LocalDate day = calendar.dayOf(start);
        return switch (unit) {
            case WORKING_DAYS -> edge(calendar.plusWorkingDays(day, amount), calendar);
            case DAYS -> edge(day.plusDays(amount), calendar);
            case HOURS -> start.plus(Duration.ofHours(amount));
            case BUSINESS_HOURS -> calendar.plusBusinessTime(start, Duration.ofHours(amount));
        };
    }

    /** For example "5个工作日". */
    public String inWords() {
        return Texts.of("calendar.limit." + unit.name(), amount);
    }

    private Instant edge(LocalDate day, WorkingCalendar calendar) {
        return atOpening ? calendar.opening(day) : calendar.closing(day);
    }
}
