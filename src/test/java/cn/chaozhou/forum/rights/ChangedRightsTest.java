package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whose rights have changed has the new ones at the very next request: with a password, and in a session that goes on. */
@RightsTest
class ChangedRightsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Probe probe;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    private Client client;
    private String person;
    private String issue;
    private String task;

    /** A second handler of the water department, who owns the issue and has a task of it to claim. */
    @BeforeEach
    void somebodyWithATask() {
        client = new Client(port);
        issue = probe.names().get("issueTitle");
        task = probe.names().get("task");
        person = person("handler", "dept.water", "dept.water.handler");
    }

    @AfterEach
    void nobodyHoldsIt() {
        tasks.setAssignee(task, null);
    }

    @Test
    void whoLeavesTheGroupLeavesItsCasesAndTasks() {
        WebAppLogin session = new WebAppLogin(port, person);
        assertSees(session, true);
        identities.deleteMembership(person, "dept.water.handler");
        assertSees(session, false);
        assertThat(client.send(person, "POST", "/engine-rest/task/" + task + "/claim", claim())
                        .statusCode())
                .isEqualTo(403);
        identities.createMembership(person, "dept.water.handler");
        assertSees(session, true);
    }

    @Test
    void whoChangesTheDepartmentSeesTheOtherOnesCases() {
        WebAppLogin session = new WebAppLogin(port, person);
        for (String group : List.of("dept.water", "dept.water.handler")) {
            identities.deleteMembership(person, group);
            identities.createMembership(person, group.replace("water", "agri"));
        }
        assertSees(session, false);
        identities.createMembership(person, "supervisor");
        assertSees(session, true);
        assertThat(session.send("GET", "/camunda/api/engine/engine/default/process-instance", null)
                        .statusCode())
                .isEqualTo(200);
        identities.deleteMembership(person, "supervisor");
        assertThat(session.send("GET", "/camunda/api/engine/engine/default/process-instance", null)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoLosesTheTaskToAColleagueCanNeitherReadNorDoIt() {
        identities.deleteMembership(person, "dept.water.handler");
        tasks.setAssignee(task, person);
        WebAppLogin session = new WebAppLogin(port, person);
        String variables = "/engine-rest/task/" + task + "/variables";
        assertThat(client.get(person, variables).statusCode()).isEqualTo(200);
        tasks.setAssignee(task, "handler.water");
        assertThat(client.get(person, variables).statusCode()).isEqualTo(404);
        assertThat(session.send("GET", variables, null).statusCode()).isEqualTo(404);
        assertThat(session.send("POST", "/engine-rest/task/" + task + "/submit-form", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(session.send("GET", "/engine-rest/history/task?taskId=" + task, null)
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void whoIsDisabledIsOutAtEveryDoor() {
        WebAppLogin session = new WebAppLogin(port, person);
        assertSees(session, true);
        assertThat(client.send("systemadmin", "POST", "/api/accounts/" + person + "/disable", "{}")
                        .statusCode())
                .isEqualTo(204);
        for (String door : List.of("/api/issues", "/engine-rest/task", "/camunda/api/engine/engine/default/task")) {
            assertThat(session.send("GET", door, null).statusCode()).as(door).isEqualTo(401);
        }
        assertThat(client.get(person, "/api/issues").statusCode()).isEqualTo(401);
    }

    private void assertSees(WebAppLogin session, boolean sees) {
        String mine = "/task?processInstanceId=" + probe.names().get("instance");
        assertThat(client.get(person, "/api/issues").body().contains(issue)).isEqualTo(sees);
        assertThat(session.send("GET", "/api/issues", null).body().contains(issue))
                .isEqualTo(sees);
        assertThat(client.get(person, "/engine-rest" + mine).body().contains(task))
                .isEqualTo(sees);
        assertThat(session.send("GET", "/camunda/api/engine/engine/default" + mine, null)
                        .body()
                        .contains(task))
                .isEqualTo(sees);
    }

    private String claim() {
        return "{\"userId\": \"" + person + "\"}";
    }

    private String person(String... groups) {
        String id = "changed." + NUMBER.incrementAndGet();
        User user = identities.newUser(id);
        user.setFirstName("探针");
        user.setLastName("");
        user.setPassword("demo");
        identities.saveUser(user);
        for (String group : groups) {
            identities.createMembership(id, group);
        }
        return id;
    }
}
