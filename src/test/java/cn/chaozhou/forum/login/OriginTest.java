package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.Visitor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A changing request needs the session's token and must come from our own pages, at every door that takes the session. */
@DoorTest
class OriginTest {

    /** Reading by POST: it changes nothing, but a door can't know that. */
    private static final String[] DOORS = {
        "/api/accounts/leader/unlock", "/engine-rest/task/count", "/camunda/api/engine/engine/default/task/count"
    };

    @LocalServerPort
    int port;

    @Autowired
    DoorTools doors;

    private String person;
    private Visitor visitor;

    @BeforeEach
    void somebodyIsLoggedIn() {
        person = doors.person("securityAdmin");
        visitor = new Visitor(port);
        visitor.logIn(person, DoorTools.PASSWORD);
    }

    private int post(String door, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return visitor.with(visitor.sessionId()).send("POST", door, "{}", all).statusCode();
    }

    @Test
    void theTokenIsNeeded() {
        for (String door : DOORS) {
            assertThat(post(door, token(visitor.token()))).as(door).isBetween(200, 204);
        }
        for (String door : DOORS) {
            assertThat(post(door, token("0".repeat(32)))).as("wrong at " + door).isIn(401, 403);
            visitor.logIn(person, DoorTools.PASSWORD);
            assertThat(post(door, Map.of())).as("none at " + door).isIn(401, 403);
            visitor.logIn(person, DoorTools.PASSWORD);
        }
    }

    @Test
    void theOriginMustBeOurs() {
        for (String door : DOORS) {
            assertThat(post(door, with("Origin", visitor.server()))).as(door).isBetween(200, 204);
            assertThat(post(door, with("Referer", visitor.server() + "/camunda/app/tasklist/default/")))
                    .as(door)
                    .isBetween(200, 204);
            for (String foreign : new String[] {
                "https://evil.example", "null", visitor.server() + ".evil.example", "http://localhost:1", "file://", "%"
            }) {
                assertThat(post(door, with("Origin", foreign)))
                        .as(foreign + " at " + door)
                        .isEqualTo(403);
            }
            assertThat(post(door, with("Sec-Fetch-Site", "same-origin"))).isBetween(200, 204);
            assertThat(post(door, with("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
            assertThat(post(door, with("Sec-Fetch-Site", "same-site"))).isEqualTo(403);
        }
    }

    @Test
    void aPasswordThatABrowserRemembersIsNoWayAround() {
        Map<String, String> headers = new HashMap<>(Visitor.basicHeader(person, DoorTools.PASSWORD));
        headers.put("Content-Type", "application/json");
        Visitor stranger = new Visitor(port);
        assertThat(stranger.send("POST", DOORS[1], "{}", headers).statusCode()).isEqualTo(200);
        headers.put("Origin", "https://evil.example");
        assertThat(stranger.send("POST", DOORS[1], "{}", headers).statusCode()).isEqualTo(403);
    }

    @Test
    void aBrowserIsNotMadeToAskForAPassword() {
        Visitor stranger = new Visitor(port);
        assertThat(stranger.send("GET", "/api/sessions", null, Map.of("Sec-Fetch-Site", "same-origin"))
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
        assertThat(stranger.get("/api/sessions").headers().firstValue("WWW-Authenticate"))
                .isPresent();
    }

    @Test
    void gettingChangesNothing() {
        for (String door : new String[] {
            "/camunda/api/admin/auth/user/default/logout",
            "/camunda/api/admin/auth/user/default/login/tasklist?username=leader&password=demo",
            "/api/accounts/leader/disable",
            "/api/bootstrap",
            "/engine-rest/task/1/claim",
            "/engine-rest/user/leader/credentials"
        }) {
            assertThat(visitor.get(door).statusCode()).as(door).isIn(403, 404, 405);
            for (String trick : new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
                assertThat(visitor.send("GET", door, null, Map.of(trick, "POST"))
                                .statusCode())
                        .as(trick + " " + door)
                        .isIn(403, 404, 405);
            }
            assertThat(visitor.get(door + (door.contains("?") ? "&" : "?") + "_method=POST")
                            .statusCode())
                    .as("_method " + door)
                    .isIn(403, 404, 405);
        }
        assertThat(visitor.get("/api/sessions").statusCode())
                .as("still logged in")
                .isEqualTo(200);
    }

    @Test
    void behindAProxyTheAddressThatPeopleTypeCounts() throws Exception {
        SameOrigin gate = new SameOrigin("https://forum.example");
        assertThat(status(gate, "https://forum.example")).isEqualTo(200);
        assertThat(status(gate, "https://forum.example:443")).isEqualTo(200);
        assertThat(status(gate, "http://forum.example")).isEqualTo(403);
        assertThat(status(gate, "http://localhost:8080")).isEqualTo(403);
        assertThat(status(new SameOrigin(""), "http://localhost:8080")).isEqualTo(200);
        assertThat(status(new SameOrigin(""), "https://forum.example")).isEqualTo(403);
    }

    private static int status(SameOrigin gate, String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/x");
        request.setServletPath("/api/x");
        request.addHeader("Host", "localhost:8080");
        request.addHeader("Origin", origin);
        MockHttpServletResponse response = new MockHttpServletResponse();
        gate.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private Map<String, String> token(String token) {
        return Map.of("X-XSRF-TOKEN", token);
    }

    private Map<String, String> with(String header, String value) {
        return Map.of("X-XSRF-TOKEN", visitor.token(), header, value);
    }
}
