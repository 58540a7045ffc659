package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One session for all doors: how it begins, what ends it, and that it knows at once what has changed. */
@DoorTest
class SessionTest {

    private static final String OURS = "/api/sessions";
    private static final String REST = "/engine-rest/task";
    private static final String WEB_APP = "/camunda/api/engine/engine/default/task";
    private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    int port;

    @Autowired
    DoorTools doors;

    @Autowired
    IdentityService identities;

    @Autowired
    Accounts accounts;

    @Autowired
    MovableClock clock;

    private String person;
    private Visitor visitor;

    @BeforeEach
    void somebodyIsLoggedIn() {
        person = doors.person("captain", "team.dacheng", "team.dacheng.captain");
        visitor = new Visitor(port);
        assertThat(visitor.logIn(person, DoorTools.PASSWORD).statusCode()).isEqualTo(200);
        assertEveryDoor(200);
    }

    @Test
    void theSessionIdChangesAtTheLogin() {
        Visitor another = new Visitor(port);
        another.get(WHO_AM_I);
        String before = another.sessionId();
        another.logIn(person, DoorTools.PASSWORD);
        assertThat(another.sessionId()).isNotEqualTo(before);
        assertThat(another.with(before).get(WEB_APP).statusCode()).isEqualTo(401);
    }

    @Test
    void itIsDeadAfterLogout() {
        String id = visitor.sessionId();
        assertThat(visitor.logOut().statusCode()).isEqualTo(200);
        visitor = visitor.with(id);
        assertEveryDoor(401);
        visitor.get(WHO_AM_I);
        assertThat(visitor.sessionId())
                .as("not even the empty session lives on")
                .isNotEqualTo(id);
    }

    @Test
    void itEndsWhenIdle() {
        clock.advance(Duration.ofMinutes(29));
        assertEveryDoor(200);
        clock.advance(Duration.ofMinutes(31));
        assertThat(visitor.get(WEB_APP).body()).contains("登录已失效");
        assertEveryDoor(401);
    }

    @Test
    void anOpenTaskListThatAsksByItselfDoesNotKeepItAlive() {
        for (int i = 0; i < 7; i++) {
            clock.advance(Duration.ofMinutes(5));
            visitor.post("/camunda/api/engine/engine/default/filter/1/list", "{}");
        }
        assertEveryDoor(401);
    }

    @Test
    void itEndsAfterItsAbsoluteTimeHoweverBusy() {
        for (int i = 0; i < 24; i++) {
            clock.advance(Duration.ofMinutes(19));
            assertThat(visitor.get(WEB_APP).statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(25));
        assertEveryDoor(401);
    }

    @Test
    void itEndsWithANewPassword() {
        doors.setPassword(person, "Neu-2026-Wasser");
        assertEveryDoor(401);
    }

    @Test
    void itOutlivesAChangeOfTheProfile() {
        var user = identities.createUserQuery().userId(person).singleResult();
        user.setEmail("somebody@example.org");
        identities.saveUser(user);
        assertEveryDoor(200);
    }

    @Test
    void theNextRequestOfADisabledPersonIsRefused() {
        String admin = doors.person("systemAdmin");
        Visitor administrator = new Visitor(port);
        administrator.logIn(admin, DoorTools.PASSWORD);
        assertThat(administrator
                        .post("/api/accounts/" + person + "/disable", "")
                        .statusCode())
                .isEqualTo(204);
        assertEveryDoor(401);
        assertThat(visitor.logIn(person, DoorTools.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(visitor.basic(person, DoorTools.PASSWORD, OURS).statusCode()).isEqualTo(401);
        assertThat(administrator.post("/api/accounts/" + person + "/enable", "").statusCode())
                .isEqualTo(204);
        assertThat(visitor.logIn(person, DoorTools.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyASystemAdministratorDisables() {
        assertThat(visitor.post("/api/accounts/leader/disable", "").statusCode())
                .isEqualTo(403);
        Visitor administrator = new Visitor(port);
        String admin = doors.person("systemAdmin");
        administrator.logIn(admin, DoorTools.PASSWORD);
        assertThat(administrator.post("/api/accounts/" + admin + "/disable", "").statusCode())
                .as("not oneself")
                .isEqualTo(400);
        assertThat(administrator.post("/api/accounts/nobody/disable", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theNextRequestOfADeletedPersonIsRefusedAndANamesakeInheritsNothing() {
        identities.deleteUser(person);
        Visitor former = visitor.with(visitor.sessionId());
        assertEveryDoor(401);
        var namesake = identities.newUser(person);
        namesake.setPassword(DoorTools.PASSWORD);
        identities.saveUser(namesake);
        assertThat(former.get(OURS).statusCode()).isEqualTo(401);
    }

    @Test
    void theNextRequestHasTheGroupsOfNow() throws Exception {
        String task = "/camunda/app/cockpit/default/";
        assertThat(apps()).doesNotContain("cockpit");
        identities.createMembership(person, "supervisor");
        assertThat(apps()).contains("cockpit");
        assertThat(visitor.get(task).statusCode()).isEqualTo(200);
        identities.deleteMembership(person, "supervisor");
        assertThat(visitor.get("/camunda/api/engine/engine/default/process-instance/count")
                        .statusCode())
                .isEqualTo(403);
        assertThat(apps()).doesNotContain("cockpit");
    }

    @Test
    void rightsOfAGroupAreGoneWithTheGroupAtEveryDoor() {
        String admin = doors.person("systemAdmin");
        Visitor administrator = new Visitor(port);
        administrator.logIn(admin, DoorTools.PASSWORD);
        String events = "/api/accounts/events";
        assertThat(administrator.get(events).statusCode()).isEqualTo(200);
        identities.deleteMembership(admin, "systemAdmin");
        assertThat(administrator.get(events).statusCode()).isEqualTo(403);
        identities.createMembership(admin, "systemAdmin");
        assertThat(administrator.get(events).statusCode()).isEqualTo(200);
    }

    private JsonNode appsNode() throws Exception {
        return new ObjectMapper().readTree(visitor.get(WHO_AM_I).body()).path("authorizedApps");
    }

    private String apps() throws Exception {
        return appsNode().toString();
    }

    private void assertEveryDoor(int status) {
        // Each door gets the same session: an answer must not have renewed it for the next.
        Visitor same = visitor;
        for (String door : new String[] {OURS, REST, WEB_APP}) {
            assertThat(same.with(same.sessionId()).get(door).statusCode())
                    .as(door)
                    .isEqualTo(status);
        }
    }
}
