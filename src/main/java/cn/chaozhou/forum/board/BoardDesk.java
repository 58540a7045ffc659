package cn.chaozhou.forum.board;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import cn.chaozhou.forum.board.Board.Event;
import cn.chaozhou.forum.board.Board.Line;
import cn.chaozhou.forum.board.Board.Movement;
import cn.chaozhou.forum.board.Board.Page;
import cn.chaozhou.forum.board.Board.Row;
import cn.chaozhou.forum.board.Board.SessionLine;
import cn.chaozhou.forum.board.Board.Step;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueGlance;
import cn.chaozhou.forum.issue.IssueGlance.Stage;
import cn.chaozhou.forum.organisation.UnitBook;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Counts the board. The few open issues are read and looked at by the very rules that light their lamps; of everything
 * else only what an index leads to is counted, so that years of closed issues cost nothing.
 */
@Service
class BoardDesk {

    /** Sessions that are compared: this one and the last. */
    private static final int SESSIONS = 2;

    private final IssueDesk issues;
    private final UnitBook units;
    private final JdbcClient db;
    private final int days;
    private final int listed;
    private final Clock clock;

    BoardDesk(
            IssueDesk issues,
            UnitBook units,
            JdbcClient db,
            @Value("${forum.board.days}") int days,
            @Value("${forum.board.listed}") int listed,
            Clock clock) {
        this.issues = issues;
        this.units = units;
        this.db = db;
        this.days = days;
        this.listed = listed;
        this.clock = clock;
    }

    /**
     * Which open issues are wanted, of a session also those that are done; null where it doesn't matter.
     *
     * @param owner organisation group of the owner
     * @param county code of the county of the team that raised it; {@code team} its own code
     * @param ladder name of the step of the ladder; empty for running issues that stand at none
     * @param fate what became of it
     */
    record Wanted(
            @Nullable Stage stage,
            @Nullable String owner,
            @Nullable String county,
            @Nullable String team,
            @Nullable String ladder,
            @Nullable String session,
            @Nullable Fate fate) {

        private boolean matches(IssueGlance issue, Names names) {
            return (stage == null || stage == issue.stage())
                    && (fate == null || fate.matches(issue))
                    && (owner == null || owner.equals(issue.owner()))
                    && (county == null
                            || names.countyOf(issue.team())
                                    .filter(county::equals)
                                    .isPresent())
                    && (team == null || team.equals(issue.team()))
                    && (ladder == null
                            || (issue.stage().isRunning() && ladder.equals(Objects.toString(issue.ladder(), ""))));
        }
    }

    Board board(Scope scope) {
        Names names = new Names(units);
        List<IssueGlance> open = open(scope, names);
        Map<String, Integer> chases = chases(open);
        return new Board(
                OffsetDateTime.now(clock),
                scope.counties().stream()
                        .map(county -> names.of("county." + county))
                        .toList(),
                count(open),
                lines(open, issue -> Optional.ofNullable(issue.owner()), names),
                lines(open, issue -> names.countyOf(issue.team()).map(county -> "county." + county), names),
                lines(open, issue -> Optional.ofNullable(issue.team()).map(team -> "team." + team), names),
                rows(open, issue -> issue.stage() == Stage.RED, names, chases).stream()
                        .limit(listed)
                        .toList(),
                rows(open, issue -> issue.stage() == Stage.YELLOW, names, chases).stream()
                        .limit(listed)
                        .toList(),
                ladder(open),
                days,
                movements(scope),
                sessions(scope, names));
    }

    Page<Row> list(Scope scope, Wanted wanted, Paging paging) {
        Names names = new Names(units);
        List<IssueGlance> asked =
                wanted.session() == null ? open(scope, names) : ofSession(wanted.session(), scope, names);
        List<Row> rows = rows(asked, issue -> wanted.matches(issue, names), names, chases(asked));
        return new Page<>(rows.size(), paging.of(rows));
    }

    Page<Event> events(Scope scope, MovementKind kind, Paging paging) {
        List<Event> rows = db.sql("select i.number, i.title, m.at, m.text" + kind.from()
                        + " order by m.at desc, i.number offset :offset rows fetch next :size rows only")
                .params(parameters(scope))
                .param("offset", paging.offset())
                .param("size", paging.size())
                .query(Event.class)
                .list();
        return new Page<>(count(scope, kind), rows);
    }

    private List<IssueGlance> open(Scope scope, Names names) {
        return issues.open().stream()
                .filter(issue -> scope.covers(issue, names))
                .toList();
    }

    private static Map<Stage, Integer> count(List<IssueGlance> open) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        Arrays.stream(Stage.values()).filter(Stage::isOpen).forEach(stage -> counts.put(stage, 0));
        open.forEach(issue -> counts.merge(issue.stage(), 1, Integer::sum));
        return counts;
    }

    private static List<Line> lines(
            List<IssueGlance> open, Function<IssueGlance, Optional<String>> group, Names names) {
        Map<String, List<IssueGlance>> groups = new TreeMap<>();
        for (IssueGlance issue : open) {
            group.apply(issue).ifPresent(key -> groups.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(issue));
        }
        return groups.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), names.of(entry.getKey()), count(entry.getValue())))
                .sorted(comparing((Line line) -> line.stages().get(Stage.RED))
                        .thenComparing(line -> line.stages().get(Stage.YELLOW))
                        .reversed()
                        .thenComparing(Line::key))
                .toList();
    }

    /** The longest overdue, or what is due next, first. */
    private static List<Row> rows(
            List<IssueGlance> open, Predicate<IssueGlance> wanted, Names names, Map<String, Integer> chases) {
        return open.stream()
                .filter(wanted)
                .sorted(comparing(IssueGlance::dueAt, nullsLast(OffsetDateTime.timeLineOrder()))
                        .thenComparing(IssueGlance::number))
                .map(issue -> new Row(
                        issue.number(),
                        issue.title(),
                        issue.team() == null ? Texts.of("board.hiddenTeam") : names.of("team." + issue.team()),
                        issue.owner() == null ? null : names.of(issue.owner()),
                        issue.stage(),
                        issue.status(),
                        issue.reason(),
                        issue.dueAt(),
                        issue.ladder(),
                        issue.reds(),
                        issue.extensions(),
                        chases.getOrDefault(issue.number(), 0),
                        issue.stage().isRunning()))
                .toList();
    }

    private List<Step> ladder(List<IssueGlance> open) {
        Map<String, Integer> counts = new HashMap<>();
        open.stream()
                .filter(issue -> issue.stage().isRunning())
                .forEach(issue -> counts.merge(Objects.toString(issue.ladder(), ""), 1, Integer::sum));
        // A step that the table no longer has is shown as long as an issue stands there.
        return Stream.of(
                        Stream.of(""),
                        issues.ladder().stream(),
                        counts.keySet().stream().sorted())
                .flatMap(steps -> steps)
                .distinct()
                .map(step -> new Step(step.isEmpty() ? null : step, counts.getOrDefault(step, 0)))
                .toList();
    }

    private Map<String, Integer> chases(List<IssueGlance> open) {
        Map<String, Integer> counts = new HashMap<>();
        if (!open.isEmpty()) {
            db.sql("select issue_number, count(*) from chase where issue_number in (:open) group by issue_number")
                    .param("open", open.stream().map(IssueGlance::number).toList())
                    .query(row -> {
                        counts.put(row.getString(1), row.getInt(2));
                    });
        }
        return counts;
    }

    private List<Movement> movements(Scope scope) {
        return Arrays.stream(MovementKind.values())
                .map(kind -> new Movement(kind, count(scope, kind)))
                .toList();
    }

    private int count(Scope scope, MovementKind kind) {
        return db.sql("select count(*)" + kind.from())
                .params(parameters(scope))
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> parameters(Scope scope) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("since", OffsetDateTime.now(clock).minus(Duration.ofDays(days)));
        return parameters;
    }

    private record Held(String number, String theme, @Nullable LocalDate meetingDate) {}

    private List<SessionLine> sessions(Scope scope, Names names) {
        return db
                .sql("select s.number, s.theme, s.meeting_date meetingDate from session s"
                        + " where exists (select 1 from issue i where i.session_number = s.number)"
                        + " order by s.number desc fetch first " + SESSIONS + " rows only")
                .query(Held.class)
                .list()
                .stream()
                .map(session -> line(session, scope, names))
                .toList();
    }

    private SessionLine line(Held session, Scope scope, Names names) {
        List<IssueGlance> mine = ofSession(session.number(), scope, names);
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            fates.put(fate, (int) mine.stream().filter(fate::matches).count());
        }
        return new SessionLine(session.number(), Objects.toString(session.theme(), ""), session.meetingDate(), fates);
    }

    private List<IssueGlance> ofSession(String session, Scope scope, Names names) {
        return issues.glancesOf(session).stream()
                .filter(issue -> scope.covers(issue, names))
                .toList();
    }
}
