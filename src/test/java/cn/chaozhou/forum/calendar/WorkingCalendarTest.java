package cn.chaozhou.forum.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged 2026 calendar (State Council notice of 4 November 2025) and what is computed from it. */
class WorkingCalendarTest {

    private final WorkingCalendar calendar = calendar(Path.of("no-such-folder"));

    @ParameterizedTest(name = "{0} works: {1}")
    @CsvSource({
        "2026-01-02, false", // New Year
        "2026-01-04, true", // Sunday, make-up
        "2026-02-14, true", // Saturday, make-up before Spring Festival
        "2026-02-23, false", // last day of Spring Festival
        "2026-02-24, true",
        "2026-02-28, true", // Saturday, make-up
        "2026-05-09, true", // Saturday, make-up
        "2026-09-20, true", // Sunday, make-up
        "2026-09-26, false",
        "2026-10-07, false",
        "2026-10-10, true", // Saturday, make-up
        "2026-10-11, false",
    })
    void knowsHolidaysAndMakeUpDays(LocalDate day, boolean works) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(works);
    }

    @ParameterizedTest(name = "{0} plus {1} working days is {2}")
    @CsvSource({
        "2026-02-12, 1, 2026-02-13",
        "2026-02-13, 1, 2026-02-14", // the make-up Saturday counts
        "2026-02-14, 1, 2026-02-24", // nine days of festival do not
        "2026-02-13, 5, 2026-02-27",
        "2026-09-30, 3, 2026-10-10", // 8, 9 and the make-up Saturday 10 October
        "2026-10-10, -3, 2026-09-30",
        "2026-10-03, 0, 2026-10-08", // not a working day: the next one
        "2026-11-24, 0, 2026-11-24",
        "2028-02-28, 1, 2028-02-29", // a leap day is a day like others
        "2028-02-28, 2, 2028-03-01",
        "2028-03-01, -1, 2028-02-29",
    })
    void countsWorkingDays(LocalDate from, int days, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(from, days)).isEqualTo(expected);
        if (days != 0) {
            assertThat(calendar.workingDaysBetween(from, expected)).isEqualTo(days);
        }
    }

    @Test
    void businessTimeSkipsLunchNightAndHoliday() {
        assertThat(calendar.plusBusinessTime(at("2026-09-24T11:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-09-24T15:30"));
        assertThat(calendar.plusBusinessTime(at("2026-09-24T17:00"), Duration.ofHours(2)))
                .as("25 to 27 September are the Mid-Autumn festival")
                .isEqualTo(at("2026-09-28T09:30"));
        assertThat(calendar.isBusinessTime(at("2026-09-24T13:00"))).isFalse();
        assertThat(calendar.isBusinessTime(at("2026-09-24T14:30"))).isTrue();
        assertThat(calendar.isBusinessTime(at("2026-09-25T09:00"))).isFalse();
    }

    @Test
    void businessTimeBetweenTwoMomentsLeavesOutLunchNightAndHoliday() {
        assertThat(calendar.businessTimeBetween(at("2026-09-24T11:00"), at("2026-09-24T15:30")))
                .isEqualTo(Duration.ofHours(2));
        // Saturday 14 February is worked; then Spring Festival
        assertThat(calendar.businessTimeBetween(at("2026-02-14T09:00"), at("2026-02-24T18:00")))
                .isEqualTo(Duration.ofMinutes(13 * 60 + 30));
        assertThat(calendar.businessTimeBetween(at("2026-10-01T09:00"), at("2026-10-07T18:00")))
                .isEqualTo(Duration.ZERO);
        assertThat(calendar.businessTimeBetween(at("2026-09-24T15:00"), at("2026-09-24T11:00")))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void limitsEndAtCloseOfBusinessOrAfterSoManyHours() {
        assertThat(Limit.of(5, "wd").endFrom(at("2026-09-18T10:12"), calendar)).isEqualTo(at("2026-09-24T18:00"));
        assertThat(Limit.of(60, "d").endFrom(at("2026-09-18T10:12"), calendar)).isEqualTo(at("2026-11-17T18:00"));
        assertThat(Limit.of(24, "h").endFrom(at("2026-10-01T22:00"), calendar)).isEqualTo(at("2026-10-02T22:00"));
        assertThat(Limit.of(2, "bh").endFrom(at("2026-10-01T22:00"), calendar)).isEqualTo(at("2026-10-08T10:30"));
        assertThatThrownBy(() -> Limit.of(2, "weeks")).hasMessageContaining("weeks");
    }

    @Test
    void aYearWithoutFileIsToldAndFallsBackToMondayToFriday() {
        assertThat(calendar.covers(2026)).isTrue();
        assertThat(calendar.covers(2027)).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2027-01-01")))
                .as("a Friday, the notice for 2027 is not known")
                .isTrue();
    }

    @Test
    void anOfficeAddsAYearByAFileAndLearnsWhatIsWrongInIt(@TempDir Path data) throws IOException {
        Path folder = Files.createDirectory(data.resolve("calendar"));
        Files.writeString(folder.resolve("2031.csv"), "2031-01-01,2031-01-03,off,元旦\n");
        assertThat(calendar(data).covers(2031)).isTrue();
        assertThat(calendar(data).isWorkingDay(LocalDate.parse("2031-01-02"))).isFalse();

        Files.writeString(folder.resolve("2031.csv"), "2031-01-03,2031-01-01,off,元旦\n");
        assertThatThrownBy(() -> calendar(data)).hasMessageContaining("2031.csv, line 1");
    }

    private static WorkingCalendar calendar(Path data) {
        try {
            return new CalendarFiles()
                    .workingCalendar(ZoneId.of("Asia/Shanghai"), List.of("08:30-12:00", "14:30-18:00"), data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
