package cn.chaozhou.forum.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    /** Written when the answer is on its way already, so whoever reads at once may be too early. */
    private JsonNode refusal(String request) {
        String query = "result=REFUSED&subject=" + encoded(request);
        return await().until(() -> find(query), lines -> lines.size() == 1).get(0);
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
