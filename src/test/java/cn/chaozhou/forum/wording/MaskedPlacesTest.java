package cn.chaozhou.forum.wording;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.notice.Notices;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Numbers of persons that people wrote: whole in the case itself, masked in whatever is passed around or kept long. */
@ServedForumTest
@ExtendWith(OutputCaptureExtension.class)
class MaskedPlacesTest {

    private static final String PHONE = "13876501234";
    private static final String IDENTITY = "44052419880101001X";
    private static final String SHOWN = "138****1234";

    @LocalServerPort
    int port;

    @Autowired
    ProcessRun run;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Notices notices;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcTemplate db;

    @Test
    void theLogShowsNoneInMessageOrException(CapturedOutput log) {
        LoggerFactory.getLogger("test").warn("call {} of {}", PHONE, IDENTITY);
        LoggerFactory.getLogger("test").error("failed", new IllegalStateException("x", new Exception("is " + PHONE)));
        assertThat(log.getAll())
                .contains("call " + SHOWN + " of 4****************X", "Caused by: java.lang.Exception: is " + SHOWN)
                .doesNotContain(PHONE, IDENTITY);
    }

    @Test
    void anIssueIsWholeForItsReadersAndMaskedInListsCardsAndSheets() throws Exception {
        String instance = run.startBy("captain.fubin", "issueSupervision", Map.of());
        run.submitBy(
                "captain.fubin",
                instance,
                "userTask_describeIssue",
                Map.of(
                        "decision", "submit",
                        "title", "联系" + PHONE + "修渠",
                        "description", "村民" + IDENTITY + "反映。",
                        "category", "农田水利",
                        "urgency", "normal"));
        String number = run.businessKey(instance);

        JsonNode listed = json(get("supervisor", "/api/issues"));
        JsonNode row = null;
        for (JsonNode issue : listed) {
            row = issue.path("number").asText().equals(number) ? issue : row;
        }
        assertThat(String.valueOf(row))
                .contains("联系" + SHOWN + "修渠", "村民4****************X反映")
                .doesNotContain(PHONE);
        assertThat(get("supervisor", "/api/issues/" + number).body()).contains("联系" + PHONE + "修渠", IDENTITY);

        assertThat((String) runtime.getVariable(instance, "caseTitle"))
                .contains(SHOWN)
                .doesNotContain(PHONE);
        assertThat(sheet("supervisor", "/api/papers/lists.xlsx"))
                .contains("联系" + SHOWN + "修渠")
                .doesNotContain(PHONE);
        assertThat(get("auditadmin", "/api/audit?subject=" + number).body()).doesNotContain(PHONE, IDENTITY);
    }

    @Test
    void aNoticeHoldsNone() {
        notices.send("head.water", "MASK-1", "请致电" + PHONE, true);
        assertThat(db.queryForList("select text from notice where case_key = 'MASK-1'", String.class))
                .containsExactly("请致电" + SHOWN);
    }

    @Test
    void theAuditNeverHeldOneAndItsChainHolds() throws Exception {
        String subject = "MASK-" + System.nanoTime();
        audit.done("head.water", "登记", subject, "电话" + PHONE + "，证件" + IDENTITY);
        assertThat(db.queryForObject("select detail from audit_entry where subject = ?", String.class, subject))
                .isEqualTo("电话" + SHOWN + "，证件4****************X");
        assertThat(json(get("auditadmin", "/api/audit/verification"))
                        .get("broken")
                        .isNull())
                .isTrue();
        assertThat(get("auditadmin", "/api/audit/export?subject=" + subject).body())
                .contains(SHOWN)
                .doesNotContain(PHONE);
    }

    @Test
    void anErrorDoesNotRepeatIt() throws Exception {
        Map<String, String> headers = new HashMap<>(Visitor.basicHeader("securityadmin", "demo"));
        headers.put("Content-Type", "application/json");
        HttpResponse<String> answer = new Visitor(port)
                .send(
                        "POST",
                        "/api/duties",
                        "{\"user\":\"" + PHONE
                                + "\",\"role\":\"captain\",\"organisation\":\"fubin\",\"from\":\"2026-01-01\"}",
                        headers);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("没有账号“" + SHOWN + "”").doesNotContain(PHONE);
    }

    private HttpResponse<String> get(String user, String path) {
        HttpResponse<String> answer = new Visitor(port).basic(user, "demo", path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private String sheet(String user, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", Visitor.basicHeader(user, "demo").get("Authorization"))
                .build();
        byte[] file = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
        try (XSSFExcelExtractor text = new XSSFExcelExtractor(new XSSFWorkbook(new ByteArrayInputStream(file)))) {
            return text.getText();
        }
    }
}
