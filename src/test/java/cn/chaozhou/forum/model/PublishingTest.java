package cn.chaozhou.forum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ModelerDeployment;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import cn.chaozhou.forum.engine.InputRefused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Publishing through the engine's REST door as Camunda Modeler does, in an office where a second person releases. */
@ServedForumTest
@TestPropertySource(properties = "forum.models.second-person=true")
class PublishingTest {

    private static final String KEY = "experienceBorrowing";
    private static final Path DIAGRAM = Path.of("bpmn/experience/experience-borrowing.bpmn");
    private static final String SECOND = "processadmin.second";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    IdentityService identities;

    @BeforeEach
    void aSecondPublisher() {
        if (identities.createUserQuery().userId(SECOND).count() == 0) {
            User second = identities.newUser(SECOND);
            second.setPassword("demo");
            identities.saveUser(second);
            identities.createMembership(SECOND, "processAdmin");
        }
    }

    @Test
    void oneDesignsAndAnotherReleases() throws Exception {
        long before = version();
        HttpResponse<String> answer = deploy("processadmin", Map.of("borrowing.bpmn", edited("改过的名称甲")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String draft = json(answer).get("id").asText();
        assertThat(version()).as("nothing is published by one person").isEqualTo(before);
        assertThat(drafts()).contains(draft);
        assertThat(json(send(SECOND, "GET", "/api/models")).get("drafts").asInt())
                .isPositive();
        assertThat(send("captain.dacheng", "GET", "/api/models").body()).contains("\"mayPublish\":false");

        HttpResponse<String> own = send("processadmin", "POST", "/api/models/drafts/" + draft + "/release");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("设计人以外");
        assertThat(send("captain.dacheng", "POST", "/api/models/drafts/" + draft + "/release")
                        .statusCode())
                .isEqualTo(403);
        assertThat(version()).isEqualTo(before);

        HttpResponse<String> released = send(SECOND, "POST", "/api/models/drafts/" + draft + "/release");
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
        assertThat(version()).isEqualTo(before + 1);
        assertThat(newestName()).isEqualTo("改过的名称甲");
        assertThat(send(SECOND, "POST", "/api/models/drafts/" + draft + "/release")
                        .statusCode())
                .isEqualTo(404);
        assertThat(drafts()).doesNotContain(draft);
    }

    @Test
    void aDraftIsWithdrawn() throws Exception {
        long before = version();
        String draft = json(deploy("processadmin", Map.of("borrowing.bpmn", edited("不要的"))))
                .get("id")
                .asText();
        assertThat(send("processadmin", "DELETE", "/api/models/drafts/" + draft).statusCode())
                .isEqualTo(204);
        assertThat(send(SECOND, "POST", "/api/models/drafts/" + draft + "/release")
                        .statusCode())
                .isEqualTo(404);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void allFaultsAreListedAndNothingIsWritten() throws Exception {
        long before = version();
        long deployments = repository.createDeploymentQuery().count();
        String faulty = edited("有问题的")
                .replaceFirst(
                        "<bpmn:serviceTask id=\"serviceTask_submitBorrowing\"([^>]*)camunda:delegateExpression=\"[^\"]*\"",
                        "<bpmn:serviceTask id=\"serviceTask_submitBorrowing\"$1camunda:class=\"java.lang.Runtime\"")
                .replaceFirst(
                        "camunda:decisionRef=\"sameness\"",
                        "camunda:decisionRef=\"sameness\" camunda:resource=\"http://example.org/x\"");
        HttpResponse<String> answer = deploy(
                "processadmin",
                Map.of(
                        "borrowing.bpmn",
                        faulty,
                        "bomb.dmn",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions>&e;</definitions>",
                        "run.groovy",
                        "println 1"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText())
                .contains("serviceTask_submitBorrowing", "businessRuleTask_checkSameness", "bomb.dmn", "run.groovy")
                .doesNotContain("Exception", "org.camunda", "/etc/passwd:");
        assertThat(version()).isEqualTo(before);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(KEY, Map.of("starter", "captain.dacheng")))
                .as("the version from before still runs its first step, which finds an empty library")
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void nobodyElsePublishes() throws Exception {
        long deployments = repository.createDeploymentQuery().count();
        for (String user : new String[] {
            "captain.dacheng",
            "handler.agri",
            "secretariat",
            "supervisor",
            "leader",
            "manager",
            "systemadmin",
            "securityadmin",
            "auditadmin"
        }) {
            assertThat(deploy(user, Map.of("borrowing.bpmn", edited("外人改的"))).statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(send(user, "GET", "/api/models/drafts").statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(send(user, "GET", "/api/models/waiting").statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    private long version() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private String newestName() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getName();
    }

    private String drafts() throws Exception {
        return send(SECOND, "GET", "/api/models/drafts").body();
    }

    private static String edited(String name) throws IOException {
        return Files.readString(DIAGRAM).replaceFirst("(<bpmn:process id=\"" + KEY + "\" name=\")[^\"]*", "$1" + name);
    }

    private HttpResponse<String> deploy(String user, Map<String, String> files) throws Exception {
        return HTTP.send(
                ModelerDeployment.of(files, request(user, ModelerDeployment.PATH))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String user, String method, String path) {
        return new Visitor(port).send(method, path, null, Visitor.basicHeader(user, "demo"));
    }

    private HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        Visitor.basicHeader(user, "demo").forEach(request::header);
        return request;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
