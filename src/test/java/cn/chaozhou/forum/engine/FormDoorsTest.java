package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.engine.FormSamples.Sample;
import cn.chaozhou.forum.engine.FormSamples.Wrong;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every field of every form of the product, over HTTP: what its author ruled, the server holds. */
@ServedForumTest
class FormDoorsTest {

    private static final String USER = "captain.dacheng";

    /** Keys that no form has: routes, roles, prototypes, paths. */
    private static final List<String> FOREIGN = List.of(
            "__proto__",
            "constructor",
            "prototype",
            "outcome",
            "approved",
            "secretOfTheProcess",
            "options",
            "starter",
            "a.b",
            "options.teams",
            "evidence[0].name",
            "${1+1}",
            "执行人");

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    private String deployment;
    private String instance;
    private String task;
    private Map<String, Object> given;
    private String variables;

    static List<Path> forms() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("forms"))) {
            return all.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        }
    }

    @AfterEach
    void cleanUp() {
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void theServerHoldsWhatTheFormRules(Path file) throws IOException {
        FormSamples form = new FormSamples(file.toFile());
        deploy(file.toFile());
        EngineDoor rest = EngineDoor.rest(port);
        Map<FormField, Sample> shown = form.shown();
        assertThat(shown.keySet()).as("fields that some submission shows").containsAll(form.fields());
        for (Wrong wrong : form.wrong(shown)) {
            begin(wrong.sample().process());
            assertRefused(submit(rest, wrong.values()), wrong.label(), wrong.place() + " = " + wrong.value());
        }
        for (Wrong hidden : form.hidden(shown)) {
            begin(hidden.sample().process());
            assertRefused(submit(rest, hidden.values()), hidden.label(), "hidden " + hidden.place());
        }
        Sample any = shown.values().stream().findFirst().orElse(new Sample(FormSamples.PROCESSES.get(0), Map.of()));
        for (EngineDoor door : EngineDoor.both(port)) {
            begin(any.process());
            for (String key : foreign(form)) {
                Map<String, Object> values = new LinkedHashMap<>(any.values());
                values.put(key, "x");
                assertRefused(submit(door, values), key, "foreign " + key);
            }
            // And the honest one passes.
            HttpResponse<String> taken = submit(door, any.values());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        }
    }

    private static List<String> foreign(FormSamples form) {
        List<String> own = form.fields().stream().map(FormField::key).toList();
        return FOREIGN.stream().filter(key -> !own.contains(key)).toList();
    }

    private HttpResponse<String> submit(EngineDoor door, Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(
                key,
                value instanceof List
                        ? Map.of("type", "Json", "value", PlainValue.json(value))
                        : Map.of("value", value)));
        return door.send(USER, "POST", "/task/" + task + "/submit-form", Map.of("variables", variables));
    }

    private void assertRefused(HttpResponse<String> answer, String label, String what) {
        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(400);
        assertThat(EngineDoor.json(answer).path("message").asText()).as(what).contains("「" + label + "」");
        assertThat(tasks.createTaskQuery().taskId(task).count()).as(what).isEqualTo(1);
        assertThat(new TreeMap<>(runtime.getVariables(instance)).toString())
                .as(what)
                .isEqualTo(variables);
    }

    private void begin(Map<String, Object> process) {
        if (instance != null
                && tasks.createTaskQuery().processInstanceId(instance).count() == 1) {
            runtime.deleteProcessInstance(instance, "test");
        }
        Map<String, Object> typed = new HashMap<>();
        process.forEach((key, value) -> typed.put(
                key,
                value instanceof List || value instanceof Map
                        ? SpinValues.jsonValue(PlainValue.json(value)).create()
                        : value));
        instance = runtime.startProcessInstanceByKey("formProbe", typed).getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        variables = new TreeMap<>(runtime.getVariables(instance)).toString();
    }

    private void deploy(File form) throws IOException {
        BpmnModelInstance model = Bpmn.createExecutableProcess("formProbe")
                .startEvent()
                .userTask("userTask_probe")
                .camundaCandidateGroups("team.dacheng.captain")
                .endEvent()
                .done();
        UserTask probe = model.getModelElementById("userTask_probe");
        probe.setCamundaFormRef(new ObjectMapper().readTree(form).path("id").asText());
        probe.setCamundaFormRefBinding("deployment");
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .forEach(p -> p.setCamundaHistoryTimeToLiveString("P1D"));
        try (FileInputStream json = new FileInputStream(form)) {
            deployment = repository
                    .createDeployment()
                    .addModelInstance("form-probe.bpmn", model)
                    .addInputStream(form.getName(), json)
                    .deploy()
                    .getId();
        }
    }
}
