package cn.chaozhou.forum.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import cn.chaozhou.forum.organisation.Appointments.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Accounts over HTTP. An application of its own: posts change here. */
@ServedForumTest
@TestPropertySource(properties = "forum.data=target/people-door-test")
class PeopleDoorTest {

    private static final String NAME = "欧阳知秋";
    private static final String PHONE = "13500001111";
    private static final String PASSWORD = "Klar-2026-Wasser";
    private static int accounts;

    @LocalServerPort
    int port;

    @Autowired
    Appointments appointments;

    @Autowired
    Duties duties;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcTemplate db;

    private String user;

    @BeforeEach
    void somebodyNew() throws Exception {
        user = "ouyang." + ++accounts;
        assertThat(add(user, NAME, PHONE).statusCode()).isEqualTo(201);
    }

    @Test
    void theListShowsMasksAndTellsNoNameBitByBit() throws Exception {
        JsonNode found = list("securityadmin", user);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("name").asText()).isEqualTo("欧*");
        assertThat(found.get(0).get("phone").asText()).isEqualTo("135****1111");
        assertThat(found.get(0).get("post").asText()).isEqualTo("未任职人员（欧*）");
        assertThat(found.get(0).get("state").asText()).isEqualTo("NO_PASSWORD");
        assertThat(found.get(0).get("lastLogin").isNull()).isTrue();
        assertThat(list("systemadmin", NAME)).isNotEmpty();
        assertThat(list("systemadmin", "欧阳")).as("a part of a name").isEmpty();
        assertThat(send("systemadmin", "GET", "/api/people", null).body()).doesNotContain(NAME, PHONE);
    }

    @Test
    void thePasswordObeysTheRulesAndOpensTheDoor() throws Exception {
        HttpResponse<String> weak = password(user, "12345678");
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(json(weak).get("field").asText()).isEqualTo("password");
        assertThat(password(user, null).statusCode()).isEqualTo(400);
        assertThat(password(user, PASSWORD).statusCode()).isEqualTo(204);
        String own = "/engine-rest/user/" + user + "/credentials";
        String changed = "{\"authenticatedUserPassword\":\"" + PASSWORD + "\",\"password\":\"Eigen-2026-Wasser\"}";
        assertThat(new Visitor(port).basic(user, PASSWORD, "/api/me").statusCode())
                .as("set by somebody else")
                .isEqualTo(403);
        assertThat(send(user, PASSWORD, "PUT", own, changed).statusCode()).isEqualTo(204);
        assertThat(new Visitor(port).basic(user, "Eigen-2026-Wasser", "/api/me").statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = password("auditadmin", PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("detail").asText()).contains("只由本人修改");
        JsonNode entry = list("systemadmin", user).get(0);
        assertThat(entry.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(entry.get("lastLogin").isNull()).isFalse();
        assertThat(send("systemadmin", "POST", "/api/accounts/" + user + "/disable", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(list("systemadmin", user).get(0).get("state").asText()).isEqualTo("DISABLED");
    }

    @ParameterizedTest
    @CsvSource({
        "a b,张三丰,13800001111,user",
        "ab,张三丰,13800001111,user",
        "13800001111,张三丰,13800001111,user",
        "secretariat,张三丰,13800001111,user",
        "captain,张三丰,13800001111,user",
        "new.one,张,13800001111,name",
        "new.one,张三丰,不知道,phone",
    })
    void aFaultNamesItsField(String id, String name, String phone, String field) throws Exception {
        HttpResponse<String> answer = add(id, name, phone);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("field").asText()).isEqualTo(field);
        assertThat(json(answer).get("detail").asText()).startsWith("「");
        assertThat(identities.createUserQuery().userId("new.one").count()).isZero();
    }

    @Test
    void theWholeNameNeedsARightAndAReasonAndIsInTheAudit() throws Exception {
        String door = "/api/people/" + user + "/full";
        assertThat(send("systemadmin", "POST", door, "{}").body()).contains("「事由」");
        assertThat(send("systemadmin", "POST", door, "{\"reason\":\"看看\"}").statusCode())
                .isEqualTo(400);
        assertThat(looks()).isZero();
        String because = "{\"reason\":\"核对" + NAME + "的联系方式\"}";
        for (String other : new String[] {"securityadmin", "auditadmin", "leader", "captain.fubin"}) {
            assertThat(send(other, "POST", door, because).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        for (String reader : new String[] {"systemadmin", "secretariat"}) {
            JsonNode person = json(send(reader, "POST", door, because));
            assertThat(person.get("name").asText()).isEqualTo(NAME);
            assertThat(person.get("phone").asText()).isEqualTo(PHONE);
        }
        assertThat(looks()).isEqualTo(2);
        assertThat(db.queryForList("select detail from audit_entry where subject = ?", String.class, user))
                .contains("核对欧*的联系方式")
                .noneMatch(detail -> detail != null && (detail.contains(NAME) || detail.contains(PHONE)));
    }

    @Test
    void tasksShowThePostAndTheMaskOfTheNameAndFollowBoth() throws Exception {
        duties.of("captain.shangrao")
                .forEach(
                        duty -> appointments.end(duty.id(), appointments.today().minusDays(1), "securityadmin"));
        long duty = appointments.appoint(
                new Wish(user, "captain", "shangrao", false, appointments.today(), null), "securityadmin");
        String post = duties.find(duty)
                .map(held -> list("systemadmin", user).get(0).get("post").asText())
                .orElseThrow();
        assertThat(post).endsWith("工作队队长（欧*）");
        assertThat(send("systemadmin", "PUT", "/api/people/" + user, "{\"name\":\"林知秋\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(list("systemadmin", user).get(0).get("post").asText()).isEqualTo(post.replace("欧*", "林*"));
        appointments.end(duty, appointments.today().minusDays(1), "securityadmin");
        assertThat(list("systemadmin", user).get(0).get("post").asText()).isEqualTo("原" + post.replace("欧*", "林*"));
        assertThat(engineTexts()).noneMatch(text -> text.contains(NAME) || text.contains("林知秋"));
    }

    @Test
    void nobodyWritesARealNameIntoTheEngine() throws Exception {
        String profile = "{\"id\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"\"}";
        Visitor owner = new Visitor(port);
        owner.logIn("town.huanggang", "demo");
        String own = "/camunda/api/engine/engine/default/user/town.huanggang/profile";
        HttpResponse<String> refused = owner.put(own, profile.formatted("town.huanggang", NAME));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("随岗位自动更新");
        assertThat(owner.put(own, profile.formatted("town.huanggang", "黄冈镇党委政府"))
                        .statusCode())
                .isEqualTo(204);
        String made = user + ".x";
        HttpResponse<String> created = send(
                "systemadmin",
                "POST",
                "/engine-rest/user/create",
                "{\"profile\":{\"id\":\"" + made + "\",\"firstName\":\"" + NAME
                        + "\",\"lastName\":\"x\"},\"credentials\":{\"password\":\"" + PASSWORD + "\"}}");
        assertThat(created.statusCode()).isEqualTo(204);
        assertThat(engineTexts()).noneMatch(text -> text.contains(NAME));
        assertThat(list("systemadmin", made).get(0).get("post").asText()).isEqualTo("未任职人员");
    }

    @Test
    void whoHoldsAPostIsNotDeletedAndAnIdIsGivenOnce() throws Exception {
        HttpResponse<String> refused = send("systemadmin", "DELETE", "/api/people/town.shangrao", null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("detail").asText()).contains("town.shangrao", "岗位 1 个");
        assertThat(send("systemadmin", "DELETE", "/api/people/" + user, null).statusCode())
                .isEqualTo(204);
        assertThat(list("systemadmin", user).get(0).get("state").asText()).isEqualTo("REMOVED");
        HttpResponse<String> again = add(user, NAME, PHONE);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).get("field").asText()).isEqualTo("user");
        assertThat(send("systemadmin", "DELETE", "/api/people/" + user, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void exportAndErasureAreAskedForOverHttp() throws Exception {
        String because = "{\"reason\":\"本人书面申请\"}";
        HttpResponse<String> file = send("systemadmin", "POST", "/api/people/" + user + "/export", because);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(send("systemadmin", "POST", "/api/people/" + user + "/erase", "{}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("systemadmin", "POST", "/api/people/town.shangrao/erase", because)
                        .statusCode())
                .isEqualTo(409);
        JsonNode erased = json(send("systemadmin", "POST", "/api/people/" + user + "/erase", because));
        assertThat(erased.get("places").get("人员姓名和联系方式").asInt()).isEqualTo(1);
        assertThat(list("systemadmin", user)).isEmpty();
        assertThat(send("systemadmin", "POST", "/api/people/" + user + "/full", because)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theMailAddressIsMaskedAndAFaultInItIsRefused() throws Exception {
        String door = "/api/people/" + user;
        String said = "{\"name\":\"" + NAME + "\",\"email\":\"%s\"}";
        for (String wrong : new String[] {"zhiqiu", "a b@example.cn", "a@example.cn\\nBcc: x@example.cn", "a@b"}) {
            HttpResponse<String> refused = send("systemadmin", "PUT", door, said.formatted(wrong));
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(json(refused).get("field").asText()).isEqualTo("email");
        }
        assertThat(send("systemadmin", "PUT", door, said.formatted("zhiqiu@example.gov.cn"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(list("securityadmin", user).get(0).get("email").asText()).isEqualTo("z***@example.gov.cn");
        assertThat(db.queryForList("select detail from audit_entry where subject = ?", String.class, user))
                .noneMatch(detail -> detail != null && detail.contains("zhiqiu@"));
    }

    private int looks() {
        return db.queryForObject(
                "select count(*) from audit_entry where subject = ? and action = '查看完整姓名和联系方式'", Integer.class, user);
    }

    private java.util.List<String> engineTexts() {
        return db.queryForList("select FIRST_ || coalesce(LAST_, '') from ACT_ID_USER", String.class);
    }

    private HttpResponse<String> add(String id, String name, String phone) throws Exception {
        return send(
                "systemadmin",
                "POST",
                "/api/people",
                new ObjectMapper().writeValueAsString(Map.of("user", id, "name", name, "phone", phone)));
    }

    private HttpResponse<String> password(String id, String password) throws Exception {
        Map<String, String> body = new HashMap<>();
        body.put("password", password);
        return send(
                "systemadmin", "POST", "/api/people/" + id + "/password", new ObjectMapper().writeValueAsString(body));
    }

    private JsonNode list(String reader, String words) {
        return json(send(
                reader,
                "GET",
                "/api/people?words=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8),
                null));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private HttpResponse<String> send(String who, String method, String path, String body) {
        return send(who, "demo", method, path, body);
    }

    private HttpResponse<String> send(String who, String password, String method, String path, String body) {
        Map<String, String> headers = new HashMap<>(Visitor.basicHeader(who, password));
        headers.put("Content-Type", "application/json");
        return new Visitor(port).send(method, path, body, headers);
    }
}
