package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.question.QuestionWindow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The report of a session that was played to its signed minutes, read back from what was downloaded. */
@ForumTest
class SessionReportTest {

    @Autowired
    ProcessRun run;

    @Autowired
    TaskService tasks;

    @Autowired
    IssueDesk desk;

    @Autowired
    QuestionWindow window;

    @Autowired
    WebApplicationContext context;

    private MockMvc mvc;
    private String instance;
    private String number;

    @BeforeEach
    void aSessionIsCalled() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        run.now("2033-08-01T09:00+08:00");
        instance = run.startBy("secretariat", "sessionCycle", Map.of());
        number = run.businessKey(instance);
        run.submit(
                instance,
                "userTask_planSession",
                new HashMap<>(Map.of(
                        "theme", "为民找水",
                        "taskCategory", "poverty",
                        "meetingForm", "onSite",
                        "place", "大埕镇政府会议室",
                        "meetingDate", "2033-09-16",
                        "speakerCount", 1,
                        "departments", List.of("agri", "water"),
                        "teams", List.of("dacheng", "fubin"))));
        run.submit(instance, "userTask_approvePlan", Map.of("planDecision", "approve"));
        run.fireTimer(instance, "timer_callOpens");
        run.runAsync(instance);
    }

    @AfterEach
    void realTime() {
        window.close(number);
        run.resetClock();
    }

    @Test
    void aSignedSessionTellsItsResultsOnOnePage() throws IOException {
        String highlight = meetingHeld(List.of(
                issue("灌渠清淤缺设备", "claimed", "water"),
                issue("村道照明怎么申报", "answered", "finance"),
                issue("机井用电报装慢", "dispatched", null)));
        solve("灌渠清淤缺设备");
        sign();
        String text = word();
        assertThat(text)
                .contains("“为民找水”主题活动成效报告", "2033年第", SamplePaper.ISSUER)
                .contains("2033年9月16日在大埕镇政府会议室举行", "应到工作队2支，实到1支（缺席：浮滨镇工作队）")
                .contains("点评部门为市农业农村局、市水务局")
                .contains("提交亮点1篇，受理1篇，1位队长发言：《为民找水打井》（大埕镇工作队）")
                .contains("应点评2份（已点评1个、现场点评（代录）1个），结论为推广1个")
                .contains("已发布经验1条：JY-2033-")
                .contains("没有提问。")
                .contains("共提出3个：当场认领1个、当场答复1个、转督办1个")
                .contains("灌渠清淤缺设备（市水务局主办，当场认领）：")
                .contains("机井用电报装慢（待定单位主办，转督办）：")
                .contains("响应率100%（1/1）", "解决率100%（1/1）", "满意率100%（1/1）", "按期率100%（1/1）")
                .contains("问题状态和质效截至本报告日期")
                .doesNotContain("纪要尚未签发")
                .doesNotContainPattern("[a-z]{4,}");
        String page = page();
        assertThat(page)
                .contains("<article class=\"close\">", "灌渠清淤缺设备", "按期率100%（1/1）")
                .doesNotContain("<script");
        assertThat(highlight).startsWith(number);
    }

    @Test
    void theListsBehindItAreSheets() throws IOException {
        meetingHeld(List.of(issue("灌渠清淤缺设备", "claimed", "water"), issue("村道照明怎么申报", "answered", "finance")));
        sign();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes("xlsx")))) {
            List<String> names = new ArrayList<>();
            book.forEach(sheet -> names.add(sheet.getSheetName()));
            assertThat(names).containsExactly("亮点清单", "点评清单", "提问清单", "问题清单", "经验清单");
            assertThat(row(book.getSheet("亮点清单"), 2)).contains("大埕镇工作队", "为民找水打井", "已受理", "已核实");
            assertThat(row(book.getSheet("点评清单"), 2)).contains("市农业农村局", "已点评", "推广");
            assertThat(row(book.getSheet("点评清单"), 3)).contains("市水务局", "现场点评（代录）", "出水量要有一年的记录。");
            assertThat(book.getSheet("提问清单").getLastRowNum()).isEqualTo(1);
            assertThat(row(book.getSheet("问题清单"), 2)).contains("灌渠清淤缺设备", "当场认领", "市水务局");
            assertThat(row(book.getSheet("问题清单"), 3)).contains("村道照明怎么申报", "当场答复");
            assertThat(row(book.getSheet("经验清单"), 2)).contains("大埕镇工作队", "为民找水打井");
        }
    }

    @Test
    void manyIssuesStillGoOnOnePageAndTheRestIsSaidToBeInTheList() throws IOException {
        List<Map<String, Object>> many = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> issue("第" + i + "段灌渠清淤缺设备，旱季前要疏通，请协调挖掘机", "dispatched", null))
                .toList();
        meetingHeld(many);
        String text = word();
        assertThat(text).contains("纪要尚未签发", "共提出30个").containsPattern("其余\\d+个问题见本期清单。");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes("docx")))) {
            double lines = document.getParagraphs().stream()
                    .mapToDouble(paragraph -> Math.max(
                            1, Math.ceil((2 + WordPaper.width(paragraph.getText())) / Paper.Type.CLOSE.characters())))
                    .sum();
            assertThat(lines).as(text).isBetween(28.0, 34.0);
        }
    }

    @Test
    void beforeTheMeetingAndForOthersThereIsNone() {
        assertThat(answer("leader", "docx").getStatus()).isEqualTo(404);
        meetingHeld(List.of());
        for (String person : List.of("leader", "supervisor", "manager", "secretariat")) {
            assertThat(answer(person, "html").getStatus()).as(person).isEqualTo(200);
        }
        for (String person :
                List.of("captain.dacheng", "handler.water", "head.water", "county.raoping", "systemadmin")) {
            assertThat(answer(person, "html").getStatus()).as(person).isEqualTo(404);
        }
    }

    @Test
    void theSecretariatFindsItBesideTheTaskOfTheMinutes() {
        meetingHeld(List.of());
        run.fireTimer(instance, "timer_windowCloses");
        run.runAsync(instance);
        String task = run.task(instance, "userTask_editMinutes").getId();
        String shelf = text(ask("secretariat", "/api/papers?task=" + task));
        assertThat(shelf)
                .contains("成效报告", "2033年9月16日", "/api/papers/sessions/" + number + ".docx", number + ".html")
                .contains("亮点、点评、提问、问题和经验", "/api/papers/sessions/" + number + ".xlsx");
    }

    /** The captain of Dacheng presents, agri has written, water speaks; answers the number of the highlight. */
    private String meetingHeld(List<Map<String, Object>> raised) {
        String submission = submissionOf("dacheng");
        run.submit(submission, "userTask_draftHighlight", SampleHighlight.form("2033-08-20"));
        run.submit(submission, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
        run.submit(submission, "userTask_acceptHighlight", Map.of("acceptance", "accept"));
        run.submit(submissionOf("fubin"), "userTask_draftHighlight", Map.of("willSubmit", "skip"));
        run.runAsync(instance);
        String highlight = run.businessKey(submission);
        run.submit(instance, "userTask_pickSpeakers", Map.of("speakers", List.of(highlight), "agendaMinutes", 10));
        run.runAsync(instance);
        String review = run.called(instance, "departmentReview").stream()
                .filter(r -> run.businessKey(r).endsWith("/D-agri"))
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
        run.fireTimer(instance, "timer_meetingOpens");
        run.submit(
                instance,
                "userTask_runSession",
                Map.of(
                        "absentTeams",
                        List.of("fubin"),
                        "spokenComments",
                        List.of(Map.of("highlight", highlight, "department", "water", "comment", "出水量要有一年的记录。")),
                        "raisedIssues",
                        raised));
        run.runAsync(instance);
        return highlight;
    }

    private void sign() {
        run.fireTimer(instance, "timer_windowCloses");
        run.runAsync(instance);
        Map<String, Object> minutes = new HashMap<>();
        for (String section : List.of("opening", "highlights", "questions", "issues", "decisions")) {
            minutes.put("minutes" + Character.toUpperCase(section.charAt(0)) + section.substring(1), "略。");
        }
        run.submit(instance, "userTask_editMinutes", minutes);
        run.submit(instance, "userTask_signMinutes", Map.of("minutesDecision", "sign"));
    }

    private void solve(String title) {
        String issue = desk.ofSession(number).stream()
                .filter(raised -> raised.title().equals(title))
                .map(IssueFacts::number)
                .findFirst()
                .orElseThrow();
        submit(issue, "userTask_makePlan", Map.of("plan", "先借设备，再组织清淤。"));
        submit(
                issue,
                "userTask_workOnIssue",
                Map.of(
                        "action",
                        "solved",
                        "report",
                        "已全线疏通，通水正常。",
                        "evidence",
                        org.camunda.spin.Spin.JSON("[{\"date\":\"2033-09-16\",\"kind\":\"照片\","
                                + "\"description\":\"通水现场\",\"keptAt\":\"镇档案室\"}]")));
        submit(issue, "userTask_checkEvidence", Map.of("decision", "pass"));
        submit(issue, "userTask_rateIssue", Map.of("rating", "satisfied"));
    }

    private void submit(String issue, String step, Map<String, Object> form) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(issue)
                .taskDefinitionKey(step)
                .singleResult();
        run.submit(task.getProcessInstanceId(), step, form);
    }

    private String submissionOf(String team) {
        return run.called(instance, "highlightSubmission").stream()
                .filter(s -> team.equals(run.variable(s, "team")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> issue(String title, String outcome, String department) {
        Map<String, Object> issue = new HashMap<>();
        issue.put("title", title);
        issue.put("description", title + "。");
        issue.put("category", "农田水利");
        issue.put("raisedByTeam", "dacheng");
        issue.put("outcome", outcome);
        issue.put("department", department);
        issue.put("answer", outcome.equals("answered") ? "按农村公益事业奖补申报。" : null);
        return issue;
    }

    private static List<String> row(XSSFSheet sheet, int row) {
        List<String> cells = new ArrayList<>();
        sheet.getRow(row).forEach(cell -> cells.add(cell.toString()));
        return cells;
    }

    private String word() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes("docx")));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    private String page() {
        return text(answer("leader", "html"));
    }

    private byte[] bytes(String ending) {
        MockHttpServletResponse answer = answer("leader", ending);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment; ");
        return answer.getContentAsByteArray();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String user, String ending) {
        return ask(user, "/api/papers/sessions/" + number + "." + ending);
    }

    private MockHttpServletResponse ask(String user, String address) {
        try {
            return mvc.perform(get(address).with(httpBasic(user, "demo")))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
