package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production edition as an office starts it: not without its secrets, and then with one administrator of its own. */
class ProductionIT {

    private static final String PRODUCTION = "--spring.profiles.active=production";
    private static final String SECRET = "operator-secret-7c1d90ab";
    private static final String PASSWORD = "Klar-2026-Wasser";
    private static final String GIVEN = "Fremd-2026-Wasser";

    @TempDir
    Path folder;

    @Test
    void withoutItsSettingsItSaysWhyNotAndEnds() throws Exception {
        try (PackagedForum forum = new PackagedForum(
                folder.resolve("none"),
                Map.of("FORUM_BOOTSTRAP_SECRET", "short"),
                "--spring.profiles.active=production,demo",
                "--spring.h2.console.enabled=true")) {
            assertThat(forum.startInVain()).isNotZero();
            assertThat(forum.log("REFUSED TO START").lines())
                    .hasSize(5)
                    .anyMatch(line -> line.contains("SPRING_DATASOURCE_PASSWORD is missing"))
                    .anyMatch(line -> line.contains("H2 控制台"))
                    .anyMatch(line -> line.contains("FORUM_BOOTSTRAP_SECRET"))
                    .anyMatch(line -> line.contains("forum.demo"))
                    .anyMatch(line -> line.contains("\"demo\""));
            assertThat(forum.log("\tat ")).isEmpty();
        }
    }

    @Test
    void itOpensWithNobodyInsideAndOneDoorThatWorksOnce() throws Exception {
        Map<String, String> secrets =
                Map.of("SPRING_DATASOURCE_PASSWORD", "kT9-feldweg-31", "FORUM_BOOTSTRAP_SECRET", SECRET);
        try (PackagedForum forum = new PackagedForum(folder.resolve("data"), secrets, PRODUCTION)) {
            forum.start();
            assertThat(forum.send("systemadmin", "GET", "/api/sessions", null).statusCode())
                    .isEqualTo(401);
            assertThat(forum.send(null, "GET", "/api/demo/people", null).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> door =
                    forum.send(null, "POST", "/camunda/api/admin/setup/default/user/create", Map.of());
            assertThat(door.statusCode()).isEqualTo(403);
            assertThat(door.headers().firstValue("Strict-Transport-Security")).isPresent();

            HttpResponse<String> page = forum.send(null, "GET", "/camunda/app/tasklist/default/", null);
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(page.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("SameSite"))
                    .anyMatch(cookie -> cookie.startsWith("JSESSIONID") && cookie.contains("HttpOnly"));

            Map<String, String> first = Map.of("secret", SECRET, "user", "first.admin", "password", PASSWORD);
            assertThat(forum.send(null, "POST", "/api/bootstrap", Map.of("secret", "wrong"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(forum.send(null, "POST", "/api/bootstrap", first).statusCode())
                    .isEqualTo(204);
            assertThat(forum.send(null, "POST", "/api/bootstrap", first).statusCode())
                    .isEqualTo(404);
            assertThat(forum.log(SECRET)).isEmpty();
            assertThat(forum.log(PASSWORD)).isEmpty();
            forum.kill();
            forum.start();
            assertThat(forum.send(null, "POST", "/api/bootstrap", first).statusCode())
                    .isEqualTo(404);
            JsonNode events =
                    PackagedForum.json(forum.send("first.admin", PASSWORD, "GET", "/api/accounts/events", null));
            assertThat(events.findValuesAsText("kind")).contains("BOOTSTRAP", "BOOTSTRAP_FAILED");
            theOfficesAreFilled(forum);
        }
    }

    /** From the one administrator of the first day to all three, as README says. */
    private static void theOfficesAreFilled(PackagedForum forum) throws Exception {
        for (String user : List.of("second.admin", "third.admin")) {
            assertThat(forum.send("first.admin", PASSWORD, "POST", "/api/people", Map.of("user", user, "name", "欧阳修"))
                            .statusCode())
                    .isEqualTo(201);
            String door = "/api/people/" + user + "/password";
            assertThat(forum.send("first.admin", PASSWORD, "POST", door, Map.of("password", GIVEN))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(forum.send(user, GIVEN, "GET", "/api/me", null).statusCode())
                    .isEqualTo(403);
            assertThat(forum.send(
                                    user,
                                    GIVEN,
                                    "PUT",
                                    "/engine-rest/user/" + user + "/credentials",
                                    Map.of("authenticatedUserPassword", GIVEN, "password", PASSWORD))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(appoint(forum, "first.admin", "third.admin", "auditAdmin")).isEqualTo(403);
        assertThat(appoint(forum, "first.admin", "second.admin", "securityAdmin"))
                .isEqualTo(201);
        assertThat(appoint(forum, "first.admin", "third.admin", "securityAdmin"))
                .isEqualTo(403);
        assertThat(appoint(forum, "second.admin", "third.admin", "auditAdmin")).isEqualTo(201);
        JsonNode check =
                PackagedForum.json(forum.send("third.admin", PASSWORD, "GET", "/api/audit/verification", null));
        assertThat(check.get("broken").isNull()).isTrue();
        JsonNode duties = PackagedForum.json(forum.send("second.admin", PASSWORD, "GET", "/api/duties", null));
        assertThat(duties.findValuesAsText("user")).contains("first.admin", "second.admin", "third.admin");
    }

    private static int appoint(PackagedForum forum, String by, String user, String role) throws Exception {
        Map<String, String> wish =
                Map.of("user", user, "role", role, "from", LocalDate.now().toString());
        return forum.send(by, PASSWORD, "POST", "/api/duties", wish).statusCode();
    }
}
