package cn.chaozhou.forum.limits;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No door takes a value that stands for a Java object, and none looks for its class. */
@ServedForumTest
class ObjectValueTest {

    private static final String CAPTAIN = "captain.dacheng";
    private static final String LOADED = "object-value-test.loaded";

    /** Whoever loads it is found out. */
    @SuppressWarnings("unused")
    static final class Canary {

        static {
            System.setProperty(LOADED, "true");
        }
    }

    private static final String CANARY = "cn.chaozhou.forum.limits.ObjectValueTest$Canary";

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessRun run;

    private String instance;
    private String task;
    private String before;

    @BeforeEach
    void anIssueIsBeingDescribed() {
        instance = run.startBy(CAPTAIN, "issueSupervision", Map.of());
        task = run.task(instance, "userTask_describeIssue").getId();
        before = variables();
    }

    @AfterEach
    void nothingHasHappened() {
        assertThat(System.getProperty(LOADED)).as("the class was loaded").isNull();
        assertThat(variables()).isEqualTo(before);
        assertThat(tasks.getVariablesLocal(task)).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
        runtime.deleteProcessInstance(instance, "test");
    }

    private String variables() {
        return new TreeMap<>(runtime.getVariables(instance)).toString();
    }

    private static Map<String, Object> value(Object value, String type, Object info) {
        Map<String, Object> dto = new LinkedHashMap<>();
        dto.put("value", value);
        if (type != null) {
            dto.put("type", type);
        }
        if (info != null) {
            dto.put("valueInfo", info);
        }
        return dto;
    }

    private static List<Map<String, Object>> objects() {
        String serialised = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 0x70});
        Map<String, Object> java =
                Map.of("objectTypeName", CANARY, "serializationDataFormat", "application/x-java-serialized-object");
        return List.of(
                value(serialised, "Object", java),
                value(serialised, "object", java),
                value(serialised, "OBJECT", java),
                value("{}", "Object", Map.of("objectTypeName", CANARY, "serializationDataFormat", "application/json")),
                value("{}", null, Map.of("objectTypeName", CANARY)),
                value("<a/>", "Object", Map.of("serializationDataFormat", "application/xml")),
                value(serialised, "Bytes", null),
                value(serialised, "File", Map.of("filename", "a.txt", "mimetype", "text/html")),
                value("<a/>", "Xml", null),
                value("x", CANARY, null),
                value("x", "java.lang.Runtime", null),
                Map.of("type", "Object", "valueInfo", java));
    }

    private static Map<String, Object> condition(Map<String, Object> object) {
        Map<String, Object> condition = new HashMap<>(object);
        condition.put("name", "x");
        condition.put("operator", "eq");
        return condition;
    }

    /** Every door that takes variables, with the variable in its place. */
    private Map<String, Object> doors(Map<String, Object> object) {
        Map<String, Object> variables = Map.of("title", object);
        Map<String, Object> doors = new LinkedHashMap<>();
        doors.put("POST /task/" + task + "/submit-form", Map.of("variables", variables));
        doors.put("POST /task/" + task + "/complete", Map.of("variables", variables));
        doors.put("POST /task/" + task + "/resolve", Map.of("variables", variables));
        doors.put("POST /task/" + task + "/bpmnError", Map.of("errorCode", "e", "variables", variables));
        doors.put("POST /task/" + task + "/bpmnEscalation", Map.of("escalationCode", "e", "variables", variables));
        doors.put("PUT /task/" + task + "/variables/title", object);
        doors.put("PUT /task/" + task + "/localVariables/title", object);
        doors.put("POST /task/" + task + "/variables", Map.of("modifications", variables));
        doors.put("PUT /process-instance/" + instance + "/variables/title", object);
        doors.put("POST /process-instance/" + instance + "/variables", Map.of("modifications", variables));
        doors.put("PUT /execution/" + instance + "/localVariables/title", object);
        doors.put("POST /execution/" + instance + "/signal", Map.of("variables", variables));
        doors.put("POST /process-definition/key/issueSupervision/submit-form", Map.of("variables", variables));
        doors.put("POST /process-definition/key/issueSupervision/start", Map.of("variables", variables));
        doors.put("POST /message", Map.of("messageName", "m", "processVariables", variables));
        doors.put("POST /message", Map.of("messageName", "m", "correlationKeys", variables));
        doors.put("POST /signal", Map.of("name", "s", "variables", variables));
        doors.put("POST /condition", Map.of("variables", variables));
        doors.put(
                "POST /process-instance/" + instance + "/modification",
                Map.of("instructions", List.of(Map.of("type", "startBeforeActivity", "variables", variables))));
        doors.put("POST /decision-definition/key/limits/evaluate", Map.of("variables", variables));
        doors.put("POST /external-task/x/complete", Map.of("workerId", "w", "variables", variables));
        List<Object> conditions = List.of(condition(object));
        doors.put("POST /task", Map.of("processVariables", conditions));
        doors.put("POST /task/count", Map.of("orQueries", List.of(Map.of("taskVariables", conditions))));
        doors.put("POST /process-instance", Map.of("variables", conditions));
        doors.put("POST /history/process-instance", Map.of("variables", conditions));
        doors.put("POST /execution", Map.of("processVariables", conditions));
        doors.put("POST /variable-instance", Map.of("variableValues", conditions));
        doors.put("POST /history/task", Map.of("processVariables", conditions));
        Map<String, Object> query = Map.of("processVariables", conditions);
        doors.put("POST /filter/create", Map.of("resourceType", "Task", "name", "f", "query", query));
        doors.put("PUT /filter/x", Map.of("resourceType", "Task", "name", "f", "query", query));
        doors.put("POST /filter/x/list", query);
        return doors;
    }

    @Test
    void noDoorTakesAnObject() {
        for (EngineDoor door : EngineDoor.both(port)) {
            for (Map<String, Object> object : objects()) {
                doors(object).forEach((at, body) -> {
                    String[] parts = at.split(" ");
                    assertRefused(door.send(CAPTAIN, parts[0], parts[1], body), at + " " + body);
                });
            }
        }
    }

    @Test
    void noQueryComparesWithAStructure() {
        for (EngineDoor door : EngineDoor.both(port)) {
            for (Object structure : List.of(Map.of("@class", CANARY), List.of(CANARY, Map.of()))) {
                Map<String, Object> condition = Map.of("name", "x", "operator", "eq", "value", structure);
                assertRefused(
                        door.send(CAPTAIN, "POST", "/task", Map.of("processVariables", List.of(condition))), "query");
            }
        }
    }

    /** Plain structures go to the form gate, which knows none of their keys; nobody looks for a class. */
    @Test
    void polymorphicJsonIsNoClass() {
        String text = "{\"@class\":\"" + CANARY + "\"}";
        List<Object> values = new ArrayList<>(List.of(
                value(Map.of("@class", CANARY), null, null),
                value(List.of(CANARY, Map.of()), null, null),
                value(text, "Json", null),
                value("[\"" + CANARY + "\",{}]", "Json", null),
                value(text, "Json", Map.of("serializationDataFormat", "application/json"))));
        for (EngineDoor door : EngineDoor.both(port)) {
            for (Object value : values) {
                for (String act : List.of("/submit-form", "/complete")) {
                    HttpResponse<String> answer = door.send(
                            CAPTAIN, "POST", "/task/" + task + act, Map.of("variables", Map.of("title", value)));
                    assertRefused(answer, value);
                }
            }
            for (String body : List.of("[\"" + CANARY + "\",{}]", "{\"@class\":\"" + CANARY + "\"}", "\"x\"")) {
                for (String path : List.of("/task/" + task + "/submit-form", "/task")) {
                    HttpResponse<String> answer = door.send(CAPTAIN, "POST", path, body);
                    assertThat(answer.body()).doesNotContain("Exception:", "\tat ", "com.fasterxml");
                    assertThat(answer.statusCode()).isIn(200, 400);
                }
            }
        }
    }

    /** Its part "type" would be loaded as a class. */
    @Test
    void noVariableComesAsAnUpload() {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"data\"\r\nContent-Type: application/json\r\n\r\n{}\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"type\"\r\nContent-Type: text/plain\r\n\r\n"
                        + CANARY
                        + "\r\n--b--\r\n";
        for (String path : List.of(
                "/task/" + task + "/variables/x/data",
                "/process-instance/" + instance + "/variables/x/data",
                "/execution/" + instance + "/localVariables/x/data")) {
            Map<String, String> headers = new HashMap<>(Visitor.basicHeader(CAPTAIN, "demo"));
            headers.put("Content-Type", "multipart/form-data; boundary=b");
            assertThat(new Visitor(port)
                            .send("POST", "/engine-rest" + path, body, headers)
                            .statusCode())
                    .isEqualTo(415);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, Object what) {
        assertThat(answer.statusCode()).as(what + " " + answer.body()).isEqualTo(400);
        assertThat(EngineDoor.json(answer).path("message").asText())
                .as(answer.body())
                .containsPattern("\\p{IsHan}{4}");
        assertThat(answer.body()).doesNotContain("Exception:", "\tat ", CANARY);
    }
}
