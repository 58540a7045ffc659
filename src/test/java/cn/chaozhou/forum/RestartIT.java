package cn.chaozhou.forum;

import static cn.chaozhou.forum.SessionPlay.SECRETARIAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of a session: nothing that was answered is lost, and the session goes on to its end. */
class RestartIT {

    private static final List<String> TEAMS = List.of("dacheng", "fubin", "xinxu", "linxi", "caitang", "guihu");

    private static PackagedForum forum;

    private SessionPlay session;

    @BeforeAll
    static void open() throws Exception {
        forum = PackagedForum.shared();
    }

    @Test
    void aSessionSurvivesTwoCrashes() throws Exception {
        halfOfTheCaptainsAreDone();
        String issue = raisesAnIssue();
        anAdministratorEditsADiagram();
        anAdministratorRenamesADepartment();
        State before = State.of(forum, session);

        forum.kill();
        Duration again = forum.start();
        System.out.printf("start on existing data: %d ms%n", again.toMillis());

        State after = State.of(forum, session);
        assertThat(after).usingRecursiveComparison().ignoringFields("clock").isEqualTo(before);
        assertThat(after.clock())
                .as("the offset is kept: only the time of the restart has passed")
                .isBetween(before.clock(), before.clock().plus(again).plusSeconds(30));
        assertThat(raisesAnIssue()).as("numbers go on").isEqualTo(next(issue));

        theOtherCaptainsFinish();
        forum.kill();
        forum.start();
        assertThat(newest("departmentReview")).isEqualTo("部门点评（现场修改）");
        theSessionIsPublished();
        assertThat(forum.get("supervisor", "/engine-rest/incident")).isEmpty();
        assertThat(forum.log(" ERROR ")).isEmpty();
    }

    /** One is accepted, one waits for its town, one declined, one has only taken the form, two have done nothing. */
    private void halfOfTheCaptainsAreDone() {
        session = SessionPlay.begin(forum);
        session.submitPlan(session.plan(1, List.of("agri"), TEAMS));
        session.approvePlan();
        session.callOpens();
        session.submits("dacheng", "为民找水打井");
        session.townConfirms("dacheng");
        session.accepts("dacheng");
        session.submits("fubin", "金融帮扶助力茶园");
        session.skips("xinxu", session.highlight("xinxu"));
        JsonNode taken = forum.task("captain.linxi", session.highlight("linxi"), "userTask_draftHighlight");
        PackagedForum.ok(forum.claim("captain.linxi", taken, "captain.linxi"));
    }

    /** What follows in this session goes by the edited diagram. */
    private void anAdministratorEditsADiagram() throws IOException {
        String diagram = Files.readString(Path.of("bpmn/review/department-review.bpmn"))
                .replaceFirst("(<bpmn:process id=\"departmentReview\" name=\")[^\"]*", "$1部门点评（现场修改）");
        PackagedForum.ok(forum.publish("processadmin", Map.of("department-review.bpmn", diagram)));
        assertThat(newest("departmentReview")).isEqualTo("部门点评（现场修改）");
    }

    private static void anAdministratorRenamesADepartment() {
        String renamed = "/api/organisation/department/bank";
        assertThat(forum.send("systemadmin", "PUT", renamed, Map.of("name", "市金融工作局（更名）"))
                        .statusCode())
                .isEqualTo(204);
    }

    private static String newest(String process) {
        return forum.get("processadmin", "/engine-rest/process-definition/key/" + process)
                .get("name")
                .asText();
    }

    /** The last answer leaves asynchronous steps behind, which the next crash may catch at work. */
    private void theOtherCaptainsFinish() {
        session.townConfirms("fubin");
        session.accepts("fubin");
        for (String team : List.of("linxi", "caitang", "guihu")) {
            session.skips(team, session.highlight(team));
        }
    }

    private void theSessionIsPublished() {
        // Steps that were at work keep their lock for two minutes.
        forum.advance("PT3M");
        String highlight = session.highlight("dacheng");
        session.presentsAndPublishes(highlight);
        assertThat(session.facts().path("minutes").path("opening").asText()).contains("会议照常举行。");
    }

    private String raisesAnIssue() {
        return forum.begin(
                SECRETARIAT,
                "issueSupervision",
                "userTask_describeIssue",
                Map.of(
                        "decision", "submit",
                        "raisedByTeam", "dacheng",
                        "title", "灌渠清淤缺设备",
                        "description", "三公里灌渠淤塞，缺少清淤设备。",
                        "category", "农田水利",
                        "urgency", "normal"));
    }

    private static String next(String number) {
        return "%s%04d".formatted(number.substring(0, 8), Integer.parseInt(number.substring(8)) + 1);
    }

    /**
     * What must be the same after a crash.
     *
     * @param tasks each open task with who holds it and until when
     * @param timers each waiting timer with its time
     * @param departments each with its name, which files would set back to theirs
     */
    private record State(
            OffsetDateTime clock,
            List<String> processes,
            List<String> tasks,
            List<String> timers,
            JsonNode sessions,
            JsonNode highlights,
            List<String> issues,
            List<String> departments) {

        static State of(PackagedForum forum, SessionPlay session) {
            return new State(
                    forum.now(),
                    lines(forum.get(SECRETARIAT, "/engine-rest/process-definition"), "id"),
                    lines(forum.get("supervisor", "/engine-rest/task"), "id", "taskDefinitionKey", "assignee", "due"),
                    lines(forum.get("supervisor", "/engine-rest/job?timers=true"), "id", "dueDate", "retries"),
                    forum.get(SECRETARIAT, "/api/sessions"),
                    forum.get(SECRETARIAT, "/api/highlights?session=" + session.number),
                    lines(forum.get(SECRETARIAT, "/api/issues"), "number", "status", "dueAt"),
                    lines(forum.get(SECRETARIAT, "/api/organisation/department"), "code", "name"));
        }

        private static List<String> lines(JsonNode rows, String... fields) {
            List<String> lines = new ArrayList<>();
            for (JsonNode row : rows) {
                StringBuilder line = new StringBuilder();
                for (String field : fields) {
                    line.append(row.path(field).asText()).append(' ');
                }
                lines.add(line.toString());
            }
            return lines.stream().sorted().toList();
        }
    }
}
