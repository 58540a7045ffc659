package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.calendar.WorkingCalendar.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock and the lamp of an issue over the holidays of autumn 2026. */
class LampTest {

    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            ZoneId.of("Asia/Shanghai"),
            Set.of(2026),
            autumn(),
            List.of(new Hours(LocalTime.of(8, 30), LocalTime.of(18, 0))));

    private static final ClassRule ORDINARY =
            new ClassRule("一般", 5, "wd", 3, 5, 20, null, null, null, null, "objection");
    private static final ClassRule URGENT =
            new ClassRule("紧急", 24, "h", 3, 5, 20, 12, "h", null, null, "objectionUrgent");
    private static final ClassRule LONGER = new ClassRule("较长周期", 30, "d", 3, 5, 20, 5, "wd", 10, 31, "objection");

    @ParameterizedTest
    @CsvSource({
        // Friday 18 September plus five working days: the 20th is a make-up workday
        "2026-09-18T09:00, 5, 2026-09-24T18:00",
        // 25–27 September are off
        "2026-09-21T09:00, 5, 2026-09-29T18:00",
        // 1–7 October are off, Saturday the 10th is a workday
        "2026-09-29T17:59, 5, 2026-10-12T18:00",
        "2026-09-30T19:00, 3, 2026-10-10T18:00",
        // dispatched on a holiday
        "2026-10-01T10:00, 1, 2026-10-08T18:00",
    })
    void aLimitCountsWorkingDaysAcrossHolidays(String dispatched, int days, String due) {
        IssueClock clock = IssueClock.start(at(dispatched), Limit.of(days, "wd"), ORDINARY, CALENDAR);
        assertThat(clock.dueAt()).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        // as dispatched on Friday 18 September with five working days
        "5, wd, 2026-09-24T18:00, 8, wd, 2026-09-30T18:00",
        "5, wd, 2026-09-24T18:00, 10, d, 2026-09-28T18:00",
        "30, d, 2026-10-18T18:00, 15, wd, 2026-10-15T18:00",
        "5, wd, 2026-09-24T18:00, 48, h, 2026-09-20T09:00",
        // extended by three working days over the holiday, and by as many days
        "5, wd, 2026-09-30T18:00, 8, wd, 2026-10-10T18:00",
        "30, d, 2026-10-21T18:00, 10, d, 2026-10-01T18:00",
        // the same limit
        "5, wd, 2026-10-16T18:00, 5, wd, 2026-10-16T18:00",
    })
    void aRecalculatedClockKeepsItsStartAndWhatWasAdded(
            int oldAmount, String oldUnit, String due, int newAmount, String newUnit, String newDue) {
        IssueClock clock = IssueClock.of(at("2026-09-18T09:00"), at(due), null, 0, ORDINARY, CALENDAR)
                .recalculated(Limit.of(oldAmount, oldUnit), Limit.of(newAmount, newUnit), null, 0, ORDINARY, CALENDAR);
        assertThat(clock.startedAt()).isEqualTo(at("2026-09-18T09:00"));
        assertThat(clock.dueAt()).isEqualTo(at(newDue));
    }

    @ParameterizedTest
    @CsvSource({"5, wd, 3个工作日", "15, wd, 8个工作日", "1, wd, 1个工作日", "24, h, 12小时", "60, d, 30天"})
    void halfALimitIsRoundedUp(int amount, String unit, String half) {
        ClassRule rule = new ClassRule("", amount, unit, 3, 5, 20, null, null, null, null, "objection");
        assertThat(rule.halfLimit().inWords()).isEqualTo(half);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-18T09:00, GREEN, 剩余5个工作日",
        "2026-09-20T23:59, GREEN, 剩余4个工作日",
        "2026-09-21T00:00, YELLOW, 剩余3个工作日",
        "2026-09-24T09:00, YELLOW, 剩余9小时",
        "2026-09-24T17:30, YELLOW, 剩余不足1小时",
        "2026-09-24T18:00, RED, 已超期",
        "2026-09-27T12:00, RED, 已超期",
        "2026-09-28T00:00, RED, 已超期1个工作日",
    })
    void theLampTurnsTheMomentItsTimeComes(String now, Lamp.Colour colour, String reason) {
        IssueClock clock = IssueClock.start(at("2026-09-18T09:00"), ORDINARY.limit(), ORDINARY, CALENDAR);
        assertThat(Lamp.of(clock, 0, at(now), CALENDAR)).isEqualTo(new Lamp(colour, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-21T14:11, 0, GREEN, 剩余1个工作日",
        "2026-09-22T04:11, 50, YELLOW, 剩余4小时；未报送进展（应于9月21日21:00前报送）",
        "2026-09-22T09:00, 50, RED, 已超期；未报送进展（应于9月21日21:00前报送）",
    })
    void aShortLimitTurnsYellowByPercent(String now, int progress, Lamp.Colour colour, String reason) {
        IssueClock clock = IssueClock.start(at("2026-09-21T09:00"), URGENT.limit(), URGENT, CALENDAR);
        assertThat(clock.nearAt()).isEqualTo(at("2026-09-22T04:12"));
        assertThat(Lamp.of(clock, progress, at(now).plusSeconds(60), CALENDAR)).isEqualTo(new Lamp(colour, reason));
    }

    @ParameterizedTest
    @CsvSource({
        // a tenth of the 729 hours is over at 09:54 on the fourth day
        "2026-09-21T09:53, 0, GREEN, 剩余14个工作日",
        "2026-09-21T09:54, 0, YELLOW, 剩余14个工作日；进度落后10个百分点",
        "2026-09-21T09:54, 1, GREEN, 剩余14个工作日",
        // 31 hundredths at 18:59 on the tenth day
        "2026-09-27T18:59, 0, YELLOW, 剩余11个工作日；未报送进展（应于9月24日前报送）；进度落后30个百分点",
        "2026-09-27T19:00, 0, RED, 剩余11个工作日；未报送进展（应于9月24日前报送）；进度落后31个百分点",
    })
    void beingBehindThePlanTurnsTheLamp(String now, int progress, Lamp.Colour colour, String reason) {
        Instant start = at("2026-09-18T09:00");
        IssueClock clock = IssueClock.start(start, LONGER.limit(), LONGER, CALENDAR);
        IssueClock reported = IssueClock.of(start, clock.dueAt(), clock.reportDueAt(), progress, LONGER, CALENDAR);
        assertThat(Lamp.of(reported, progress, at(now), CALENDAR)).isEqualTo(new Lamp(colour, reason));
    }

    @Test
    void aStopMovesTheDueDateByTheWorkingDaysThatDoNotCount() {
        IssueClock clock = IssueClock.start(at("2026-09-18T09:00"), ORDINARY.limit(), ORDINARY, CALENDAR);
        IssueClock resumed = clock.resumed(at("2026-09-22T10:00"), at("2026-10-10T10:00"), 0, ORDINARY, CALENDAR);
        // 23, 24, 28, 29, 30 September and 8, 9, 10 October do not count; two days are left, as before
        assertThat(resumed.dueAt()).isEqualTo(at("2026-10-13T18:00"));
    }

    @Test
    void aStopOfHoursMovesTheDueDateByHours() {
        IssueClock clock = IssueClock.start(at("2026-09-21T09:00"), URGENT.limit(), URGENT, CALENDAR);
        IssueClock resumed = clock.resumed(at("2026-09-21T12:00"), at("2026-09-22T12:00"), 0, URGENT, CALENDAR);
        assertThat(resumed.dueAt()).isEqualTo(at("2026-09-23T09:00"));
    }

    private static Map<LocalDate, Boolean> autumn() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        LocalDate.of(2026, 9, 25).datesUntil(LocalDate.of(2026, 9, 28)).forEach(d -> days.put(d, false));
        LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 10, 8)).forEach(d -> days.put(d, false));
        days.put(LocalDate.of(2026, 9, 20), true);
        days.put(LocalDate.of(2026, 10, 10), true);
        return days;
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
