package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Rates of issues that were played: each test on a Monday of its own, which is its whole period. */
@ForumTest
class IssueRatesTest {

    private static final Map<String, Object> PARK =
            Map.of("action", "parking", "parkingCause", "等待季节", "reason", "枯水期才能施工。");
    private static final Map<String, Object> CHANGE = Map.of("decision", "change", "reason", "停电两天，系统没有停表。");
    private static final Map<String, Object> GRANT = Map.of("decision", "approve", "reason", "属实。");

    private static LocalDate nextMonday = LocalDate.of(2035, 1, 1);

    @Autowired
    IssueRun issue;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdentityService identities;

    @Autowired
    WebApplicationContext context;

    private MockMvc mvc;
    private LocalDate monday;

    @BeforeEach
    void aMondayOfItsOwn() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        monday = nextMonday;
        nextMonday = nextMonday.plusWeeks(4);
        after(0);
    }

    @AfterEach
    void realTime() {
        issue.run.resetClock();
    }

    @Test
    void aPersonWhoClaimsOrObjectsInTimeHasRespondedAndSilenceHasNot() {
        String claimed = dispatched("water");
        String objected = dispatched("water");
        String silent = dispatched("water");
        dispatched("agri");
        issue.submit(claimed, DispatchProcess.USER_TASK_CLAIM_ISSUE, IssueRun.CLAIM);
        issue.submit(
                objected,
                DispatchProcess.USER_TASK_CLAIM_ISSUE,
                Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "是农业口的事。"));
        assertThat(figures("water", "RESPONSE")).isEqualTo("2/2-1 100.0");
        assertThat(words("RESPONSE", "dept.water", silent)).isEqualTo("不计入：期限未到");
        after(3);
        assertThat(figures("water", "RESPONSE")).isEqualTo("2/3-0 66.7");
        assertThat(figures("agri", "RESPONSE")).isEqualTo("0/1-0 0.0");
        assertThat(words("RESPONSE", "dept.water", silent)).isEqualTo("没有按时响应");
        issue.fire(silent, DispatchProcess.TIMER_OBJECTION_OVER);
        assertThat(figures("water", "RESPONSE")).isEqualTo("2/3-0 66.7");
    }

    @Test
    void whoIsNamedByTheArbitrationRespondsAnew() {
        String number = dispatched("water");
        issue.submit(
                number,
                DispatchProcess.USER_TASK_CLAIM_ISSUE,
                Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "是农业口的事。"));
        assertThat(words("SOLVED", "dept.water", number)).isEqualTo("不计入：异议待裁定");
        assertThat(words("IN_TIME", "dept.water", number)).isEqualTo("不计入：异议待裁定");
        after(3);
        issue.submit(
                number,
                DispatchProcess.USER_TASK_ARBITRATE,
                Map.of("owner", "dept.agri", "clockChoice", "restart", "reason", "按派单目录。"));
        assertThat(figures("water", "RESPONSE")).isEqualTo("0/0-0 none");
        assertThat(words("RESPONSE", "dept.agri", number)).isEqualTo("不计入：期限未到");
        issue.submit(number, DispatchProcess.USER_TASK_CLAIM_ISSUE, Map.of());
        assertThat(figures("agri", "RESPONSE")).isEqualTo("1/1-0 100.0");
    }

    @Test
    void solvedIsWhatPassedTheCheckAndWasNotReopened() {
        String running = claimed();
        String reported = claimed();
        solve(reported);
        assertThat(figures("water", "SOLVED")).isEqualTo("0/0-2 none");
        assertThat(words("SOLVED", "dept.water", running)).isEqualTo("不计入：期限未到");
        assertThat(words("SOLVED", "dept.water", reported)).isEqualTo("不计入：等待核验");
        pass(reported);
        assertThat(figures("water", "SOLVED")).isEqualTo("1/1-1 100.0");
        rate(reported, IssueRun.DISSATISFIED);
        assertThat(figures("water", "SOLVED")).isEqualTo("0/0-2 none");
        after(20);
        assertThat(figures("water", "SOLVED")).isEqualTo("0/2-0 0.0");
    }

    @Test
    void parkedPausedAndMergedIssuesAreLeftOut() {
        String parked = claimed();
        String paused = claimed();
        String leading = claimed();
        String merged = claimed();
        List.of(parked, paused, leading, merged).forEach(this::plan);
        issue.submit(parked, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(parked, HandlingProcess.USER_TASK_DECIDE_PARKING, GRANT);
        issue.submit(
                paused,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of("action", "procedure", "procedure", "用地审批", "document", "文3号", "reason", "占用林地。"));
        issue.merge(leading, merged);
        after(20);
        for (String rate : List.of("SOLVED", "IN_TIME")) {
            assertThat(figures("water", rate)).as(rate).isEqualTo("0/1-3 0.0");
            assertThat(words(rate, "dept.water", parked)).isEqualTo("不计入：已批准挂账");
            assertThat(words(rate, "dept.water", paused)).isEqualTo("不计入：外部程序停表中");
            assertThat(words(rate, "dept.water", merged)).isEqualTo("不计入：已并入其他问题");
        }
        assertThat(words("RESPONSE", "dept.water", merged)).isEqualTo("不计入：已并入其他问题");
    }

    @Test
    void whatWasOverdueBeforeItWasParkedStaysOverdue() {
        String number = claimed();
        plan(number);
        after(20);
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(number, HandlingProcess.USER_TASK_DECIDE_PARKING, GRANT);
        assertThat(figures("water", "IN_TIME")).isEqualTo("0/1-0 0.0");
        assertThat(figures("water", "SOLVED")).isEqualTo("0/0-1 none");
    }

    @Test
    void lateStaysOnRecordUntilAContestAnnulsIt() {
        String inTime = claimed();
        String late = claimed();
        solve(inTime);
        pass(inTime);
        plan(late);
        after(9);
        assertThat(figures("water", "IN_TIME")).isEqualTo("1/2-0 50.0");
        report(late);
        pass(late);
        assertThat(figures("water", "IN_TIME")).isEqualTo("1/2-0 50.0");
        contest(late, "lamp");
        assertThat(figures("water", "IN_TIME")).isEqualTo("1/1-1 100.0");
        assertThat(words("IN_TIME", "dept.water", late)).isEqualTo("不计入：正在复核");
        issue.submit(late, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE);
        assertThat(figures("water", "IN_TIME")).isEqualTo("2/2-0 100.0");
    }

    @Test
    void anExtensionThatWasGrantedMovesTheTime() {
        String number = claimed();
        plan(number);
        issue.submit(
                number,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of(
                        "action",
                        "extension",
                        "percent",
                        30,
                        "progressText",
                        "钻机已到场。",
                        "newDueDate",
                        monday.plusDays(21).toString(),
                        "reason",
                        "等材料。"));
        issue.submit(number, WorkProcess.USER_TASK_DECIDE_EXTENSION, GRANT);
        after(15);
        assertThat(figures("water", "IN_TIME")).isEqualTo("0/0-1 none");
        report(number);
        pass(number);
        assertThat(figures("water", "IN_TIME")).isEqualTo("1/1-0 100.0");
    }

    @Test
    void everyRatingCountsSilenceAndAnnulledOnesDoNot() {
        String good = solvedAndPassed();
        String bad = solvedAndPassed();
        String silent = solvedAndPassed();
        String waiting = solvedAndPassed();
        rate(good, Map.of("rating", "acceptable"));
        rate(bad, IssueRun.DISSATISFIED);
        issue.fire(silent, ClosureProcess.TIMER_RATING_CLOSES);
        after(0);
        assertThat(figures("water", "SATISFIED")).isEqualTo("1/2-2 50.0");
        assertThat(words("SATISFIED", "dept.water", silent)).isEqualTo("不计入：逾期未评价");
        assertThat(words("SATISFIED", "dept.water", waiting)).isEqualTo("不计入：等待评价");
        contest(bad, "rating");
        assertThat(words("SATISFIED", "dept.water", bad)).isEqualTo("不计入：正在复核");
        issue.submit(bad, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE);
        assertThat(words("SATISFIED", "dept.water", bad)).isEqualTo("不计入：评价经复核撤销");
        assertThat(figures("water", "SATISFIED")).isEqualTo("1/1-3 100.0");
    }

    @Test
    void aBadRatingStaysBesideTheGoodOneOfTheNextRound() {
        String number = solvedAndPassed();
        rate(number, IssueRun.DISSATISFIED);
        report(number);
        pass(number);
        rate(number, IssueRun.SATISFIED);
        assertThat(figures("water", "SATISFIED")).isEqualTo("1/2-0 50.0");
        assertThat(cases("leader", "SATISFIED", "&unit=dept.water").findValuesAsText("round"))
                .containsExactly("1", "2");
    }

    @Test
    void figuresAreThoseWorkedOutFromTheCasesOneByOne() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String number = issue.claimed(i % 2 == 0 ? "dacheng" : "fubin", i % 3 == 0 ? "agri" : "water");
            numbers.add(number);
            plan(number);
        }
        for (int i = 0; i < 12; i++) {
            after(i);
            String number = numbers.get(i);
            if (i % 4 != 3) {
                report(number);
                pass(number);
            }
            if (i % 4 == 1) {
                rate(number, i % 3 == 1 ? IssueRun.DISSATISFIED : IssueRun.SATISFIED);
            }
        }
        after(13);
        OffsetDateTime now = OffsetDateTime.parse(monday.plusDays(13) + "T09:00+08:00");
        for (String department : List.of("water", "agri")) {
            List<IssueFacts> own = numbers.stream()
                    .map(issue::facts)
                    .filter(i -> ("dept." + department).equals(i.owner()))
                    .toList();
            Predicate<IssueFacts> solved = i -> Set.of("CHECKED", "CLOSED").contains(i.status());
            Predicate<IssueFacts> late =
                    i -> i.status().equals("HANDLING") && !i.dueAt().isAfter(now);
            long yes = own.stream().filter(solved).count();
            long no = own.stream().filter(late).count();
            assertThat(figures(department, "SOLVED"))
                    .startsWith(yes + "/" + (yes + no) + "-" + (own.size() - yes - no));
            long inTime =
                    own.stream().filter(solved).filter(i -> !i.wasOverdue()).count();
            long overdue = own.stream().filter(IssueFacts::wasOverdue).count();
            assertThat(figures(department, "IN_TIME")).startsWith(inTime + "/" + (inTime + overdue) + "-");
            assertThat(figures(department, "RESPONSE")).startsWith(own.size() + "/" + own.size());
        }
        for (String rate : List.of("RESPONSE", "SOLVED", "SATISFIED", "IN_TIME")) {
            JsonNode total = rates("leader").path("total").path(rate);
            assertThat(cases("leader", rate, "&verdict=YES").path("total").asInt())
                    .isEqualTo(total.path("yes").asInt());
            assertThat(cases("leader", rate, "&verdict=NO").path("total").asInt())
                    .isEqualTo(total.path("base").asInt() - total.path("yes").asInt());
            assertThat(cases("leader", rate, "&verdict=OUT").path("total").asInt())
                    .isEqualTo(total.path("excluded").asInt());
        }
    }

    @Test
    void likesVotesLoginsAndTimeOnlineChangeNothing() {
        rate(solvedAndPassed(), IssueRun.SATISFIED);
        String before = everything();
        String day = monday + "T10:00:00+08:00";
        jdbc.sql("insert into question (number, version, session_number, asker, asker_title, asker_team, anonymous,"
                        + " addressee, addressee_name, text, status) values (?, 0, '2035-01', 'captain.dacheng', '队长',"
                        + " 'dacheng', false, 'dept.water', '市水务局', '水费？', 'SHOWN')")
                .param("2035-01/Q-" + monday.getDayOfYear())
                .update();
        for (String person : List.of("captain.fubin", "captain.suocheng", "captain.xinxu")) {
            jdbc.sql(
                            "insert into question_support (question, person, said_at) values (?, ?, cast(? as timestamp with time zone))")
                    .params("2035-01/Q-" + monday.getDayOfYear(), person, day)
                    .update();
        }
        for (int i = 0; i < 5; i++) {
            answer("captain.dacheng", "/api/me");
            answer("handler.water", "/api/notices");
            jdbc.sql(
                            "insert into login_event (at, kind, account) values (cast(? as timestamp with time zone), 'LOGIN', 'handler.water')")
                    .param(day)
                    .update();
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void teamsAreComparedInTheirGroupAndWithThemselvesAndOnlyALeaderSeesTheWholeOrder() {
        for (String team : List.of("dacheng", "dacheng", "dacheng", "fubin", "fubin", "fubin", "guxiang", "qiaodong")) {
            String number = issue.claimed(team, "water");
            plan(number);
            if (!team.equals("fubin")) {
                report(number);
                pass(number);
            }
        }
        LocalDate next = monday.plusWeeks(2);
        issue.run.now(next + "T09:00+08:00");
        for (String team : List.of("fubin", "fubin", "fubin", "dacheng", "dacheng", "dacheng")) {
            String number = issue.claimed(team, "water");
            plan(number);
            if (team.equals("fubin")) {
                report(number);
                pass(number);
            }
        }
        issue.run.now(next.plusDays(9) + "T09:00+08:00");
        String period = "from=" + next.minusDays(3) + "&to=" + next.plusDays(10);
        JsonNode leader = json("leader", "/api/rates/teams?by=SOLVED&" + period);
        JsonNode raoping = group(leader, "饶平县各镇");
        assertThat(raoping.path("teams").asInt()).isEqualTo(21);
        assertThat(raoping.path("ranking")).hasSize(21);
        assertThat(raoping.path("ranking").get(0).path("team").asText()).isEqualTo("fubin");
        assertThat(raoping.path("ranking").get(0).path("place").asInt()).isEqualTo(1);
        assertThat(raoping.path("ranking").get(0).path("change").asDouble()).isEqualTo(100.0);
        assertThat(raoping.path("ranking").get(1).path("team").asText()).isEqualTo("dacheng");
        assertThat(raoping.path("ranking").get(1).path("change").asDouble()).isEqualTo(-100.0);
        assertThat(raoping.path("ranking").get(2).path("place").isNull()).isTrue();
        assertThat(raoping.path("progress").findValuesAsText("team")).containsExactly("fubin");
        assertThat(raoping.path("examples").findValuesAsText("team")).containsExactly("fubin");
        assertThat(leader.path("groups").findValuesAsText("name")).contains("潮安区各镇", "中心城区街道", "中心城区各镇", "饶平县各镇");

        for (String person : List.of("supervisor", "manager")) {
            JsonNode seen = group(json(person, "/api/rates/teams?by=SOLVED&" + period), "饶平县各镇");
            assertThat(seen.path("ranking").isNull()).as(person).isTrue();
            assertThat(seen.path("examples").findValuesAsText("team")).containsExactly("fubin");
            assertThat(seen.path("examples").get(0).path("place").isNull()).isTrue();
            assertThat(seen.toString()).as(person).doesNotContain("dacheng");
            assertThat(json(person, "/api/rates?" + period).path("ranked").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void aManagerWithAPostInACountySeesThatCounty() {
        claimed();
        issue.claimed("guxiang", "water");
        String own = issue.desk.raise(
                new RaisedIssue("村里缺水", "旱季缺水。", "农田水利", null, "guxiang", null, null, Outcome.DISPATCHED, null, null));
        issue.submit(
                own,
                DispatchProcess.USER_TASK_DISPATCH_ISSUE,
                Map.of("owner", "county.raoping", "issueClass", "ordinary"));
        assertThat(cases("manager", "RESPONSE", "").path("total").asInt()).isEqualTo(3);
        identities.createMembership("manager", "county.raoping.county");
        try {
            JsonNode seen = cases("manager", "RESPONSE", "");
            assertThat(seen.path("cases").findValuesAsText("team")).containsExactlyInAnyOrder("大埕镇工作队", "古巷镇工作队");
            assertThat(seen.path("cases").findValuesAsText("number")).contains(own);
            assertThat(json("manager", "/api/rates/teams").path("groups").findValuesAsText("name"))
                    .containsExactly("饶平县各镇");
        } finally {
            identities.deleteMembership("manager", "county.raoping.county");
        }
    }

    @Test
    void wrongDaysAreRefusedByName() {
        MockHttpServletResponse answer = answer("leader", "/api/rates?from=2035-02-02&to=2035-02-01");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("「开始日期」晚于结束日期");
        assertThat(answer("leader", "/api/rates?to=+999999-01-01").getStatus()).isEqualTo(400);
        assertThat(answer("leader", "/api/rates?from=gestern").getStatus()).isEqualTo(400);
        assertThat(answer("leader", "/api/rates/teams?by=SATISFIED").getStatus())
                .isEqualTo(400);
        assertThat(answer("leader", "/api/rates/cases?rate=LIKES").getStatus()).isEqualTo(400);
        assertThat(answer("captain.dacheng", "/api/rates").getStatus()).isEqualTo(403);
    }

    private String dispatched(String department) {
        String number = issue.desk.raise(new RaisedIssue(
                "村里缺水", "旱季缺水，请求打井。", "农田水利", null, "dacheng", null, null, Outcome.DISPATCHED, null, null));
        issue.submit(
                number,
                DispatchProcess.USER_TASK_DISPATCH_ISSUE,
                Map.of("owner", "dept." + department, "issueClass", "ordinary"));
        return number;
    }

    private String claimed() {
        return issue.claimed("dacheng", "water");
    }

    private void plan(String number) {
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
    }

    private void report(String number) {
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution(monday));
    }

    private void solve(String number) {
        plan(number);
        report(number);
    }

    private void pass(String number) {
        issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
    }

    private String solvedAndPassed() {
        String number = claimed();
        solve(number);
        pass(number);
        return number;
    }

    private void rate(String number, Map<String, Object> rating) {
        issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, rating);
    }

    private void contest(String number, String what) {
        issue.run.startBy(
                "handler.water",
                ContestProcess.KEY,
                Map.of("contestedIssue", number, "contested", what, "contestReason", "计时有误。"));
    }

    private void after(int days) {
        issue.run.now(monday.plusDays(days) + "T09:00+08:00");
    }

    /** Yes / base - excluded, and the value. */
    private String figures(String department, String rate) {
        for (JsonNode unit : rates("leader").path("units")) {
            if (unit.path("unit").asText().equals("dept." + department)) {
                JsonNode figures = unit.path("figures").path(rate);
                assertThat(unit.path("name").asText()).startsWith("市").endsWith("局");
                return "%s/%s-%s %s"
                        .formatted(
                                figures.path("yes"),
                                figures.path("base"),
                                figures.path("excluded"),
                                figures.path("value").isNull() ? "none" : figures.path("value"));
            }
        }
        return "0/0-0 none";
    }

    private String words(String rate, String unit, String number) {
        for (JsonNode counted : cases("leader", rate, "&unit=" + unit).path("cases")) {
            if (counted.path("number").asText().equals(number)) {
                return counted.path("words").asText();
            }
        }
        throw new AssertionError(number + " is not among the cases of " + rate);
    }

    private JsonNode rates(String user) {
        return json(user, "/api/rates?" + thisMonday());
    }

    private JsonNode cases(String user, String rate, String more) {
        return json(user, "/api/rates/cases?size=100&rate=" + rate + more + "&" + thisMonday());
    }

    private String thisMonday() {
        return "from=" + monday + "&to=" + monday;
    }

    private static JsonNode group(JsonNode view, String name) {
        for (JsonNode group : view.path("groups")) {
            if (group.path("name").asText().equals(name)) {
                return group;
            }
        }
        throw new AssertionError("no group " + name);
    }

    /** All that rates answer to a leader. */
    private String everything() {
        StringBuilder all = new StringBuilder(rates("leader").toString());
        for (String rate : List.of("SOLVED", "IN_TIME", "PUBLISHED", "ADOPTED")) {
            all.append(json("leader", "/api/rates/teams?by=" + rate + "&" + thisMonday()));
            all.append(cases("leader", rate, ""));
        }
        return all.append(cases("leader", "RESPONSE", ""))
                .append(cases("leader", "SATISFIED", ""))
                .toString();
    }

    private JsonNode json(String user, String address) {
        MockHttpServletResponse answer = answer(user, address);
        try {
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            return new ObjectMapper().readTree(answer.getContentAsByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private MockHttpServletResponse answer(String user, String address) {
        try {
            return mvc.perform(get(address).with(httpBasic(user, "demo")))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
