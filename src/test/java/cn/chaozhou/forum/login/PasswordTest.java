package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How passwords are stored, and the policy "mlps" at every door that sets one. */
@DoorTest
class PasswordTest {

    private static final String OURS = "/api/sessions";

    @LocalServerPort
    int port;

    @Autowired
    DoorTools doors;

    @Autowired
    IdentityService identities;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theyAreStoredWithBcrypt() {
        assertThat(stored(doors.person())).startsWith("{bcrypt-sha256}$2a$04$");
    }

    @Test
    void noneIsTruncated() {
        String long1 = "Ab1-".repeat(30) + "x";
        String long2 = "Ab1-".repeat(30) + "y";
        Bcrypt bcrypt = new Bcrypt(4);
        assertThat(bcrypt.check(long1, bcrypt.encrypt(long1))).isTrue();
        assertThat(bcrypt.check(long2, bcrypt.encrypt(long1))).isFalse();
        assertThat(bcrypt.check("ab\0cd", bcrypt.encrypt("ab\0xy"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  Leer zeichen 1 ",
                "Doppel:Punkt:1",
                "驻镇帮扶 Aa1 工作队",
                "Füße & 100% +/=?#\"'\\",
                "🌾🌾🌾🌾Reis2026🌾"
            })
    void anyCharactersWorkAtEveryDoor(String password) {
        String person = doors.personWith(password, "captain");
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(person, password).statusCode()).isEqualTo(200);
        assertThat(visitor.basic(person, password, OURS).statusCode()).isEqualTo(200);
        assertThat(visitor.basic(person, password.substring(0, password.length() - 2), OURS)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOldHashIsReadAndReplacedAtTheLoginWhileSessionsGoOn() {
        String person = doors.person("captain");
        Visitor visitor = new Visitor(port);
        visitor.logIn(person, DoorTools.PASSWORD);
        String old = new PasswordManager(new Sha512HashDigest(), List.of()).encrypt(DoorTools.PASSWORD + "salt");
        jdbc.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = 'salt' where ID_ = ?")
                .params(old, person)
                .update();
        assertThat(new Visitor(port).logIn(person, "wrong").statusCode()).isEqualTo(401);
        assertThat(stored(person)).isEqualTo(old);
        assertThat(new Visitor(port).logIn(person, DoorTools.PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(stored(person)).startsWith("{bcrypt-sha256}");
        assertThat(new Visitor(port).logIn(person, DoorTools.PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(OURS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Ab1-xyz, 至少 8 个字符",
        "onlysmallletters, 至少要有 3 类",
        "Person.x-Wort1, 不能包含用户名",
        "Admin@123456, 太常见",
        "Aa1!Aa1!Aa1!, 太常见",
        "Chaozhou@2026, 太常见",
        "P@ssw0rd!!!1, 太常见"
    })
    void aWeakOneIsRefusedInChinese(String password, String advice) {
        String person = "person.x";
        Visitor administrator = administrator();
        HttpResponse<String> answer = administrator.post(
                "/camunda/api/engine/engine/default/user/create",
                """
                {"profile":{"id":"%s","firstName":"甲","lastName":""},"credentials":{"password":"%s"}}
                """
                        .formatted(person, password));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("「密码」").contains(advice).doesNotContain("ENGINE", "Exception:");
        assertThat(identities.createUserQuery().userId(person).count()).isZero();
    }

    @Test
    void oneOf128CharactersIsTakenALongerOneIsNot() {
        String person = doors.personWith("Xy7-".repeat(31) + "Qw8+");
        assertThat(doors.isRight(person, "Xy7-".repeat(31) + "Qw8+", DoorTools.address()))
                .isTrue();
        assertThatThrownBy(() -> doors.personWith("Xy7-".repeat(32) + "Q")).hasMessageContaining("最多 128 个字符");
    }

    @Test
    void apersonChangesTheirOwnUnderTheSamePolicyAtBothDoors() {
        String person = doors.person("captain");
        Visitor visitor = new Visitor(port);
        visitor.logIn(person, DoorTools.PASSWORD);
        String path = "/camunda/api/engine/engine/default/user/" + person + "/credentials";
        HttpResponse<String> weak = visitor.put(path, change(DoorTools.PASSWORD, "short"));
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("至少 8 个字符");
        assertThat(visitor.put("/engine-rest/user/" + person + "/credentials", change(DoorTools.PASSWORD, "short"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.put(path, change("wrong", "Neu-2026-Wasser")).statusCode())
                .isEqualTo(400);
        assertThat(visitor.put(path, change(DoorTools.PASSWORD, "Neu-2026-Wasser"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(visitor.logIn(person, "Neu-2026-Wasser").statusCode()).isEqualTo(200);
    }

    private static String change(String old, String now) {
        return "{\"authenticatedUserPassword\":\"%s\",\"password\":\"%s\"}".formatted(old, now);
    }

    @Test
    void theLastFiveAreRefused() {
        String person = doors.person();
        for (int i = 1; i <= 5; i++) {
            doors.setPassword(person, "Nummer-%d-Wasser".formatted(i));
        }
        assertThatThrownBy(() -> doors.setPassword(person, "Nummer-5-Wasser")).hasMessageContaining("最近 5 次");
        assertThatThrownBy(() -> doors.setPassword(person, "Nummer-1-Wasser")).hasMessageContaining("最近 5 次");
        doors.setPassword(person, DoorTools.PASSWORD);
        assertThat(jdbc.sql("select count(*) from password_history where user_id = ?")
                        .param(person)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void afterNinetyDaysOneCanOnlyChangeIt() {
        String person = doors.person("captain");
        clock.advance(Duration.ofDays(91));
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(person, DoorTools.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(visitor.get(OURS).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/camunda/api/engine/engine/default/task").body())
                .contains("超过 90 天");
        assertThat(visitor.basic(person, DoorTools.PASSWORD, OURS).statusCode()).isEqualTo(403);
        HttpResponse<String> page = visitor.get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow())
                .endsWith("/camunda/app/welcome/default/?change-password");
        assertThat(visitor.get("/camunda/app/welcome/default/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/api/engine/engine/default/user/leader/profile")
                        .statusCode())
                .as("of others")
                .isEqualTo(403);
        assertThat(visitor.put(
                                "/camunda/api/engine/engine/default/user/" + person + "/credentials",
                                change(DoorTools.PASSWORD, "Neu-2026-Wasser"))
                        .statusCode())
                .isEqualTo(204);
        visitor.logIn(person, "Neu-2026-Wasser");
        assertThat(visitor.get(OURS).statusCode()).isEqualTo(200);
    }

    @Test
    void oneThatSomebodyElseSetIsChangedBeforeAnythingElse() {
        String person = doors.person("captain");
        String door = "/user/" + person + "/credentials";
        assertThat(administrator()
                        .put("/engine-rest" + door, change(DoorTools.PASSWORD, "Fremd-2026-Wasser"))
                        .statusCode())
                .isEqualTo(204);
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(person, "Fremd-2026-Wasser").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = visitor.get(OURS);
        assertThat(refused.body()).contains("他人代设");
        assertThat(refused.headers().firstValue("X-Forum-Change-Password").orElseThrow())
                .isEqualTo("/camunda/app/welcome/default/?change-password");
        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        HttpResponse<String> task = visitor.basic(person, "Fremd-2026-Wasser", "/engine-rest/task");
        assertThat(task.statusCode()).isEqualTo(403);
        assertThat(visitor.put(
                                "/camunda/api/engine/engine/default" + door,
                                change("Fremd-2026-Wasser", "Eigen-2026-Wasser"))
                        .statusCode())
                .isEqualTo(204);
        visitor.logIn(person, "Eigen-2026-Wasser");
        assertThat(visitor.get(OURS).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodySetsThePasswordOfAnAdministratorWhoHasOne() {
        for (String office : List.of("systemAdmin", "securityAdmin", "auditAdmin")) {
            String person = doors.person(office);
            String before = stored(person);
            HttpResponse<String> refused = administrator()
                    .put(
                            "/engine-rest/user/" + person + "/credentials",
                            change(DoorTools.PASSWORD, "Fremd-2026-Wasser"));
            assertThat(refused.statusCode()).as(office).isEqualTo(400);
            assertThat(refused.body()).contains("只由本人修改");
            assertThat(stored(person)).isEqualTo(before);
        }
    }

    @Test
    void theDemoPasswordIsTheOnlyExemption() {
        assertThat(stored("leader")).startsWith("{bcrypt-sha256}");
        assertThatThrownBy(() -> doors.personWith("Demo")).hasMessageContaining("「密码」");
        doors.personWith("demo");
    }

    @Test
    void theWebAppsAreToldTheRulesButNotWhatOnceWasAPassword() {
        String person = doors.person();
        Visitor stranger = new Visitor(port);
        stranger.get("/camunda/api/admin/auth/user/default");
        String door = "/camunda/api/engine/engine/default/identity/password-policy";
        assertThat(stranger.get(door).body())
                .contains("PASSWORD_POLICY_LENGTH", "PASSWORD_POLICY_KINDS", "PASSWORD_POLICY_HISTORY");
        assertThat(stranger.post(
                                door,
                                "{\"password\":\"%s\",\"profile\":{\"id\":\"%s\"}}"
                                        .formatted(DoorTools.PASSWORD, person))
                        .body())
                .contains("\"valid\":true")
                .doesNotContain("\"valid\":false");
    }

    private Visitor administrator() {
        Visitor administrator = new Visitor(port);
        administrator.logIn(doors.person("systemAdmin"), DoorTools.PASSWORD);
        return administrator;
    }

    private String stored(String user) {
        return jdbc.sql("select PWD_ from ACT_ID_USER where ID_ = ?")
                .param(user)
                .query(String.class)
                .single();
    }
}
