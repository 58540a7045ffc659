package cn.chaozhou.forum.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The doors of the organisation, over HTTP. An application of its own: it changes here. */
@ServedForumTest
@TestPropertySource(properties = "forum.roster.largest=100KB")
class RosterApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IMPORT = "/api/organisation/import";
    private static final String GOOD = "编码,部门名称\nsports,市体育局\n";
    private static final String BAD = "编码,部门名称\nsports,市体育局\nSports,市体育中心\n";

    @LocalServerPort
    int port;

    @Test
    void aDryRunTellsAndAWriteWritesOrRefusesAsAWhole() {
        JsonNode dry = json(post("systemadmin", IMPORT, "text/csv", GOOD), 200);
        assertThat(dry.path("changes").path(0).path("subject").asText()).isEqualTo("市体育局（sports）");
        assertThat(dry.path("changes").path(0).path("writer").asText()).isEqualTo("系统管理员");
        assertThat(department("sports")).as("a dry run").isFalse();

        JsonNode refused = json(post("systemadmin", IMPORT + "?write=true", "text/csv", BAD), 422);
        assertThat(refused.path("written").asBoolean()).isFalse();
        JsonNode fault = refused.path("faults").path(0);
        assertThat(List.of(
                        fault.path("row").asInt(),
                        fault.path("column").asText(),
                        fault.path("header").asText()))
                .isEqualTo(List.of(3, "A", "编码"));
        assertThat(department("sports")).as("one fault, nothing written").isFalse();

        JsonNode waiting = json(post("securityadmin", IMPORT + "?write=true", "text/csv", GOOD), 200);
        assertThat(waiting.path("written").asBoolean()).isFalse();
        assertThat(waiting.path("changes").path(0).path("note").asText()).isEqualTo("待系统管理员用同一文件写入");
        assertThat(department("sports")).as("another administrator's kind").isFalse();

        assertThat(json(post("systemadmin", IMPORT + "?write=true", "text/csv", GOOD), 200)
                        .path("written")
                        .asBoolean())
                .isTrue();
        assertThat(department("sports")).isTrue();
    }

    @Test
    void othersNeitherWriteNorTryOut() {
        for (String user : List.of("secretariat", "auditadmin", "processadmin", "leader", "captain.dacheng")) {
            assertThat(post(user, IMPORT, "text/csv", GOOD).statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(post(user, IMPORT + "?write=true", "text/csv", GOOD).statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(post("secretariat", "/api/organisation/department", "application/json", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("securityadmin", "/api/organisation/department/agri/end", "application/json", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aBrowsersSessionNeedsItsToken() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn("systemadmin", "demo").statusCode()).isEqualTo(200);
        assertThat(visitor.send("POST", IMPORT, GOOD, Map.of("Content-Type", "text/csv"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.send(
                                "POST",
                                IMPORT,
                                GOOD,
                                Map.of("Content-Type", "text/csv", "X-XSRF-TOKEN", visitor.token()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyThisDoorTakesSpreadsheetsAndNoneThatIsTooLarge() {
        assertThat(post("systemadmin", "/api/organisation/department", "text/csv", GOOD)
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("systemadmin", IMPORT, "application/octet-stream", GOOD).statusCode())
                .isEqualTo(415);
        assertThat(post("systemadmin", IMPORT, "text/csv", GOOD + "\n".repeat(200_000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("systemadmin", IMPORT, "text/csv", "").statusCode()).isEqualTo(400);
        assertThat(json(
                                post(
                                        "systemadmin",
                                        IMPORT,
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        "PK"),
                                400)
                        .path("detail")
                        .asText())
                .contains("不是完好的 Excel 工作簿");
    }

    @Test
    void aPageChangesAndEndsWhatAFileAdded() {
        String door = "/api/organisation/department";
        assertThat(post("systemadmin", door, "application/json", "{\"code\":\"youth\",\"name\":\"团市委\"}")
                        .statusCode())
                .isEqualTo(201);
        JsonNode again =
                json(post("systemadmin", door, "application/json", "{\"code\":\"youth\",\"name\":\"青年\"}"), 400);
        assertThat(again.path("field").asText()).isEqualTo("code");
        assertThat(send("systemadmin", "PUT", door + "/youth", "application/json", "{\"name\":\"共青团市委\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(post("systemadmin", door + "/youth/end", "application/json", "{\"lastDay\":\"2026-01-01\"}")
                        .statusCode())
                .isEqualTo(204);
        JsonNode found = json(get("secretariat", door + "?words=" + encoded("共青团") + "&ended=true"), 200);
        assertThat(found.path(0).path("state").asText()).isEqualTo("past");
        assertThat(json(get("secretariat", door + "?words=" + encoded("共青团")), 200))
                .isEmpty();
        assertThat(get("secretariat", "/api/organisation/planet").statusCode()).isEqualTo(404);
    }

    @Test
    void readersTakeItOutAndTheAuditSaysSo() {
        for (String path : List.of("export.xlsx", "template.xlsx", "person/export.csv")) {
            HttpResponse<String> answer = get("secretariat", "/api/organisation/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("attachment");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
        assertThat(get("secretariat", "/api/organisation/person/export.csv").body())
                .contains("账号,姓名,电话,邮箱");
        assertThat(get("auditadmin", "/api/audit?words=&actor=secretariat").body())
                .contains("导出名册");
    }

    private boolean department(String code) {
        return json(get("secretariat", "/api/organisation/department?words=" + code), 200)
                        .size()
                == 1;
    }

    private HttpResponse<String> get(String user, String path) {
        return new Visitor(port).basic(user, "demo", path);
    }

    private HttpResponse<String> post(String user, String path, String type, String body) {
        return send(user, "POST", path, type, body);
    }

    private HttpResponse<String> send(String user, String method, String path, String type, String body) {
        Map<String, String> headers = new HashMap<>(Visitor.basicHeader(user, "demo"));
        headers.put("Content-Type", type);
        return new Visitor(port).send(method, path, body, headers);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
