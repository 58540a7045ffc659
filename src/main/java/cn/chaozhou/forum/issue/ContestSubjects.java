package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.Lamp.Colour;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of an issue stands to be contested: the lamp that is on, reds on record, and ratings. */
@Component
class ContestSubjects {

    private final JdbcClient jdbc;
    private final IssueReader reader;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ContestSubjects(JdbcClient jdbc, IssueReader reader, WorkingCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.calendar = calendar;
        this.clock = clock;
    }

    enum Kind {
        LAMP,
        RATING
    }

    /**
     * One thing on record.
     *
     * @param value its code: RED, YELLOW or the rating
     * @param madeAt when it was made: with the value it tells one thing from another
     * @param knownAt from when on it could be contested
     * @param dueAt the due date that a red lamp is about
     */
    record Subject(
            Kind what,
            String value,
            String words,
            int round,
            Instant madeAt,
            String madeBy,
            Instant knownAt,
            @Nullable Instant dueAt) {}

    /** The weightiest first: red lamp, reds on record, yellow lamp; the newest rating. */
    List<Subject> of(Issue issue, Kind what) {
        return what == Kind.RATING ? ratings(issue.number) : lamps(issue);
    }

    private List<Subject> lamps(Issue issue) {
        Instant now = clock.instant();
        List<Instant> reds = issue.isRunning() ? issue.redReasons(now) : List.of();
        List<Instant> yellows = issue.isRunning() && reds.isEmpty() ? issue.yellowReasons(now) : List.of();
        List<Subject> lamps = new ArrayList<>();
        if (!reds.isEmpty()) {
            lamps.add(lit(issue, Colour.RED, reds));
        }
        lamps.addAll(reds(issue.number));
        if (!yellows.isEmpty()) {
            lamps.add(lit(issue, Colour.YELLOW, yellows));
        }
        return lamps;
    }

    /** The lamp that is on, since the newest of its reasons: a contest is about all that have come. */
    private Subject lit(Issue issue, Colour colour, List<Instant> reasons) {
        Instant since = reasons.get(reasons.size() - 1);
        Instant due = issue.clock().dueAt();
        String reason = issue.lamp(clock.instant(), calendar).reason();
        return new Subject(
                Kind.LAMP,
                colour.name(),
                Texts.of("issue.contest.lit", colour.title(), reason),
                issue.rounds + 1,
                since,
                Timeline.SYSTEM,
                since,
                colour == Colour.RED && reasons.contains(due) ? due : null);
    }

    private List<Subject> reds(String number) {
        return jdbc.sql(
                        """
                        select round_no, coalesce(due_at, reported_at), reported_at as known_at
                        from closure where issue_number = ? and overdue
                        union all
                        select 0, due_at, merged_at from issue_merge where merged = ? and overdue
                        order by known_at desc
                        """)
                .params(number, number)
                .query((row, n) -> {
                    Instant due = row.getObject(2, OffsetDateTime.class).toInstant();
                    Instant known = row.getObject(3, OffsetDateTime.class).toInstant();
                    String words = Texts.of("issue.contest.recorded", reader.moment(due));
                    return new Subject(
                            Kind.LAMP, Colour.RED.name(), words, row.getInt(1), due, Timeline.SYSTEM, known, due);
                })
                .list();
    }

    private List<Subject> ratings(String number) {
        return jdbc.sql(
                        """
                        select round_no, rating, rating_reason, rated_at, rated_by
                        from closure where issue_number = ? and rating is not null order by rated_at desc
                        """)
                .param(number)
                .query((row, n) -> {
                    Instant at = row.getObject(4, OffsetDateTime.class).toInstant();
                    String words =
                            Texts.of("issue.contest.rated", Closing.ratingText(row.getString(2), row.getString(3)));
                    return new Subject(
                            Kind.RATING, row.getString(2), words, row.getInt(1), at, row.getString(5), at, null);
                })
                .list();
    }
}
