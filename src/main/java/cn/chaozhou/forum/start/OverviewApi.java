package cn.chaozhou.forum.start;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.issue.IssueLamps;
import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.session.SessionReader;
import cn.chaozhou.forum.session.SessionReader.Counts;
import cn.chaozhou.forum.session.SessionReader.SessionFacts;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The numbers of the start page, without names or texts of cases: the newest sessions, and the lamps of the issues that
 * the reader may read.
 */
@RestController
@RequestMapping("/api/overview")
@Tag(name = "首页", description = "各期进展和问题红黄绿灯的数字")
class OverviewApi {

    /** As many sessions as fit beside each other on the page. */
    private static final int NEWEST = 3;

    private static final List<String> LAMPS = List.of("RED", "YELLOW", "GREEN");

    private final SessionReader sessions;
    private final IssueLamps lamps;
    private final Readers readers;
    private final WorkingCalendar calendar;
    private final Clock clock;

    OverviewApi(SessionReader sessions, IssueLamps lamps, Readers readers, WorkingCalendar calendar, Clock clock) {
        this.sessions = sessions;
        this.lamps = lamps;
        this.readers = readers;
        this.calendar = calendar;
        this.clock = clock;
    }

    record Figure(long count, String label) {}

    record SessionCard(
            String title,
            String state,
            @Nullable String theme,
            @Nullable String meetingForm,
            @Nullable String place,
            @Nullable String meetingDate,
            List<Figure> figures) {}

    /** @param colour green, yellow, red or off */
    record LampCount(String colour, long count, String label) {}

    /** @param calendarWarning what is wrong with the working calendar, or null */
    record Overview(
            OffsetDateTime now, @Nullable String calendarWarning, List<SessionCard> sessions, List<LampCount> lamps) {}

    @GetMapping
    @Operation(summary = "最近几期的进展，本人可以查看的问题的红黄绿灯")
    Overview overview() {
        // Strangers come here only in an edition that shows its numbers to everybody (forum.open-to-all).
        boolean openToAll = readers.current().equals(Reader.NOBODY);
        List<SessionFacts> newest = openToAll ? sessions.newest(NEWEST) : sessions.newestReadable(NEWEST);
        return new Overview(
                OffsetDateTime.now(clock),
                calendarWarning(),
                newest.stream().map(OverviewApi::card).toList(),
                lamps(openToAll ? lamps.all() : lamps.readable()));
    }

    private static SessionCard card(SessionFacts s) {
        Counts c = s.counts();
        return new SessionCard(
                s.title(),
                s.status(),
                s.theme(),
                s.meetingForm(),
                s.place(),
                s.meetingDate() == null ? null : s.meetingDate().toString(),
                List.of(
                        new Figure(c.invitedTeams(), Texts.of("start.figure.teams")),
                        new Figure(c.submittedHighlights(), Texts.of("start.figure.submitted")),
                        new Figure(c.acceptedHighlights(), Texts.of("start.figure.accepted")),
                        new Figure(c.speakers(), Texts.of("start.figure.speakers")),
                        new Figure(c.reviewsIn(), Texts.of("start.figure.reviews", c.reviewsOrdered())),
                        new Figure(c.questions(), Texts.of("start.figure.questions")),
                        new Figure(c.issues(), Texts.of("start.figure.issues"))));
    }

    private static List<LampCount> lamps(IssueLamps.Counts counts) {
        return Stream.concat(
                        LAMPS.stream()
                                .map(colour -> new LampCount(
                                        colour.toLowerCase(Locale.ROOT),
                                        counts.lit().getOrDefault(colour, 0L),
                                        Texts.of("start.lamp." + colour.toLowerCase(Locale.ROOT)))),
                        counts.unlit().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> new LampCount("off", e.getValue(), e.getKey())))
                .toList();
    }

    /** The year of today, or the next one once its limits come near, has no calendar file. */
    private @Nullable String calendarWarning() {
        int year = calendar.dayOf(clock.instant()).getYear();
        int ahead = calendar.dayOf(clock.instant()).plusDays(90).getYear();
        for (int missing : new int[] {year, ahead}) {
            if (!calendar.covers(missing)) {
                return Texts.of("start.calendar.missing", missing);
            }
        }
        return null;
    }
}
