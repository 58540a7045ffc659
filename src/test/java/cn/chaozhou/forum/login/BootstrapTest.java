package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first administrator, by a secret that works once. */
@DoorTest
@ExtendWith(OutputCaptureExtension.class)
class BootstrapTest {

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private List<String> administrators;

    @BeforeEach
    void nobodyCanLogInAsAdministrator() {
        administrators = identities.createUserQuery().memberOfGroup("systemAdmin").list().stream()
                .map(User::getId)
                .toList();
        administrators.forEach(a -> identities.deleteMembership(a, "systemAdmin"));
        jdbc.sql("delete from bootstrap_use").update();
    }

    @AfterEach
    void asBefore() {
        identities.createUserQuery().memberOfGroup("systemAdmin").list().forEach(made -> {
            identities.deleteMembership(made.getId(), "systemAdmin");
            identities.deleteUser(made.getId());
        });
        administrators.forEach(a -> identities.createMembership(a, "systemAdmin"));
        // Each test here makes the same first administrator.
        jdbc.sql("update account_state set removed_at = null").update();
        clock.advance(Duration.ofMinutes(16));
    }

    @Test
    void itWorksOnce(CapturedOutput log) {
        assertThat(call(DoorTools.SECRET, "first.admin", DoorTools.PASSWORD).statusCode())
                .isEqualTo(204);
        Visitor administrator = new Visitor(port);
        assertThat(administrator.logIn("first.admin", DoorTools.PASSWORD).body())
                .contains("\"admin\"");
        assertThat(call(DoorTools.SECRET, "second.admin", DoorTools.PASSWORD).statusCode())
                .isEqualTo(404);
        identities.deleteUser("first.admin");
        assertThat(call(DoorTools.SECRET, "second.admin", DoorTools.PASSWORD).statusCode())
                .as("not even when that administrator is gone")
                .isEqualTo(404);
        assertThat(log).doesNotContain(DoorTools.SECRET).doesNotContain(DoorTools.PASSWORD);
    }

    @Test
    void itIsNotThereWhereSomebodyAdministratesAlready() {
        identities.createMembership("systemadmin", "systemAdmin");
        try {
            assertThat(call(DoorTools.SECRET, "second.admin", DoorTools.PASSWORD)
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            identities.deleteMembership("systemadmin", "systemAdmin");
        }
    }

    @Test
    void aWrongSecretIsRefusedAndGuessingLocked() {
        for (int i = 0; i < 5; i++) {
            assertThat(call("a-secret-of-the-operator-202" + i, "first.admin", DoorTools.PASSWORD)
                            .statusCode())
                    .isEqualTo(403);
        }
        HttpResponse<String> locked = call(DoorTools.SECRET, "first.admin", DoorTools.PASSWORD);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.body()).contains("稍后再试");
        clock.advance(Duration.ofSeconds(61));
        assertThat(call(null, "first.admin", DoorTools.PASSWORD).statusCode()).isEqualTo(403);
        clock.advance(Duration.ofSeconds(121));
        assertThat(call(DoorTools.SECRET, "first.admin", DoorTools.PASSWORD).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aWeakPasswordOrATakenNameUsesNothingUp() {
        HttpResponse<String> weak = call(DoorTools.SECRET, "first.admin", "short");
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("「密码」至少 8 个字符");
        assertThat(call(DoorTools.SECRET, "leader", DoorTools.PASSWORD).statusCode())
                .isEqualTo(400);
        assertThat(call(DoorTools.SECRET, "no such id", DoorTools.PASSWORD).statusCode())
                .isEqualTo(400);
        assertThat(identities.createUserQuery().userId("first.admin").count()).isZero();
        assertThat(call(DoorTools.SECRET, "first.admin", DoorTools.PASSWORD).statusCode())
                .isEqualTo(204);
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String user = "first.admin." + i;
                calls.add(() -> call(DoorTools.SECRET, user, DoorTools.PASSWORD).statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : crowd.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(204).allMatch(a -> a == 204 || a == 404 || a == 409 || a == 429);
        } finally {
            crowd.shutdown();
        }
        assertThat(identities.createUserQuery().memberOfGroup("systemAdmin").count())
                .isEqualTo(1);
    }

    private HttpResponse<String> call(String secret, String user, String password) {
        return new Visitor(port)
                .post(
                        "/api/bootstrap",
                        """
                        {"secret":%s,"user":"%s","password":"%s"}"""
                                .formatted(secret == null ? "null" : '"' + secret + '"', user, password));
    }
}
