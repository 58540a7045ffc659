package cn.chaozhou.forum.board;

import cn.chaozhou.forum.issue.IssueGlance.Stage;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the board shows at one moment.
 *
 * @param counties names of the counties it is narrowed to; none for the whole city
 * @param stages how many open issues count as what
 * @param owners by who answers for the issue, those with most red first; likewise by county and team that raised it
 * @param overdue those with a red lamp, longest overdue first
 * @param nearDue those with a yellow lamp, nearest first
 * @param ladder how many running issues stand at each step of the ladder, lowest first
 * @param movements what happened in the last {@code days} days
 * @param sessions this session against the last
 */
record Board(
        OffsetDateTime at,
        List<String> counties,
        Map<Stage, Integer> stages,
        List<Line> owners,
        List<Line> byCounty,
        List<Line> byTeam,
        List<Row> overdue,
        List<Row> nearDue,
        List<Step> ladder,
        int days,
        List<Movement> movements,
        List<SessionLine> sessions) {

    /** @param key organisation group, for example {@code dept.agri} */
    record Line(String key, String name, Map<Stage, Integer> stages) {}

    /** An open issue in a list. */
    record Row(
            String number,
            String title,
            String team,
            @Nullable String owner,
            Stage stage,
            String status,
            String reason,
            @Nullable OffsetDateTime dueAt,
            @Nullable String ladder,
            int reds,
            int extensions,
            int chases,
            boolean running) {}

    /** @param name of the step; null for those that have not been chased yet */
    record Step(@Nullable String name, int count) {}

    record Movement(MovementKind kind, int count) {}

    /** Something that happened to an issue. */
    record Event(String number, String title, OffsetDateTime at, String text) {}

    /** What became of the issues of a session. */
    record SessionLine(String number, String theme, @Nullable LocalDate meetingDate, Map<Fate, Integer> fates) {}

    record Page<T>(int total, List<T> rows) {}
}
