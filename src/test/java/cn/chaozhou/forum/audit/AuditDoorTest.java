package cn.chaozhou.forum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The audit over HTTP: the audit administrator reads it, nobody else does, and nobody changes it. */
@ServedForumTest
class AuditDoorTest {

    @LocalServerPort
    int port;

    @Autowired
    AuditTrail trail;

    @Autowired
    ProcessRun run;

    @Test
    void onlyTheAuditAdministratorReadsIt() throws Exception {
        for (String user : new String[] {
            "captain.dacheng",
            "handler.agri",
            "secretariat",
            "supervisor",
            "leader",
            "manager",
            "systemadmin",
            "securityadmin",
            "processadmin"
        }) {
            for (String path : new String[] {"/api/audit", "/api/audit/export", "/api/audit/verification"}) {
                assertThat(send(user, "GET", path, null).statusCode())
                        .as(user + " " + path)
                        .isEqualTo(403);
            }
        }
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertThat(send("auditadmin", method, "/api/audit", "{}").statusCode())
                    .as(method)
                    .isEqualTo(405);
        }
        assertThat(json(send("auditadmin", "GET", "/api/audit/verification", null))
                        .get("broken")
                        .isNull())
                .isTrue();
    }

    /** Promise 3, 5, 8: what somebody tried and may not do is a line, too. */
    @Test
    void aRefusalIsALineOfItsOwn() throws Exception {
        String path = "/engine-rest/user/head.agri/profile";
        assertThat(send("captain.fubin", "PUT", path, "{\"id\":\"head.agri\",\"firstName\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        JsonNode line = refusal("PUT " + path);
        assertThat(line.get("actor").asText()).isEqualTo("captain.fubin");
        assertThat(line.get("subject").asText()).isEqualTo("PUT " + path);
        assertThat(line.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(line.get("action").asText()).isEqualTo("无权操作，已拒绝");
    }

    /** Promise 8: nobody acts on a colleague's claimed task, and whoever tries is on record before the answer goes out. */
    @Test
    void aColleaguesTaskIsARefusalToo() throws Exception {
        String task = run.task(run.startBy("captain.dacheng", "issueSupervision", Map.of()), "userTask_describeIssue")
                .getId();
        String path = "/engine-rest/task/" + task + "/claim";
        assertThat(send("captain.fubin", "POST", path, "{\"userId\":\"captain.fubin\"}")
                        .statusCode())
                .isIn(403, 409);
        assertThat(refusal("POST " + path).get("actor").asText()).isEqualTo("captain.fubin");
    }

    /** 三员分立: the audit administrator goes through what the other two did. */
    @Test
    void theAuditReviewsTheOtherTwo() throws Exception {
        String subject = "REVIEW-" + System.nanoTime();
        trail.done("systemadmin", "账号·新建", subject, null);
        trail.done("securityadmin", "任命", subject, null);
        JsonNode line = find("office=systemAdmin&subject=" + subject);
        assertThat(line).hasSize(1);
        long seq = line.get(0).get("seq").asLong();
        assertThat(review("systemAdmin").get("waiting").asLong()).isPositive();
        for (String refused : new String[] {
            "{\"office\":\"auditAdmin\",\"through\":1,\"finding\":\"无异常\"}",
            "{\"office\":\"systemAdmin\",\"through\":" + (seq + 1_000_000) + ",\"finding\":\"无异常\"}",
            "{\"office\":\"systemAdmin\",\"through\":" + seq + ",\"finding\":\" \"}"
        }) {
            assertThat(send("auditadmin", "POST", "/api/audit/reviews", refused).statusCode())
                    .as(refused)
                    .isEqualTo(400);
        }
        String good = "{\"office\":\"systemAdmin\",\"through\":" + seq + ",\"finding\":\"无异常\"}";
        assertThat(send("auditadmin", "POST", "/api/audit/reviews", good).statusCode())
                .isEqualTo(204);
        assertThat(review("systemAdmin").get("through").asLong()).isEqualTo(seq);
        assertThat(send("auditadmin", "POST", "/api/audit/reviews", good).statusCode())
                .as("never back")
                .isEqualTo(400);
        assertThat(find("subject=systemAdmin&words=" + encoded("审阅系统管理员"))
                        .get(0)
                        .get("detail")
                        .asText())
                .isEqualTo("至第 " + seq + " 条：无异常");
    }

    private JsonNode review(String office) throws Exception {
        for (JsonNode review : json(send("auditadmin", "GET", "/api/audit/reviews", null))) {
            if (review.get("office").asText().equals(office)) {
                return review;
            }
        }
        throw new AssertionError(office);
    }

    @Test
    void linesAreFoundByPersonSubjectWordsAndPage() throws Exception {
        String subject = "WT-FIND-" + System.nanoTime();
        trail.done("handler.agri", "认领", subject, "缘由一");
        trail.done("head.agri", "办结", subject, "百分之100%的");
        trail.done("head.agri", "办结", subject, "百分之1000的");
        assertThat(find("subject=" + subject)).hasSize(3);
        assertThat(find("subject=" + subject + "&actor=handler.agri")).hasSize(1);
        assertThat(find("subject=" + subject + "&words=" + encoded("认领"))).hasSize(1);
        assertThat(find("subject=" + subject + "&words=" + encoded("100%")))
                .as("a percent sign is a percent sign")
                .hasSize(1);
        JsonNode newest = find("subject=" + subject + "&size=1");
        assertThat(newest).hasSize(1);
        JsonNode next =
                find("subject=" + subject + "&size=5&before=" + newest.get(0).get("seq"));
        assertThat(next).hasSize(2);
        assertThat(find("subject=" + subject + "&to=2020-01-01")).isEmpty();
        HttpResponse<String> nonsense = send("auditadmin", "GET", "/api/audit?from=gestern", null);
        assertThat(nonsense.statusCode()).isEqualTo(400);
        assertThat(nonsense.body()).doesNotContain("Exception");
    }

    @Test
    void theExportIsASheetWithoutFormulasAndALineItself() throws Exception {
        String subject = "WT-EXPORT-" + System.nanoTime();
        trail.done("handler.agri", "认领", subject, "=HYPERLINK(\"http://example.org\")");
        HttpResponse<String> sheet = send("auditadmin", "GET", "/api/audit/export?subject=" + subject, null);
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(sheet.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(sheet.body())
                .startsWith("\uFEFF序号,时间")
                .contains(subject, "'=HYPERLINK")
                .doesNotContain(",=");
        assertThat(find("actor=auditadmin&words=" + encoded("导出"))
                        .get(0)
                        .get("detail")
                        .asText())
                .contains(subject);
    }

    private JsonNode refusal(String request) throws Exception {
        JsonNode lines = find("result=REFUSED&subject=" + encoded(request));
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private JsonNode find(String query) throws Exception {
        return json(send("auditadmin", "GET", "/api/audit?" + query, null));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> send(String user, String method, String path, String body) throws Exception {
        Map<String, String> headers = new HashMap<>(Visitor.basicHeader(user, "demo"));
        headers.put("Content-Type", "application/json");
        return new Visitor(port).send(method, path, body, headers);
    }
}
