package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every error of every door is a short Chinese sentence: no stack, class or SQL, with the strict headers and stored nowhere. */
@ServedForumTest
class ErrorDoorsTest {

    @LocalServerPort
    int port;

    private final SoftAssertions statuses = new SoftAssertions();

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Visitor.basicHeader("supervisor", "demo"));
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new Visitor(port).send(method, path, body, all);
    }

    @AfterEach
    void allStatusesAtOnce() {
        statuses.assertAll();
    }

    private void refused(int status, HttpResponse<String> answer) {
        String what = answer.request().method() + " " + answer.uri() + " " + answer.body();
        statuses.assertThat(answer.statusCode()).as(what).isEqualTo(status);
        JsonNode problem = EngineDoor.json(answer);
        assertThat(problem.path("message").asText() + problem.path("detail").asText())
                .as(what)
                .containsPattern("\\p{IsHan}{4}")
                .hasSizeLessThan(200);
        assertThat(answer.body())
                .as(what)
                .doesNotContain("Exception", "org.", "java", "cn.chaozhou", "\tat ", "ENGINE-", "Tomcat", "<html")
                .doesNotContainIgnoringCase("select ", "sql");
        assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                .as(what)
                .hasValue("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .as(what)
                .hasSize(1);
        assertThat(answer.headers().firstValue("Server")).as(what).isEmpty();
        if (!answer.uri().getPath().contains("/..")) {
            assertThat(answer.headers().allValues("Cache-Control")).as(what).containsExactly("no-store");
        }
    }

    @Test
    void theEnginesRest() {
        refused(404, send("GET", "/engine-rest/task/none", null));
        refused(403, send("GET", "/engine-rest/nothing", null));
        refused(404, send("GET", "/engine-rest/process-definition/none/xml", null));
        refused(404, send("GET", "/engine-rest/process-definition/key/none", null));
        refused(403, send("GET", "/engine-rest/engine/none/task", null));
        refused(403, send("DELETE", "/engine-rest/task", null));
        refused(403, send("PATCH", "/engine-rest/task", "{}"));
        refused(400, send("POST", "/engine-rest/task", "{\"sorting\":1}"));
        refused(400, send("POST", "/engine-rest/task", "{\"assignee\":{}}"));
        refused(400, send("POST", "/engine-rest/task", "[]"));
        refused(400, send("GET", "/engine-rest/task?sortBy=evil;drop", null));
        refused(400, send("GET", "/engine-rest/task?firstResult=abc", null));
        refused(400, send("GET", "/engine-rest/task?dueAfter=abc", null));
        refused(400, send("GET", "/engine-rest/task?dueAfterExpression=%24%7B1%7D", null));
        refused(400, send("POST", "/engine-rest/task", "{\"dueAfter\":\"yesterday\"}"));
        refused(406, send("GET", "/engine-rest/task", null, "Accept", "image/png"));
        refused(403, send("POST", "/engine-rest/user/create", "{}"));
        refused(403, send("POST", "/engine-rest/authorization/create", "{}"));
        refused(403, send("DELETE", "/engine-rest/deployment/x", null));
        refused(400, send("POST", "/engine-rest/message", "{}"));
        refused(403, send("POST", "/engine-rest/message", "{\"messageName\":\"x\"}"));
        refused(403, send("POST", "/engine-rest/process-definition/key/sessionCycle/start", "{}"));
        refused(404, send("POST", "/engine-rest/process-definition/key/none/submit-form", "{}"));
        refused(
                403,
                send("POST", "/engine-rest/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}"));
        refused(403, send("POST", "/engine-rest/migration/generate", "{}"));
        refused(403, send("POST", "/engine-rest/decision-definition/key/limits/evaluate", "{\"variables\":{}}"));
        refused(400, send("GET", "/engine-rest/history/task?finished=maybe", null));
        refused(406, send("GET", "/engine-rest/history/task", null, "Accept", "application/xml"));
        refused(401, send("GET", "/engine-rest/task", null, "Authorization", "Basic x"));
        refused(401, send("GET", "/engine-rest/task", null, "Authorization", "Basic eDp5"));
        refused(401, new Visitor(port).get("/engine-rest/task"));
        refused(405, send("FOO", "/engine-rest/task", null));
        refused(400, send("GET", "/engine-rest/%00", null));
        refused(400, send("GET", "/engine-rest/task/%E4%B8", null));
    }

    @Test
    void theWebApps() {
        EngineDoor web = EngineDoor.both(port).get(1);
        refused(401, new Visitor(port).logIn("leader", "wrong"));
        refused(404, web.send("supervisor", "GET", "/task/none", null));
        refused(403, web.send("supervisor", "GET", "/nothing", null));
        refused(403, web.send("supervisor", "DELETE", "/task", null));
        refused(400, web.send("supervisor", "POST", "/task", "{\"assignee\":{}}"));
        refused(404, web.sendTo("supervisor", "GET", "/camunda/api/cockpit/plugin/base/default/none", null));
        refused(404, web.sendTo("supervisor", "GET", "/camunda/api/cockpit/plugin/none/default/x", null));
        refused(405, web.sendTo("supervisor", "POST", "/camunda/api/admin/auth/user/default", "{}"));
        refused(404, web.sendTo("supervisor", "GET", "/camunda/api/none", null));
        refused(401, new Visitor(port).get("/camunda/api/engine/engine/default/task"));
        refused(404, new Visitor(port).get("/camunda/api/admin/auth/user/default"));
    }

    @Test
    void ourOwn() {
        refused(401, new Visitor(port).get("/api/sessions"));
        refused(404, send("GET", "/api/nothing", null));
        refused(404, send("GET", "/api/sessions/none", null));
        refused(405, send("DELETE", "/api/sessions", null));
        refused(406, send("GET", "/api/sessions", null, "Accept", "image/png"));
        refused(400, send("POST", "/api/bootstrap", "{\"secret\":{}}"));
        refused(400, send("POST", "/api/bootstrap", "[]"));
        refused(415, send("POST", "/api/bootstrap", "{}", "Content-Type", "text/plain"));
        refused(400, send("GET", "/api/answers?page=x", null));
        refused(400, send("GET", "/api/questions", null));
        refused(403, send("POST", "/api/accounts/x/unlock", "{}"));
        refused(403, send("POST", "/api/questions/support?number=none", ""));
        refused(400, send("GET", "/api/%2e%2e/x", null));
    }
}
