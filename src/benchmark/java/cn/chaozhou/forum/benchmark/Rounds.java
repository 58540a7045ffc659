package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

/** What a person does again and again: looks at the list of tasks, begins a case, finds its first task and does it. */
final class Rounds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String ISSUE =
            """
            {"variables": {"decision": {"value": "submit"}, "title": {"value": "450亩土地缺水"},
             "description": {"value": "大埕镇450亩土地久旱缺水，请求指导打井。"},
             "category": {"value": "农田水利"}, "urgency": {"value": "normal"}}}""";

    private static final String USER = "bench";
    private static final String POST = "bench.post";

    private Rounds() {}

    /** A captain in Tasklist, over HTTP, who raises issue after issue. */
    static AtWork.Round inTasklist(Product product) {
        Visitor captain = new Visitor(URI.create(product.address()).getPort());
        ok(captain.logIn("captain.dacheng", "demo"));
        return meter -> {
            meter.act("list", () -> ok(captain.get(ENGINE + "/task?firstResult=0&maxResults=15")));
            meter.act("count", () -> ok(captain.get(ENGINE + "/task/count")));
            String instance = meter.act(
                            "begin",
                            () -> json(captain.post(
                                    ENGINE + "/process-definition/key/issueSupervision/submit-form",
                                    "{\"variables\": {}}")))
                    .path("id")
                    .asText();
            String task = meter.act("open", () -> json(captain.get(ENGINE + "/task?processInstanceId=" + instance)))
                    .path(0)
                    .path("id")
                    .asText();
            meter.act("submit", () -> ok(captain.post(ENGINE + "/task/" + task + "/submit-form", ISSUE)));
        };
    }

    /** Somebody at the bare engine, without HTTP, whose case is one task. */
    static AtWork.Round at(ProcessEngine engine) {
        var model = Bpmn.createExecutableProcess("worked")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("userTask_work")
                .camundaCandidateGroups(POST)
                .endEvent()
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("worked.bpmn", model)
                .deploy();
        return meter -> {
            meter.act("list", () -> {
                engine.getIdentityService().setAuthentication(USER, List.of(POST));
                try {
                    return engine.getTaskService()
                            .createTaskQuery()
                            .taskCandidateGroup(POST)
                            .listPage(0, 15);
                } finally {
                    engine.getIdentityService().clearAuthentication();
                }
            });
            String instance = meter.act("begin", () -> engine.getRuntimeService()
                    .startProcessInstanceByKey("worked")
                    .getId());
            Task task = meter.act("open", () -> engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(instance)
                    .singleResult());
            meter.act("complete", () -> {
                engine.getTaskService().complete(task.getId());
                return task;
            });
        };
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(ok(answer).body());
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
