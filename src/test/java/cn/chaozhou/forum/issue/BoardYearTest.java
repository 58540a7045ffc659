package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * A year of issues played through their diagrams at random, but the same in each run; at four moments every figure of the
 * supervision board is worked out anew from the rows of the case tables and from the engine.
 */
@ForumTest
@TestPropertySource(properties = "forum.board.listed=1000")
class BoardYearTest {

    private static final int WEEKS = 51;
    private static final int RAISED_A_WEEK = 6;
    private static final int DAYS = 30;
    private static final String COUNTY = "raoping";
    private static final String MANAGER = "manager.raoping";
    private static final String PASSWORD = "Klar-2026-Wasser";
    private static final List<String> STAGES = List.of("RED", "YELLOW", "GREEN", "STOPPED", "UNDISPATCHED", "REPORTED");

    private final Random chance = new Random(20260105);
    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    WebApplicationContext context;

    @Autowired
    IssueRun issues;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient db;

    private MockMvc web;

    @AfterEach
    void realTime() {
        issues.run.resetClock();
    }

    @Test
    void theBoardAgreesWithTheCasesThroughAYear() throws Exception {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        managerOfACounty();
        List<String> teams = db.sql("select code from team order by code")
                .query(String.class)
                .list();
        List<String> departments = db.sql("select code from department order by code")
                .query(String.class)
                .list();
        OffsetDateTime monday = OffsetDateTime.parse("2026-01-05T09:00+08:00");
        for (int week = 0; week < WEEKS; week++) {
            passTo(monday.plusWeeks(week));
            String session = "2026-%02d".formatted(1 + week / 4);
            hold(session, monday.plusWeeks(week).toLocalDate());
            for (int i = 0; i < RAISED_A_WEEK; i++) {
                raise(one(teams), one(departments), session);
            }
            work(departments);
            if (week % 13 == 12 || week == WEEKS - 1) {
                assertBoard("leader", row -> true);
                assertBoard(MANAGER, row -> ("county." + COUNTY).equals(row.owner()) || COUNTY.equals(row.county()));
            }
        }
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(rows().stream().map(Row::status).distinct())
                .as("a year has seen everything")
                .contains("ANSWERED", "HANDLING", "PAUSED", "SOLVED", "CLOSED", "ARCHIVED");
        assertThat(db.sql("select count(*) from chase").query(Integer.class).single())
                .isPositive();
        for (String kind : List.of(
                "extension where granted", "extension where not granted", "clock_stop", "closure where not passed")) {
            assertThat(db.sql("select count(*) from " + kind)
                            .query(Integer.class)
                            .single())
                    .as(kind)
                    .isPositive();
        }
    }

    private void managerOfACounty() {
        User user = identities.newUser(MANAGER);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        List.of("manager", "county", "county.raoping", "county.raoping.county")
                .forEach(group -> identities.createMembership(MANAGER, group));
    }

    private void hold(String session, LocalDate day) {
        if (db.sql("select count(*) from session where number = ?")
                        .param(session)
                        .query(Integer.class)
                        .single()
                == 0) {
            db.sql("insert into session (number, version, opened_at, status, theme, meeting_date)"
                            + " values (?, 0, ?, 'PUBLISHED', '产业帮扶', ?)")
                    .params(session, day.atStartOfDay().atOffset(ZoneOffset.ofHours(8)), day)
                    .update();
        }
    }

    private void raise(String team, String department, String session) {
        Outcome outcome = Outcome.values()[chance.nextInt(Outcome.values().length)];
        issues.desk.raise(new RaisedIssue(
                "村里缺水" + chance.nextInt(1000),
                "旱季缺水，请求打井。",
                chance.nextBoolean() ? "农田水利" : "农村住房",
                one(List.of("ordinary", "cross", "project")),
                team,
                session,
                null,
                outcome,
                outcome == Outcome.DISPATCHED ? null : department,
                outcome == Outcome.ANSWERED ? "本月派技术员到场。" : null));
    }

    /** Most people do something about what lies before them, some let it lie. */
    private void work(List<String> departments) {
        for (Task task : tasks.createTaskQuery()
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .list()) {
            boolean waits = tasks.createTaskQuery().taskId(task.getId()).count() == 1;
            if (chance.nextInt(100) < 55 && waits) {
                Map<String, Object> form = form(task, departments);
                if (form != null) {
                    try {
                        issues.run.submit(task.getProcessInstanceId(), task.getTaskDefinitionKey(), form);
                    } catch (InputRefused refused) {
                        // Too late for an extension, for example: it stays as it is.
                        continue;
                    }
                }
            }
        }
        List<String> running =
                rows().stream().filter(Row::isRunning).map(Row::number).toList();
        if (!running.isEmpty()) {
            issues.run.startBy(
                    "supervisor", ChaseProcess.KEY, Map.of("chasedIssue", one(running), "chaseText", "请抓紧办理。"));
        }
    }

    private @Nullable Map<String, Object> form(Task task, List<String> departments) {
        String owner = chance.nextInt(4) == 0 ? "county." + COUNTY : "dept." + one(departments);
        return switch (task.getTaskDefinitionKey()) {
            case DispatchProcess.USER_TASK_DISPATCH_ISSUE -> Map.of(
                    "owner", owner, "issueClass", one(List.of("ordinary", "cross", "project", "urgent")));
            case DispatchProcess.USER_TASK_CLAIM_ISSUE -> chance.nextInt(6) > 0
                    ? IssueRun.CLAIM
                    : Map.of("decision", "object", "proposedOwner", owner, "reason", "不属于本单位职责。");
            case DispatchProcess.USER_TASK_ARBITRATE -> Map.of(
                    "owner", owner, "clockChoice", one(List.of("keep", "restart")), "reason", "按派单目录。");
            case WorkProcess.USER_TASK_MAKE_PLAN -> IssueRun.PLAN;
            case WorkProcess.USER_TASK_WORK_ON_ISSUE -> workForm(issues.run.businessKey(task.getProcessInstanceId()));
            case WorkProcess.USER_TASK_DECIDE_EXTENSION, HandlingProcess.USER_TASK_DECIDE_PARKING -> Map.of(
                    "decision", one(List.of("approve", "refuse")), "reason", "按规定办理。");
            case HandlingProcess.USER_TASK_REVIEW_PARKING -> Map.of(
                    "decision", one(List.of("keep", "resume")), "reason", "看资金到位情况。");
            case HandlingProcess.USER_TASK_END_PROCEDURE -> Map.of("endedOn", today().toString(), "document", "批复1号");
            case ClosureProcess.USER_TASK_CHECK_EVIDENCE -> chance.nextInt(4) > 0
                    ? IssueRun.PASS
                    : Map.of("decision", "return", "reason", "照片不是现场。");
            case ClosureProcess.USER_TASK_RATE_ISSUE -> chance.nextInt(4) > 0
                    ? IssueRun.SATISFIED
                    : IssueRun.DISSATISFIED;
            case ClosureProcess.USER_TASK_INSTRUCT_REWORK, LadderProcess.USER_TASK_HANDLE_ESCALATION -> Map.of(
                    "instruction", "月底前办结。");
            case IssueProcess.USER_TASK_LOOK_BACK -> chance.nextInt(5) > 0
                    ? Map.of("decision", "kept")
                    : Map.of("decision", "rebound", "reason", "又断水了。");
            default -> null;
        };
    }

    private Map<String, Object> workForm(String number) {
        return switch (chance.nextInt(8)) {
            case 0, 1, 2 -> Map.of("action", "progress", "percent", 10 + chance.nextInt(80), "progressText", "正在施工。");
            case 3 -> Map.of(
                    "action", "extension",
                    "percent", 30,
                    "progressText", "正在施工。",
                    "newDueDate", extended(number).toString(),
                    "reason", "雨季不能施工。");
            case 4 -> Map.of("action", "procedure", "procedure", "用地审批", "document", "1号", "reason", "占用林地。");
            case 5 -> Map.of("action", "parking", "parkingCause", "等待季节", "reason", "枯水期才能施工。");
            default -> IssueRun.solution(today());
        };
    }

    /** Three weeks after the present limit, on the Monday: mostly a working day. */
    private LocalDate extended(String number) {
        OffsetDateTime due = db.sql("select clock_due_at from issue where number = ?")
                .param(number)
                .query(OffsetDateTime.class)
                .single();
        LocalDate day =
                due.withOffsetSameInstant(ZoneOffset.ofHours(8)).toLocalDate().plusWeeks(3);
        return day.minusDays(day.getDayOfWeek().getValue() - 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.ofHours(8));
    }

    private <T> T one(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** What falls due on the way fires, each at its own time. */
    private void passTo(OffsetDateTime moment) {
        Date target = Date.from(moment.toInstant());
        for (List<Job> due = due(target); !due.isEmpty(); due = due(target)) {
            Job job = due.get(0);
            if (job.getDuedate().after(ClockUtil.getCurrentTime())) {
                issues.run.now(job.getDuedate());
            }
            management.executeJob(job.getId());
        }
        issues.run.now(target);
    }

    private List<Job> due(Date target) {
        return management
                .createJobQuery()
                .timers()
                .withRetriesLeft()
                .duedateLowerThan(target)
                .orderByJobDuedate()
                .asc()
                .orderByJobId()
                .asc()
                .listPage(0, 1);
    }

    /** A row of the table as it stands, with the county of its team. */
    record Row(
            String number,
            String status,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String county,
            @Nullable String session,
            String outcome,
            @Nullable String ladder,
            boolean wasRed,
            @Nullable Instant redSince,
            @Nullable Instant stopped,
            @Nullable Instant due,
            @Nullable Instant near,
            @Nullable Instant report,
            @Nullable Instant behindYellow,
            @Nullable Instant behindRed,
            @Nullable Instant annulledRed,
            @Nullable Instant annulledYellow) {

        boolean isRunning() {
            return List.of("DISPATCHED", "OBJECTED", "HANDLING").contains(status);
        }

        boolean isStopped() {
            return List.of("PAUSED", "PARKED").contains(status);
        }

        @Nullable
        String stage(Instant now) {
            if (isRunning()) {
                boolean red = redSince != null || has(now, annulledRed, due, behindRed);
                return red ? "RED" : has(now, annulledYellow, near, report, behindYellow) ? "YELLOW" : "GREEN";
            }
            return switch (status) {
                case "PAUSED", "PARKED" -> "STOPPED";
                case "REGISTERED" -> "UNDISPATCHED";
                case "SOLVED", "CHECKED" -> "REPORTED";
                default -> null;
            };
        }

        boolean wasOverdue(Instant now) {
            return wasRed
                    || (isRunning() && has(now, annulledRed, due))
                    || (isStopped() && has(stopped, annulledRed, due));
        }

        private static boolean has(Instant now, @Nullable Instant annulled, @Nullable Instant... reasons) {
            for (Instant reason : reasons) {
                if (reason != null && !reason.isAfter(now) && (annulled == null || reason.isAfter(annulled))) {
                    return true;
                }
            }
            return false;
        }
    }

    private List<Row> rows() {
        return db.sql(
                        "select i.*, t.county from issue i left join team t on t.code = i.raised_by_team order by i.number")
                .query((row, n) -> {
                    Map<String, Instant> at = new HashMap<>();
                    for (String column : List.of(
                            "red_since",
                            "stopped_at",
                            "clock_due_at",
                            "clock_near_at",
                            "clock_report_due_at",
                            "clock_behind_yellow_at",
                            "clock_behind_red_at",
                            "annulled_red_at",
                            "annulled_yellow_at")) {
                        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                        at.put(column, value == null ? null : value.toInstant());
                    }
                    return new Row(
                            row.getString("number"),
                            row.getString("status"),
                            row.getString("owner"),
                            row.getString("raised_by_team"),
                            row.getString("county"),
                            row.getString("session_number"),
                            row.getString("outcome"),
                            row.getString("ladder_name"),
                            row.getBoolean("was_red"),
                            at.get("red_since"),
                            at.get("stopped_at"),
                            at.get("clock_due_at"),
                            at.get("clock_near_at"),
                            at.get("clock_report_due_at"),
                            at.get("clock_behind_yellow_at"),
                            at.get("clock_behind_red_at"),
                            at.get("annulled_red_at"),
                            at.get("annulled_yellow_at"));
                })
                .list();
    }

    private void assertBoard(String reader, Predicate<Row> scope) throws Exception {
        Instant now = now();
        List<Row> seen = rows().stream().filter(scope).toList();
        List<Row> open = seen.stream().filter(row -> row.stage(now) != null).toList();
        JsonNode board = ask(reader, "/api/board");

        assertThat(counts(board.path("stages"))).isEqualTo(count(open, now));
        assertLines(board.path("owners"), open, now, row -> row.owner());
        assertLines(board.path("byCounty"), open, now, row -> row.county() == null ? null : "county." + row.county());
        assertLines(board.path("byTeam"), open, now, row -> row.team() == null ? null : "team." + row.team());
        assertThat(numbers(board.path("overdue"))).isEqualTo(sorted(open, now, "RED"));
        assertThat(numbers(board.path("nearDue"))).isEqualTo(sorted(open, now, "YELLOW"));
        for (JsonNode step : board.path("ladder")) {
            String name = step.path("name").isNull() ? "" : step.path("name").asText();
            long there = open.stream()
                    .filter(Row::isRunning)
                    .filter(row -> name.equals(Objects.toString(row.ladder(), "")))
                    .count();
            assertThat(step.path("count").asLong()).as(name).isEqualTo(there);
            assertThat(total(reader, "issues", "ladder", name)).as(name).isEqualTo(there);
        }
        for (String stage : STAGES) {
            assertThat(total(reader, "issues", "stage", stage))
                    .as(stage)
                    .isEqualTo(open.stream()
                            .filter(row -> stage.equals(row.stage(now)))
                            .count());
        }
        assertMovements(reader, board, seen, now);
        assertSessions(reader, board, seen, now);
        assertEngine(open);
    }

    private void assertLines(JsonNode lines, List<Row> open, Instant now, Function<Row, @Nullable String> group) {
        Map<String, Map<String, Integer>> expected = new TreeMap<>();
        open.stream()
                .map(group)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(key -> expected.put(
                        key,
                        count(
                                open.stream()
                                        .filter(row -> key.equals(group.apply(row)))
                                        .toList(),
                                now)));
        Map<String, Map<String, Integer>> shown = new TreeMap<>();
        lines.forEach(line -> shown.put(line.path("key").asText(), counts(line.path("stages"))));
        assertThat(shown).isEqualTo(expected);
    }

    private void assertMovements(String reader, JsonNode board, List<Row> seen, Instant now) throws Exception {
        List<String> numbers = seen.stream().map(Row::number).toList();
        OffsetDateTime since = now.minus(Duration.ofDays(DAYS)).atOffset(ZoneOffset.ofHours(8));
        Map<String, String> events = Map.of(
                "CHASED", "select issue_number from chase where at >= :since",
                "EXTENSION_ASKED", "select issue_number from extension where asked_at >= :since",
                "EXTENSION_WAITING", "select issue_number from extension where granted is null",
                "EXTENSION_GRANTED", "select issue_number from extension where granted and decided_at >= :since",
                "CONTEST_WAITING", "select issue_number from contest where changed is null",
                "CLOSED", "select number from issue where closed_at >= :since");
        assertThat(board.path("movements")).hasSize(events.size());
        for (JsonNode movement : board.path("movements")) {
            String kind = movement.path("kind").asText();
            long happened = db.sql(events.get(kind)).param("since", since).query(String.class).list().stream()
                    .filter(numbers::contains)
                    .count();
            assertThat(movement.path("count").asLong()).as(kind).isEqualTo(happened);
            assertThat(total(reader, "movements/" + kind)).as(kind).isEqualTo(happened);
        }
    }

    private void assertSessions(String reader, JsonNode board, List<Row> seen, Instant now) throws Exception {
        assertThat(board.path("sessions")).isNotEmpty();
        for (JsonNode line : board.path("sessions")) {
            String session = line.path("number").asText();
            List<Row> mine =
                    seen.stream().filter(row -> session.equals(row.session())).toList();
            Predicate<Row> done =
                    row -> List.of("ANSWERED", "CLOSED", "ARCHIVED").contains(row.status());
            Predicate<Row> answered = row -> row.outcome().equals("ANSWERED");
            Map<String, Predicate<Row>> fates = Map.of(
                    "RAISED", row -> true,
                    "ANSWERED", done.and(answered),
                    "CLOSED", done.and(answered.negate()),
                    "MERGED", row -> row.status().equals("MERGED"),
                    "OPEN", row -> row.stage(now) != null,
                    "RED", row -> "RED".equals(row.stage(now)),
                    "WAS_OVERDUE", row -> row.wasOverdue(now));
            assertThat(line.path("fates")).hasSize(fates.size());
            for (Map.Entry<String, Predicate<Row>> fate : fates.entrySet()) {
                long there = size(mine, fate.getValue());
                assertThat(line.path("fates").path(fate.getKey()).asLong())
                        .as(fate.getKey())
                        .isEqualTo(there);
                assertThat(total(reader, "issues", "session", session, "fate", fate.getKey()))
                        .as(fate.getKey())
                        .isEqualTo(there);
            }
        }
    }

    /** What the board counts as open is what the engine still works on, once each. */
    private void assertEngine(List<Row> open) {
        for (Row row : open) {
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey("issueSupervision")
                            .processInstanceBusinessKey(row.number())
                            .count())
                    .as(row.number())
                    .isOne();
        }
    }

    private static long size(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }

    private static List<String> sorted(List<Row> open, Instant now, String stage) {
        return open.stream()
                .filter(row -> stage.equals(row.stage(now)))
                .sorted(Comparator.comparing(Row::due).thenComparing(Row::number))
                .map(Row::number)
                .toList();
    }

    private static Map<String, Integer> count(List<Row> open, Instant now) {
        Map<String, Integer> counts = new TreeMap<>();
        STAGES.forEach(stage -> counts.put(stage, (int) size(open, row -> stage.equals(row.stage(now)))));
        return counts;
    }

    private static Map<String, Integer> counts(JsonNode stages) {
        Map<String, Integer> counts = new TreeMap<>();
        stages.fields()
                .forEachRemaining(
                        field -> counts.put(field.getKey(), field.getValue().asInt()));
        return counts;
    }

    private static List<String> numbers(JsonNode rows) {
        List<String> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(row.path("number").asText()));
        return numbers;
    }

    /** @param filter names and values of parameters, in turn */
    private long total(String reader, String list, String... filter) throws Exception {
        return ask(reader, "/api/board/" + list, filter).path("total").asLong();
    }

    private JsonNode ask(String reader, String path, String... filter) throws Exception {
        MockHttpServletRequestBuilder request =
                get(path).with(httpBasic(reader, reader.equals(MANAGER) ? PASSWORD : "demo"));
        for (int i = 0; i < filter.length; i += 2) {
            request.param(filter[i], filter[i + 1]);
        }
        MockHttpServletResponse answer = web.perform(request).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }
}
