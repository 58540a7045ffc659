package cn.chaozhou.forum.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.highlight.HighlightProcess;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.question.QuestionWindow;
import cn.chaozhou.forum.review.ReviewDesk;
import cn.chaozhou.forum.review.ReviewFacts;
import cn.chaozhou.forum.review.ReviewProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordered traces of sessionCycle. The meeting is on Friday, 18 September 2026. */
@ForumTest
class SessionProcessTest {

    private static final String SECRETARIAT = "secretariat";

    @Autowired
    ProcessRun run;

    @Autowired
    SessionDesk desk;

    @Autowired
    Invitations invitations;

    @Autowired
    ReviewDesk reviews;

    @Autowired
    IssueDesk issues;

    @Autowired
    QuestionWindow window;

    @Autowired
    Organisation organisation;

    @Autowired
    Timeline timeline;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    RepositoryService repository;

    private String instance;
    private String number;

    @BeforeEach
    void aSessionIsWanted() {
        run.now("2026-08-03T09:00+08:00");
        begin(Map.of());
    }

    @AfterEach
    void closedAndRealTime() {
        window.close(number);
        run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(SessionProcess.KEY);
    }

    @Test
    void fromThePlanToSignedMinutes() {
        submitPlan(plan());
        assertThat(run.task(instance, "userTask_approvePlan").getDueDate().toInstant())
                .isEqualTo("2026-08-05T10:00:00Z");
        run.submitBy("leader", instance, "userTask_approvePlan", Map.of("planDecision", "approve"));
        assertThat(run.timer(instance, "timer_callOpens").getDuedate().toInstant())
                .isEqualTo("2026-08-28T00:30:00Z");
        callHighlights();
        String highlight = presents("dacheng");
        skips("fubin");
        run.runAsync(instance);
        pick(highlight);
        run.runAsync(instance);
        write("agri");
        holdMeeting(Map.of(
                "absentTeams",
                List.of("fubin"),
                "spokenComments",
                List.of(comment(highlight, "water", "出水量要有一年的记录。")),
                "raisedIssues",
                List.of(
                        issue("灌渠清淤缺设备", "claimed", "water", null),
                        issue("村道照明怎么申报", "answered", "finance", "按农村公益事业奖补申报。"),
                        issue("机井用电报装慢", "dispatched", null, null))));
        run.fireTimer(instance, "timer_windowCloses");
        run.runAsync(instance);
        signMinutes();

        run.assertEndedAt(instance, "endEvent_sessionPublished");
        run.assertPassedInOrder(
                instance,
                "serviceTask_openSession",
                "userTask_planSession",
                "serviceTask_recordPlan",
                "userTask_approvePlan",
                "serviceTask_approvePlan",
                "timer_callOpens",
                "callActivity_highlights",
                "serviceTask_listAccepted",
                "userTask_pickSpeakers",
                "serviceTask_publishAgenda",
                "timer_meetingOpens",
                "userTask_runSession",
                "serviceTask_recordSession",
                "timer_windowCloses",
                "serviceTask_closeWindow",
                "serviceTask_draftMinutes",
                "userTask_editMinutes",
                "userTask_signMinutes",
                "serviceTask_publishSession");
        run.assertNotPassed(instance, "serviceTask_returnPlan", "serviceTask_returnMinutes");
        assertThat(reviews.visible(highlight))
                .extracting(ReviewFacts::department, ReviewFacts::status)
                .containsExactly(tuple("市农业农村局", "已点评"), tuple("市水务局", "现场点评（代录）"));
        assertThat(issues.ofSession(number))
                .extracting(IssueFacts::title)
                .containsExactlyInAnyOrder("灌渠清淤缺设备", "村道照明怎么申报", "机井用电报装慢");
        Session session = desk.get(number);
        assertThat(session.status).isEqualTo(Session.Status.PUBLISHED);
        assertThat(session.signedBy).isEqualTo("leader");
        assertThat(session.minutes.opening()).contains("为民找水", "到会1个（缺席：浮滨镇工作队）", "1位队长发言");
        assertThat(session.minutes.highlights()).contains("《为民找水打井》", "市水务局（现场点评（代录））：出水量要有一年的记录。");
        assertThat(timeline.of(number))
                .extracting(Timeline.Entry::actor, Timeline.Entry::step)
                .contains(
                        tuple(SECRETARIAT, "报批计划"),
                        tuple("leader", "批准计划"),
                        tuple(SECRETARIAT, "公布议程"),
                        tuple(Timeline.SYSTEM, "现场会"),
                        tuple("leader", "签发纪要、发布"));
    }

    @Test
    void planAndMinutesComeBackWithAReasonAndNobodyPresents() {
        submitPlan(plan());
        run.submit(instance, "userTask_approvePlan", Map.of("planDecision", "return", "planReturnReason", "请加上市水务局"));
        assertThat(run.variable(instance, "planReturnReason")).isEqualTo("请加上市水务局");
        assertThat(run.variable(instance, "theme"))
                .as("what was typed is still there")
                .isEqualTo("为民找水");
        submitPlan(plan());
        assertThat(run.variable(instance, "planReturnReason")).isNull();
        run.submit(instance, "userTask_approvePlan", Map.of("planDecision", "approve"));
        callHighlights();
        skips("dacheng");
        skips("fubin");
        run.runAsync(instance);
        run.submit(instance, "userTask_pickSpeakers", Map.of());
        run.runAsync(instance);
        assertThat(run.called(instance, ReviewProcess.KEY)).isEmpty();
        holdMeeting(Map.of());
        run.fireTimer(instance, "timer_windowCloses");
        run.submit(instance, "userTask_editMinutes", minutes());
        run.submit(
                instance, "userTask_signMinutes", Map.of("minutesDecision", "return", "minutesReturnReason", "补上会议地点"));
        assertThat(desk.get(number).status).isEqualTo(Session.Status.MINUTES);
        signMinutes();

        run.assertEndedAt(instance, "endEvent_sessionPublished");
        run.assertPassedInOrder(
                instance,
                "serviceTask_returnPlan",
                "userTask_planSession",
                "serviceTask_approvePlan",
                "serviceTask_returnMinutes",
                "userTask_editMinutes",
                "userTask_signMinutes",
                "serviceTask_publishSession");
        assertThat(timeline.of(number))
                .extracting(Timeline.Entry::step, Timeline.Entry::detail)
                .contains(tuple("退回计划", "请加上市水务局"), tuple("退回纪要", "补上会议地点"), tuple("公布议程", "本期没有队长发言"));
    }

    @Test
    void all45TeamsSubmitInParallel() {
        Map<String, Object> everybody = plan();
        everybody.put(
                "teams",
                organisation.teams().stream().map(Organisation.Team::code).toList());
        submitPlan(everybody);
        run.submit(instance, "userTask_approvePlan", Map.of("planDecision", "approve"));
        callHighlights();
        List<String> submissions = run.called(instance, HighlightProcess.KEY);
        assertThat(submissions).hasSize(45).allSatisfy(s -> assertThat(run.openTasks(s))
                .containsExactly("userTask_draftHighlight"));
        assertThat(submissions.stream().map(run::businessKey))
                .contains(number + "/L-01", number + "/L-45")
                .doesNotHaveDuplicates();
        submissions.forEach(s -> run.fireTimer(s, "timer_callCloses"));
        assertThat(run.openTasks(instance)).isEmpty();
        run.runAsync(instance);
        assertThat(run.openTasks(instance)).containsExactly("userTask_pickSpeakers");
    }

    @Test
    void anExistingOrSkippedNumberIsRefused() {
        String next = "2026-%02d".formatted(Integer.parseInt(number.substring(5)) + 1);
        assertThatThrownBy(() -> startWithNumber(number))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("期号")
                .hasMessageContaining("请勿重复");
        assertThatThrownBy(() -> startWithNumber("2026-99"))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("应为下一期" + next);
        assertThat(startWithNumber(next))
                .as("a refused start uses up no number")
                .isEqualTo(next);
    }

    @Test
    void anEarlierSessionIsATemplate() {
        Map<String, Object> earlier = plan();
        earlier.put("theme", "茶旅融合");
        earlier.put("place", "浮滨镇文化站");
        submitPlan(earlier);
        String template = number;
        begin(Map.of());
        submitPlan(plan());

        begin(Map.of("copyFrom", template));
        assertThat(run.variable(instance, "theme")).isEqualTo("茶旅融合");
        assertThat(run.variable(instance, "place")).isEqualTo("浮滨镇文化站");
        assertThat(run.variable(instance, "meetingDate")).isNull();

        begin(Map.of());
        assertThat(run.variable(instance, "theme")).as("a new theme each time").isNull();
        assertThat(run.variable(instance, "place")).as("of the last session").isEqualTo("大埕镇政府会议室");
        assertThat(String.valueOf(run.variable(instance, "departments"))).isEqualTo("[\"agri\",\"water\"]");

        assertThatThrownBy(() -> begin(Map.of("copyFrom", "2025-77")))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("照哪一期办");
    }

    @Test
    void theFirstSessionInvitesEverybodyAndHasNoReport() {
        run.now("2020-08-03T09:00+08:00");
        begin(Map.of());
        assertThat(number).isEqualTo("2020-01");
        assertThat(String.valueOf(run.variable(instance, "lastReport"))).contains("第一期");
        assertThat(invitations.to(number).teams()).hasSize(45);
        Map<String, Object> plan = plan();
        plan.put("meetingDate", "2020-09-18");
        submitPlan(plan);
        assertThat(String.valueOf(run.variable(instance, "plan"))).contains("2020年的放假安排还没有放入系统");
    }

    @Test
    void aPlanThatCannotBeHeldStaysOpen() {
        Map<String, Object> twoThemes = plan();
        twoThemes.put("theme", "找水、卖茶");
        refused("userTask_planSession", twoThemes, "一期只讲一个主题");
        Map<String, Object> tooSoon = plan();
        tooSoon.put("meetingDate", "2026-08-11");
        refused("userTask_planSession", tooSoon, "请选2026年8月12日或以后");
        Map<String, Object> strangers = plan();
        strangers.put("teams", List.of("atlantis"));
        refused("userTask_planSession", strangers, "受邀工作队");
        run.assertNotPassed(instance, "userTask_approvePlan");
    }

    @Test
    void theAgendaTakesAcceptedHighlightsUpToThePlannedNumber() {
        submitPlan(plan());
        run.submit(instance, "userTask_approvePlan", Map.of("planDecision", "approve"));
        callHighlights();
        String first = presents("dacheng");
        String second = presents("fubin");
        run.runAsync(instance);
        String pick = "userTask_pickSpeakers";
        refused(pick, speakers(List.of(first, second)), "超过计划的发言人数（1）");
        refused(pick, speakers(List.of(number + "/L-99")), "发言顺序");
        refused(pick, Map.of(), "发言顺序");
        pick(second);
        run.runAsync(instance);
        assertThat(run.called(instance, ReviewProcess.KEY).stream().map(run::businessKey))
                .containsExactly(second + "/D-agri", second + "/D-water");
    }

    @Test
    void whatHappensInTheRoomIsEnteredOnceWithOneOwner() {
        Map<String, Object> plan = plan();
        plan.put("departments", List.of("agri", "org"));
        submitPlan(plan);
        run.submit(instance, "userTask_approvePlan", Map.of("planDecision", "approve"));
        callHighlights();
        skips("dacheng");
        String ofOrgDepartment = presents("fubin");
        run.runAsync(instance);
        pick(ofOrgDepartment);
        run.runAsync(instance);
        run.fireTimer(instance, "timer_meetingOpens");
        String meeting = "userTask_runSession";
        Map<String, Object> said = comment(ofOrgDepartment, "agri", "可以推广。");
        refused(meeting, Map.of("spokenComments", List.of(said, said)), "第2行：同一部门对同一亮点只登记一条");
        refused(meeting, Map.of("spokenComments", List.of(comment(ofOrgDepartment, "org", "很好。"))), "回避");
        refused(meeting, Map.of("raisedIssues", List.of(issue("灌渠清淤", "claimed", null, null))), "要写明是哪个部门");
        assertThat(desk.get(number).status).isEqualTo(Session.Status.MEETING);
    }

    private void begin(Map<String, Object> startForm) {
        instance = run.startBy(SECRETARIAT, SessionProcess.KEY, startForm);
        number = run.businessKey(instance);
    }

    private String startWithNumber(String wished) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(SessionProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        return run.as(SECRETARIAT, () -> forms.submitStartForm(definition, wished, Map.of())
                .getBusinessKey());
    }

    private void submitPlan(Map<String, Object> plan) {
        run.submitBy(SECRETARIAT, instance, "userTask_planSession", plan);
    }

    private static Map<String, Object> plan() {
        return new HashMap<>(Map.of(
                "theme", "为民找水",
                "taskCategory", "poverty",
                "meetingForm", "onSite",
                "place", "大埕镇政府会议室",
                "meetingDate", "2026-09-18",
                "speakerCount", 1,
                "departments", List.of("agri", "water"),
                "teams", List.of("dacheng", "fubin")));
    }

    private void callHighlights() {
        run.fireTimer(instance, "timer_callOpens");
        run.runAsync(instance);
    }

    private String submissionOf(String team) {
        return run.called(instance, HighlightProcess.KEY).stream()
                .filter(s -> team.equals(run.variable(s, "team")))
                .findFirst()
                .orElseThrow();
    }

    private void skips(String team) {
        run.submit(submissionOf(team), "userTask_draftHighlight", Map.of("willSubmit", "skip"));
    }

    /** The team's highlight is submitted, confirmed and accepted; returns its number. */
    private String presents(String team) {
        String submission = submissionOf(team);
        run.submit(submission, "userTask_draftHighlight", SampleHighlight.form("2026-08-20"));
        run.submit(submission, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
        run.submit(submission, "userTask_acceptHighlight", Map.of("acceptance", "accept"));
        return run.businessKey(submission);
    }

    private void pick(String... highlights) {
        run.submit(instance, "userTask_pickSpeakers", speakers(List.of(highlights)));
    }

    private static Map<String, Object> speakers(List<String> highlights) {
        return Map.of("speakers", highlights, "agendaMinutes", 10);
    }

    private void write(String department) {
        String review = run.called(instance, ReviewProcess.KEY).stream()
                .filter(r -> run.businessKey(r).endsWith("/D-" + department))
                .findFirst()
                .orElseThrow();
        run.submit(
                review,
                "userTask_writeReview",
                Map.of(
                        "truth", "5",
                        "effect", "4",
                        "repeatability", "3",
                        "newness", "4",
                        "suggestion", "建议建立机井管护台账。",
                        "conclusion", "spread"));
    }

    private void holdMeeting(Map<String, Object> form) {
        run.fireTimer(instance, "timer_meetingOpens");
        run.submit(instance, "userTask_runSession", form);
        run.runAsync(instance);
    }

    private static Map<String, Object> comment(String highlight, String department, String text) {
        return Map.of("highlight", highlight, "department", department, "comment", text);
    }

    private Map<String, Object> issue(String title, String outcome, String department, String answer) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "title",
                title,
                "description",
                "现场提出，请有关部门研究。",
                "category",
                issues.categoryOptions().get(0).get("value"),
                "raisedByTeam",
                "dacheng",
                "outcome",
                outcome));
        row.put("department", department);
        row.put("answer", answer);
        return row;
    }

    private Map<String, Object> minutes() {
        Map<String, Object> sections = new HashMap<>();
        for (String section : List.of("Opening", "Highlights", "Questions", "Issues", "Decisions")) {
            sections.put("minutes" + section, run.variable(instance, "minutes" + section));
        }
        return sections;
    }

    private void signMinutes() {
        run.submit(instance, "userTask_editMinutes", minutes());
        run.submitBy("leader", instance, "userTask_signMinutes", Map.of("minutesDecision", "sign"));
    }

    private void refused(String task, Map<String, Object> form, String advice) {
        assertThatThrownBy(() -> run.submit(instance, task, form))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(advice);
        assertThat(run.openTasks(instance)).containsExactly(task);
    }
}
