package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days from first to last, both included, in the office's zone. */
record Period(LocalDate from, LocalDate to, ZoneId zone) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    /** Without days: this year up to today. */
    static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today, ZoneId zone) {
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.withDayOfYear(1) : from;
        for (LocalDate day : new LocalDate[] {first, last}) {
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw refused("to", "year", FIRST_YEAR, LAST_YEAR);
            }
        }
        if (first.isAfter(last)) {
            throw refused("from", "order");
        }
        return new Period(first, last, zone);
    }

    /** As many days, directly before. */
    Period before() {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return new Period(from.minusDays(days), from.minusDays(1), zone);
    }

    OffsetDateTime begin() {
        return from.atStartOfDay(zone).toOffsetDateTime();
    }

    /** The first moment after it. */
    OffsetDateTime end() {
        return to.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
    }

    private static InputRefused refused(String field, String why, Object... arguments) {
        return new InputRefused(field, Texts.of("rates.field." + field), Texts.of("rates.refused." + why, arguments));
    }
}
