package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.Visitor;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Strict headers on every kind of answer, and no copy of case data anywhere. */
@DoorTest
class HeadersTest {

    @LocalServerPort
    int port;

    @Autowired
    DoorTools doors;

    private Visitor visitor;

    @BeforeEach
    void somebodyIsLoggedIn() {
        visitor = new Visitor(port);
        visitor.logIn(doors.person("supervisor"), DoorTools.PASSWORD);
    }

    @Test
    void everyKindOfAnswerHasThem() {
        Stream.of(
                        visitor.get("/"),
                        visitor.get("/start/start.css"),
                        visitor.get("/camunda/app/tasklist/default/"),
                        visitor.get("/camunda/lib/deps.js"),
                        visitor.get("/camunda/app/tasklist/locales/zh.json"),
                        visitor.get("/actuator/health"),
                        visitor.get("/api/sessions"),
                        visitor.get("/api/sessions/none"),
                        visitor.get("/api/openapi"),
                        visitor.get("/engine-rest/process-definition/key/sessionCycle/xml"),
                        visitor.get("/engine-rest/task/none"),
                        visitor.get("/nothing"),
                        visitor.get("/camunda/api/admin/setup/default/user/create"),
                        visitor.get("/camunda/api/engine/engine/default/task"),
                        visitor.post("/api/sessions", "{"),
                        visitor.send("POST", "/engine-rest/task/count", "{}", Map.of()),
                        visitor.send("POST", "/engine-rest/task/count", "{}", Map.of("Origin", "https://evil.example")),
                        visitor.get("/api/%2e%2e/x"),
                        visitor.get("/api/x;y"),
                        new Visitor(port).get("/api/sessions"),
                        new Visitor(port).get("/camunda/app/cockpit/default/"),
                        new Visitor(port).logIn("leader", "wrong"))
                .forEach(answer -> {
                    HttpHeaders headers = answer.headers();
                    String what = answer.request().uri() + " " + answer.statusCode();
                    assertThat(headers.firstValue("X-Content-Type-Options"))
                            .as(what)
                            .hasValue("nosniff");
                    assertThat(headers.firstValue("Referrer-Policy")).as(what).hasValue("same-origin");
                    assertThat(headers.firstValue("X-Frame-Options").orElse(""))
                            .as(what)
                            .isIn("SAMEORIGIN", "DENY");
                    assertThat(headers.allValues("Content-Security-Policy"))
                            .as(what)
                            .hasSize(1);
                    assertThat(headers.firstValue("Server")).as(what).isEmpty();
                    if (answer.statusCode() >= 400) {
                        assertThat(answer.body())
                                .as(what)
                                .doesNotContain("\tat ", "org.camunda", "org.springframework", "Tomcat");
                    }
                });
    }

    /** Else the browser refuses the scripts of a page, and it stays empty. */
    @Test
    void aPageAndItsPolicyNameTheSameNonceHoweverManyAreAsked() {
        Set<String> mismatches = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> new Visitor(port).get("/camunda/app/tasklist/default/"))
                .filter(page -> !page.body()
                        .contains("nonce=\"%s\""
                                .formatted(page.headers()
                                        .firstValue("Content-Security-Policy")
                                        .orElseThrow()
                                        .replaceAll(".*'nonce-([^']+)'.*", "$1"))))
                .map(HttpResponse::body)
                .collect(Collectors.toSet());
        assertThat(mismatches).isEmpty();
    }

    @Test
    void caseDataIsNeverStored() {
        List<HttpResponse<String>> answers = List.of(
                visitor.get("/api/sessions"),
                visitor.get("/api/sessions/none"),
                visitor.get("/engine-rest/task"),
                visitor.get("/engine-rest/task/none"),
                visitor.get("/engine-rest/process-definition/key/sessionCycle/xml"),
                visitor.get("/engine-rest/process-definition/key/sessionCycle/deployed-start-form"),
                visitor.get("/camunda/api/engine/engine/default/task"),
                visitor.get("/camunda/api/engine/engine/default/process-definition/key/sessionCycle/xml"),
                visitor.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count"),
                new Visitor(port).get("/api/sessions"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.headers().allValues("Cache-Control"))
                .as(answer.request().uri().toString())
                .containsExactly("no-store"));
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOfOtherSites() {
        List<String> cookies = new Visitor(port)
                .get("/camunda/app/tasklist/default/")
                .headers()
                .allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID").contains("HttpOnly", "SameSite=Lax"))
                .allSatisfy(cookie -> assertThat(cookie).contains("SameSite"));
    }
}
