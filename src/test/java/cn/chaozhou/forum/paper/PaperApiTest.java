package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueDossier;
import cn.chaozhou.forum.issue.IssueDossier.ChaseFacts;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Papers over REST, read back from what was downloaded. */
@ForumTest
class PaperApiTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    PaperIssues issues;

    @Autowired
    IssueDesk desk;

    @Autowired
    IssueDossier dossier;

    @Autowired
    Timeline timeline;

    @Autowired
    ProcessRun run;

    private MockMvc mvc;

    @BeforeEach
    void doors() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void anOrderTellsTheOwnerWhatWasOrdered() throws Exception {
        String number = issues.dispatched();
        String order = "督办〔2026〕%d号".formatted(Integer.parseInt(number.substring(8)));
        assertThat(word("handler.water", "/api/papers/orders/" + number + ".docx", "督办单 " + order + ".docx"))
                .contains(
                        order,
                        "关于“450亩土地缺水”的督办单",
                        "市水务局：",
                        "大埕镇工作队提出以下问题（" + number + "），现交你单位主办，请抓紧办理。",
                        "一、督办事项",
                        "450亩土地缺水。大埕镇450亩土地久旱缺水，",
                        "请求指导打井。",
                        "二、办理要求",
                        "（一）期限。等级一般，限5个工作日，自交办时起算，2026年9月24日18:00前办结。",
                        "（二）异议。",
                        "（三）办结。",
                        "（四）要求。请先到现场查看水源。",
                        SamplePaper.ISSUER,
                        "2026年9月18日")
                .doesNotContain("现办理期限");
    }

    @Test
    void askingForPapersChangesNothing() throws Exception {
        String number = issues.dispatched();
        List<Timeline.Entry> before = timeline.of(number);
        var facts = desk.find(number);
        for (String path : List.of("orders/" + number + ".docx", "orders/" + number + ".html", "lists.xlsx")) {
            open("secretariat", "/api/papers/" + path).andExpect(status().isOk());
        }
        assertThat(timeline.of(number)).isEqualTo(before);
        assertThat(desk.find(number)).isEqualTo(facts);
    }

    @Test
    void whatHasMovedSinceIsNotedUnderTheDate() throws Exception {
        String number = issues.dispatched();
        issues.submit(number, "userTask_claimIssue", Map.of("decision", "accept"));
        issues.submit(number, "userTask_makePlan", Map.of("plan", "先查水源，再定井位。"));
        issues.submit(
                number,
                "userTask_workOnIssue",
                Map.of(
                        "action",
                        "extension",
                        "percent",
                        10,
                        "progressText",
                        "已查水源。",
                        "newDueDate",
                        "2026-09-30",
                        "reason",
                        "钻机月底到。"));
        issues.submit(number, "userTask_decideExtension", Map.of("decision", "approve", "reason", "情况属实。"));
        assertThat(word("head.water", "/api/papers/orders/" + number + ".docx", null))
                .contains("2026年9月24日18:00前办结。", "（现办理期限为2026年9月30日18:00，已延期1次。）");
    }

    @Test
    void aTeamThatIsNotNamedStaysUnnamed() throws Exception {
        run.now(PaperIssues.FRIDAY);
        String number = desk.raise(new RaisedIssue(
                "补贴迟发", "种粮补贴迟发三个月。", "其他", null, null, null, "2026-01/Q-001", Outcome.CLAIMED, "agri", null));
        assertThat(word("handler.agri", "/api/papers/orders/" + number + ".docx", null))
                .contains("有工作队提出以下问题（" + number + "）")
                .doesNotContain("异议");
        notFound(open("captain.dacheng", "/api/papers/orders/" + number + ".docx"));
    }

    @Test
    void aChasingNoticeGoesToTheUnitWithItsCopy() throws Exception {
        String number = issues.dispatched();
        run.now("2026-09-23T10:00+08:00");
        issues.chase(number);
        ChaseFacts chase = dossier.chases(number).get(0);
        String path = "/api/papers/chases/2026/" + chase.chaseNumber();
        String order = PaperDesk.orderNumber(number);
        assertThat(word("head.water", path + ".docx", "催办通知书 " + chase.label() + ".docx"))
                .contains(
                        "催办〔2026〕" + chase.chaseNumber() + "号",
                        "关于“450亩土地缺水”的催办通知书",
                        "市水务局：",
                        "你单位主办的“450亩土地缺水”（" + order + "），已于2026年9月18日交办。",
                        "群众盼水心切，",
                        "（现办理期限为2026年9月24日18:00。）",
                        "2026年9月23日",
                        "抄送：市水务局负责人。");
        page("captain.dacheng", path + ".html").andExpect(content().string(containsString(chase.label())));
        open("head.agri", path + ".docx").andExpect(status().isNotFound());
        open("head.agri", path + ".html").andExpect(status().isNotFound());
    }

    @Test
    void thePrintPageHoldsTextOnly() throws Exception {
        String number = issues.dispatched("<script>alert(1)</script>", "dept.water", null);
        page("handler.water", "/api/papers/orders/" + number + ".html")
                .andExpect(header().string("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"))
                .andExpect(content().string(not(containsString("<script"))))
                .andExpect(content().string(containsString("关于“&lt;script&gt;alert(1)&lt;/script&gt;”的督办单")));
    }

    @Test
    void theListsAreOneWorkbookForEachSession() throws Exception {
        run.now(PaperIssues.FRIDAY);
        String session = run.businessKey(run.startBy("secretariat", "sessionCycle", Map.of()));
        String first = issues.dispatched("=HYPERLINK(\"http://example.com\",\"点此\")", "dept.water", session);
        issues.submit(first, "userTask_claimIssue", Map.of("decision", "accept"));
        issues.submit(
                first,
                "userTask_makePlan",
                Map.of(
                        "plan",
                        "-先查水源，再定井位，月底前打井。",
                        "coDepartments",
                        org.camunda.spin.Spin.JSON("[{\"owner\":\"dept.agri\",\"task\":\"提出灌溉意见\"}]")));
        issues.chase(first);
        String second = issues.raised("没有路灯", "村道没有路灯。", session);
        issues.dispatched("另一期的问题", "dept.water", null);

        byte[] file = bytes(open("supervisor", "/api/papers/lists.xlsx?session=" + session)
                .andExpect(header().string("Content-Disposition", containsString("attachment"))));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(names(book)).containsExactly("问题清单", "任务清单", "责任清单");
            assertThat(column(book.getSheet("问题清单"), "编号")).containsExactly(first, second);
            Row problem = book.getSheet("问题清单").getRow(2);
            assertThat(values(problem))
                    .containsSequence("=HYPERLINK(\"http://example.com\",\"点此\")", "大埕镇工作队")
                    .contains("一般", "办理中", "绿灯", "剩余5个工作日");
            Row task = book.getSheet("任务清单").getRow(2);
            assertThat(values(task))
                    .contains(first, "市水务局", "-先查水源，再定井位，月底前打井。", "主办单位办理，2026年9月22日前报送进展", "市农业农村局（未提供）");
            assertThat(task.getCell(6).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 9, 24, 18, 0));
            Row duty = book.getSheet("责任清单").getRow(2);
            assertThat(values(duty)).contains(first, "市水务局", "市水务局负责人", "1.0", "办理中");
            assertThat(duty.getCell(5).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 9, 18, 9, 0));
            // Not dispatched yet: a problem, but nobody's task.
            assertThat(column(book.getSheet("任务清单"), "编号")).containsExactly(first);
            assertNoFormula(book);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"captain.dacheng", "handler.water", "head.water", "county.raoping", "processadmin"})
    void othersFindNoLists(String user) throws Exception {
        notFound(open(user, "/api/papers/lists.xlsx"));
        // Nor do they learn which sessions there are.
        notFound(open(user, "/api/papers/lists.xlsx?session=abc"));
    }

    @Test
    void thereIsNoPaperBeforeTheDispatchNorForOthers() throws Exception {
        notFound(open("supervisor", "/api/papers/orders/WT-1999-0001.docx"));
        notFound(open("supervisor", "/api/papers/orders/WT-1999-0001.html"));
        notFound(open("supervisor", "/api/papers/chases/1999/1.docx"));
        notFound(open("supervisor", "/api/papers/lists.xlsx?session=1999-01"));
        String raised = issues.raised("没有路灯", "村道没有路灯。", null);
        notFound(open("supervisor", "/api/papers/orders/" + raised + ".docx"));
        String dispatched = issues.dispatched();
        notFound(open("handler.agri", "/api/papers/orders/" + dispatched + ".docx"));
        mvc.perform(get("/api/papers/orders/" + dispatched + ".docx")).andExpect(status().isUnauthorized());
    }

    @Test
    void aWrongRequestIsExplainedInChinese() throws Exception {
        open("supervisor", "/api/papers/chases/2026/abc.docx")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        open("supervisor", "/api/papers/lists.xlsx?session=3")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("「期号」应为年份和两位序号，例如 2026-01。"));
    }

    @Test
    void aTaskTellsWhichPapersThereAre() throws Exception {
        String number = issues.dispatched();
        issues.chase(number);
        String task = issues.task(number, "userTask_claimIssue").getId();
        String word = "/api/papers/orders/" + number + ".docx";
        open("handler.water", "/api/papers?task=" + task)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.papers[0].kind").value("督办单"))
                .andExpect(jsonPath("$.papers[0].number").value(PaperDesk.orderNumber(number)))
                .andExpect(jsonPath("$.papers[0].date").value("2026年9月18日"))
                .andExpect(jsonPath("$.papers[0].word").value(word))
                .andExpect(jsonPath("$.papers[0].print").value("/api/papers/orders/" + number + ".html"))
                .andExpect(jsonPath("$.papers[1].kind").value("催办通知书"))
                .andExpect(jsonPath("$.lists").isEmpty());
        open("supervisor", "/api/papers?task=" + task)
                .andExpect(jsonPath("$.papers.length()").value(2))
                .andExpect(jsonPath("$.lists[0].excel").value("/api/papers/lists.xlsx"));
        notFound(open("handler.agri", "/api/papers?task=" + task));
        notFound(open("supervisor", "/api/papers?task=none"));
        open("supervisor", "/api/papers").andExpect(status().isBadRequest());
    }

    @Test
    void aTaskBeforeTheDispatchHasNoPaperYet() throws Exception {
        String number = issues.raised("没有路灯", "村道没有路灯。", null);
        String task = issues.task(number, "userTask_dispatchIssue").getId();
        open("secretariat", "/api/papers?task=" + task)
                .andExpect(jsonPath("$.papers").isEmpty())
                .andExpect(jsonPath("$.lists.length()").value(1));
    }

    private ResultActions open(String user, String path) throws Exception {
        return mvc.perform(get(path).with(httpBasic(user, "demo")));
    }

    private ResultActions page(String user, String path) throws Exception {
        return open(user, path)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/html;charset=UTF-8"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }

    private static void notFound(ResultActions answer) throws Exception {
        answer.andExpect(status().isNotFound()).andExpect(jsonPath("$.detail", containsString("没有找到")));
    }

    private String word(String user, String path, String name) throws Exception {
        ResultActions answer = open(user, path)
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        if (name != null) {
            String header = answer.andReturn().getResponse().getHeader("Content-Disposition");
            assertThat(header).startsWith("attachment; ").contains("filename*=UTF-8''");
            assertThat(URLDecoder.decode(header.replaceFirst(".*''", ""), StandardCharsets.UTF_8))
                    .isEqualTo(name);
        }
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes(answer)));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    private static byte[] bytes(ResultActions answer) throws Exception {
        return answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private static List<String> names(XSSFWorkbook book) {
        List<String> names = new ArrayList<>();
        book.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    /** The values under that head. */
    private static List<String> column(Sheet sheet, String head) {
        int column = values(sheet.getRow(1)).indexOf(head);
        List<String> found = new ArrayList<>();
        for (int r = 2; r <= sheet.getLastRowNum(); r++) {
            found.add(sheet.getRow(r).getCell(column).getStringCellValue());
        }
        return found;
    }

    private static List<String> values(Row row) {
        List<String> values = new ArrayList<>();
        for (Cell cell : row) {
            values.add(
                    cell.getCellType() == CellType.NUMERIC
                            ? String.valueOf(cell.getNumericCellValue())
                            : cell.getStringCellValue());
        }
        return values;
    }

    private static void assertNoFormula(XSSFWorkbook book) {
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    if (cell.getCellType() == CellType.STRING) {
                        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                    }
                }
            }
        }
    }
}
