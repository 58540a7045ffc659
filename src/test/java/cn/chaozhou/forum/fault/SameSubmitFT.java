package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.Race;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1: the same submit sent twenty times at once has one effect, at every door, and all others read why. */
@Tag("ci")
class SameSubmitFT {

    private static final int TIMES = 20;
    private static final String CAPTAIN = "captain.dacheng";
    private static final Map<String, Object> ISSUE = Map.of(
            "variables",
            Map.of(
                    "decision", Map.of("value", "submit"),
                    "title", Map.of("value", "机耕路塌方二十次"),
                    "description", Map.of("value", "通往茶园的机耕路塌方，运输车辆不能通行。"),
                    "category", Map.of("value", "道路交通"),
                    "urgency", Map.of("value", "normal")));

    @TempDir
    static Path folder;

    private static PackagedForum forum;
    private static List<EngineDoor> doors;

    @BeforeAll
    static void open() throws Exception {
        forum = PlayedForum.in(folder);
        forum.start();
        doors = EngineDoor.both(URI.create(forum.address()).getPort());
    }

    @AfterAll
    static void close() {
        forum.close();
    }

    @Test
    void aTaskIsSubmittedOnce() {
        for (EngineDoor door : doors) {
            JsonNode task = forum.firstTask(CAPTAIN, "issueSupervision", "userTask_describeIssue");
            String path = "/task/" + task.path("id").asText() + "/submit-form";
            oneOf(twentyTimes(door, CAPTAIN, path, ISSUE));
            String number = forum.businessKey(task.path("processInstanceId").asText());
            assertThat(forum.get(CAPTAIN, "/api/issues/" + number)
                            .path("timeline")
                            .findValuesAsText("step"))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
        assertThat(forum.get(CAPTAIN, "/api/issues").findValuesAsText("title"))
                .filteredOn("机耕路塌方二十次"::equals)
                .hasSize(doors.size());
    }

    @Test
    void aProcessIsStartedOnce() {
        for (EngineDoor door : doors) {
            String who = door.toString().startsWith("/camunda") ? "captain.fubin" : "captain.xinxu";
            int before = started(who);
            String path = "/process-definition/key/issueSupervision/submit-form";
            oneOf(twentyTimes(door, who, path, Map.of("variables", Map.of())));
            assertThat(started(who)).isEqualTo(before + 1);
        }
    }

    @Test
    void anAccountAndADutyAreMadeOnce() {
        EngineDoor rest = doors.get(0);
        oneOf(same(
                () -> rest.sendTo("systemadmin", "POST", "/api/people", Map.of("user", "zwanzig.mal", "name", "欧阳修"))));
        Map<String, Object> wish = Map.of("user", "zwanzig.mal", "role", "manager", "from", "2026-01-05");
        oneOf(same(() -> rest.sendTo("securityadmin", "POST", "/api/duties", wish)));
        assertThat(forum.get("securityadmin", "/api/duties?words=zwanzig")).hasSize(1);
        oneOf(same(() -> rest.sendTo(
                "systemadmin", "POST", "/api/organisation/department", Map.of("code", "zwanzig", "name", "市二十局"))));
    }

    private static int started(String who) {
        return forum.get(who, "/engine-rest/task?taskDefinitionKey=userTask_describeIssue")
                .size();
    }

    private static List<HttpResponse<String>> twentyTimes(EngineDoor door, String who, String path, Object body) {
        door.ready(who);
        return same(() -> door.send(who, "POST", path, body));
    }

    private static List<HttpResponse<String>> same(Callable<HttpResponse<String>> act) {
        return Race.of(Collections.nCopies(TIMES, act));
    }

    /** One is taken; each other is told in Chinese what happened, without anything of the inside. */
    private static void oneOf(List<HttpResponse<String>> answers) {
        assertThat(answers.stream().map(HttpResponse::statusCode).filter(status -> status < 300))
                .as(
                        "%s",
                        answers.stream()
                                .map(a -> a.statusCode() + " " + a.body())
                                .toList())
                .hasSize(1);
        answers.stream().filter(a -> a.statusCode() >= 300).forEach(answer -> {
            assertThat(answer.statusCode()).as("%s", answer.body()).isBetween(400, 409);
            JsonNode problem = PackagedForum.json(answer);
            assertThat(problem.path("message").asText(problem.path("detail").asText()))
                    .matches("[「\\p{IsHan}].*")
                    .doesNotContain("Exception", "ENGINE-");
        });
    }
}
