package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Text from people stays text, wherever they type it: kept and shown as typed, or refused. */
@ServedForumTest
class NeverEvaluatedTest {

    private static final String CAPTAIN = "captain.dacheng";
    private static final List<String> EVERYBODY = List.of(
            CAPTAIN, "secretariat", "supervisor", "leader", "manager", "systemadmin", "processadmin", "auditadmin");

    /** Each would show as 49 somewhere, or throw, if anything took it for more than text. */
    private static final String CANARY = "${7*7} #{7*7} =7*7 {{7*7}} $'{'7*7'}' {0} ${deadline.after('plan')} %s";

    @LocalServerPort
    int port;

    @Autowired
    ProcessRun run;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    FilterService filters;

    private Stream<EngineDoor> doors() {
        return EngineDoor.both(port).stream();
    }

    /** Names of all parameters of a task query that take an expression, as this version of the engine has them. */
    private static List<String> expressionParameters() {
        List<String> names = Arrays.stream(TaskQueryDto.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> Introspector.decapitalize(name.substring(3)))
                .sorted()
                .toList();
        assertThat(names).contains("assigneeExpression", "candidateGroupsExpression", "dueAfterExpression");
        return names;
    }

    @Test
    void noTaskQueryTakesAnExpression() {
        for (String name : expressionParameters()) {
            Map<String, Object> plain = Map.of(name, "${'" + CAPTAIN + "'}");
            Map<String, Object> or = Map.of("orQueries", List.of(Map.of("name", "x"), plain));
            doors().forEach(door -> {
                for (String path : List.of("/task", "/task/count")) {
                    assertRefused(door.send(CAPTAIN, "POST", path, plain), name);
                    assertRefused(door.send(CAPTAIN, "POST", path, or), "or " + name);
                    assertRefused(
                            door.send(CAPTAIN, "GET", path + "?" + name + "=" + encoded("${'" + CAPTAIN + "'}"), null),
                            name);
                    assertRefused(
                            door.send(CAPTAIN, "GET", path + "?" + name + "=" + encoded("#{'" + CAPTAIN + "'}"), null),
                            name);
                }
            });
        }
    }

    @Test
    void noFilterIsExtendedByAnExpression() {
        String filter = filters.createTaskFilterQuery().list().get(0).getId();
        for (String name : expressionParameters()) {
            Map<String, Object> plain = Map.of(name, "${'" + CAPTAIN + "'}");
            Map<String, Object> or = Map.of("orQueries", List.of(plain));
            doors().forEach(door -> {
                for (String path : List.of("/list", "/count")) {
                    for (Map<String, Object> query : List.of(plain, or)) {
                        HttpResponse<String> answer =
                                door.send("secretariat", "POST", "/filter/" + filter + path, query);
                        assertThat(answer.statusCode())
                                .as(path + query + answer.body())
                                .isIn(400, 403, 404);
                    }
                }
            });
        }
    }

    @Test
    void nobodySavesAFilter() {
        long before = filters.createTaskFilterQuery().count();
        String filter = filters.createTaskFilterQuery().list().get(0).getId();
        Map<String, Object> body = Map.of(
                "resourceType",
                "Task",
                "name",
                "f",
                "owner",
                CAPTAIN,
                "query",
                Map.of("orQueries", List.of(Map.of("assigneeExpression", "${7*7}"))));
        doors().forEach(door -> {
            for (String user : EVERYBODY) {
                assertThat(door.send(user, "POST", "/filter/create", body).statusCode())
                        .as(user)
                        .isIn(400, 403);
                assertThat(door.send(user, "PUT", "/filter/" + filter, body).statusCode())
                        .as(user)
                        .isIn(400, 403, 404);
            }
        });
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(before);
    }

    /** Each text condition finds the text itself, and not what it would be worth. */
    @Test
    void conditionsOfQueriesAreText() {
        doors().forEach(door -> {
            for (String condition : List.of(
                    "name",
                    "description",
                    "assignee",
                    "candidateUser",
                    "processInstanceBusinessKey",
                    "nameLike",
                    "taskDefinitionKey",
                    "owner",
                    "involvedUser",
                    "candidateGroup")) {
                HttpResponse<String> found =
                        door.send(CAPTAIN, "POST", "/task", Map.of(condition, "${'" + CAPTAIN + "'}"));
                assertThat(found.statusCode()).as(condition + found.body()).isEqualTo(200);
                assertThat(found.body()).as(condition).isEqualTo("[]");
            }
            for (String path : List.of("/process-instance", "/history/process-instance", "/execution")) {
                Map<String, Object> variables =
                        Map.of("variables", List.of(Map.of("name", "caseTitle", "operator", "eq", "value", CANARY)));
                assertThat(door.send("manager", "POST", path, variables).statusCode())
                        .as(path)
                        .isIn(200, 403);
                assertThat(door.send("manager", "GET", path + "?businessKey=" + encoded(CANARY), null)
                                .statusCode())
                        .as(path)
                        .isIn(200, 400, 403);
            }
        });
    }

    @Test
    void whatAFormTakesIsShownAsTyped() {
        doors().forEach(door -> {
            String instance = EngineDoor.json(door.send(
                            CAPTAIN,
                            "POST",
                            "/process-definition/key/issueSupervision/submit-form",
                            Map.of("variables", Map.of())))
                    .path("id")
                    .asText();
            String task = run.task(instance, "userTask_describeIssue").getId();
            HttpResponse<String> refused = describe(door, task, CANARY, "${7*7}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(EngineDoor.json(refused).path("message").asText()).contains("「问题类别」");
            assertThat(describe(door, task, CANARY.substring(0, 60), "其他").statusCode())
                    .isEqualTo(204);
            String title = CANARY.substring(0, 60);
            assertThat(run.variable(instance, "title")).isEqualTo(title);
            assertThat(run.variable(instance, "caseTitle")).asString().endsWith(" · " + title);
            assertThat(run.variable(instance, "description")).isEqualTo(CANARY + CANARY);
            String number = run.businessKey(instance);
            HttpResponse<String> shown = door.sendTo(CAPTAIN, "GET", "/api/issues/" + number, null);
            assertThat(EngineDoor.json(shown).findValuesAsText("title"))
                    .as(shown.body())
                    .contains(title);
            // As Tasklist's cards and Cockpit's tables ask.
            HttpResponse<String> variables = door.send(
                    "manager",
                    "GET",
                    "/history/variable-instance?variableName=title&processInstanceId=" + instance,
                    null);
            if (variables.statusCode() == 200 && !variables.body().equals("[]")) {
                assertThat(EngineDoor.json(variables).get(0).path("value").asText())
                        .isEqualTo(title);
            }
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .list()
                    .forEach(one -> tasks.createTaskQuery()
                            .processInstanceId(one.getId())
                            .list()
                            .forEach(open -> {
                                HttpResponse<String> card = door.send(
                                        "secretariat", "GET", "/task/" + open.getId() + "/form-variables", null);
                                assertThat(card.body()).doesNotContain("\"49").contains("7*7");
                            }));
        });
    }

    private static HttpResponse<String> describe(EngineDoor door, String task, String title, String category) {
        Map<String, Object> form = new HashMap<>();
        form.put("decision", Map.of("value", "submit"));
        form.put("title", Map.of("value", title.length() > 60 ? title.substring(0, 60) : title));
        form.put("description", Map.of("value", CANARY + CANARY));
        form.put("category", Map.of("value", category));
        form.put("urgency", Map.of("value", "normal"));
        return door.send(CAPTAIN, "POST", "/task/" + task + "/submit-form", Map.of("variables", form));
    }

    @Test
    void aCommentIsText() {
        String instance = run.startBy(CAPTAIN, "issueSupervision", Map.of());
        String task = run.task(instance, "userTask_describeIssue").getId();
        doors().forEach(door -> {
            HttpResponse<String> made =
                    door.send(CAPTAIN, "POST", "/task/" + task + "/comment/create", Map.of("message", CANARY));
            if (made.statusCode() == 200) {
                HttpResponse<String> comments = door.send(CAPTAIN, "GET", "/task/" + task + "/comment", null);
                assertThat(EngineDoor.json(comments).get(0).path("message").asText())
                        .isEqualTo(CANARY);
            } else {
                assertThat(made.statusCode()).isIn(400, 403);
            }
        });
    }

    @Test
    void anAttachmentIsText() {
        String instance = run.startBy(CAPTAIN, "issueSupervision", Map.of());
        String task = run.task(instance, "userTask_describeIssue").getId();
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String body = part.formatted("attachment-name", CANARY)
                + part.formatted("attachment-description", CANARY)
                + part.formatted("attachment-type", "${7*7}")
                + part.formatted("url", "https://example.org/${7*7}")
                + "--b--\r\n";
        Map<String, String> headers = new HashMap<>(Visitor.basicHeader(CAPTAIN, "demo"));
        headers.put("Content-Type", "multipart/form-data; boundary=b");
        HttpResponse<String> made =
                new Visitor(port).send("POST", "/engine-rest/task/" + task + "/attachment/create", body, headers);
        if (made.statusCode() == 200) {
            assertThat(EngineDoor.json(made).path("name").asText()).isEqualTo(CANARY);
            assertThat(EngineDoor.json(made).path("url").asText()).isEqualTo("https://example.org/${7*7}");
        } else {
            assertThat(made.statusCode()).as(made.body()).isIn(400, 403);
        }
    }

    @Test
    void businessKeysMessagesAndSearchesAreText() {
        doors().forEach(door -> {
            HttpResponse<String> begun = door.send(
                    "secretariat",
                    "POST",
                    "/process-definition/key/sessionCycle/submit-form",
                    Map.of("businessKey", "${7*7}", "variables", Map.of()));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(400);
            assertThat(door.send(CAPTAIN, "POST", "/message", Map.of("messageName", "${7*7}", "businessKey", CANARY))
                            .statusCode())
                    .isEqualTo(403);
            for (String search : List.of(
                    "/api/answers?words=",
                    "/api/answers?department=",
                    "/api/answers?session=",
                    "/api/questions?session=",
                    "/api/highlights?session=",
                    "/api/reviews?highlight=",
                    "/api/issues/",
                    "/api/sessions/",
                    "/api/experiences/")) {
                HttpResponse<String> answer = door.sendTo(CAPTAIN, "GET", search + encoded("${7*7}"), null);
                assertThat(answer.statusCode()).as(search + answer.body()).isIn(200, 400, 404);
                assertThat(answer.body()).doesNotContain("\"49\"");
            }
        });
    }

    private static void assertRefused(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(400);
        assertThat(EngineDoor.json(answer).path("message").asText()).contains("表达式");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
