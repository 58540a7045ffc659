package cn.chaozhou.forum.benchmark;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;

/**
 * One issue from its registration to the archive: nine forms, three more claims where tasks wait for one, and the timers
 * that come due in a good life.
 */
final class IssueLife extends Life {

    static final Story STORY = new Story(
            "Life of an issue",
            List.of(
                    "bpmn/issue/issue-supervision.bpmn",
                    "bpmn/issue/issue-dispatch.bpmn",
                    "bpmn/issue/issue-handling.bpmn",
                    "bpmn/issue/issue-work.bpmn",
                    "bpmn/issue/issue-ladder.bpmn",
                    "bpmn/issue/issue-closure.bpmn",
                    "bpmn/issue/issue-contribution.bpmn",
                    "bpmn/issue/duty-catalogue.dmn",
                    "forms/issue"),
            Map.of(
                    "captain.dacheng", List.of("captain", "team.dacheng", "team.dacheng.captain"),
                    "secretariat", List.of("secretariat"),
                    "handler.water", List.of("handler", "dept.water", "dept.water.handler"),
                    "supervisor", List.of("supervisor")),
            IssueLife::new);

    IssueLife(ProcessEngine engine, Meter meter) {
        super(engine, meter);
    }

    @Override
    String play() throws Exception {
        String instance = begin("captain.dacheng", "issueSupervision");
        submit(
                "captain.dacheng",
                inInstance(instance),
                Map.of(
                        "decision", "submit",
                        "title", "450亩土地缺水",
                        "description", "大埕镇450亩土地久旱缺水，请求指导打井。",
                        "category", "农田水利",
                        "urgency", "normal"));
        String number = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        submit(
                "secretariat",
                task(number, "userTask_dispatchIssue"),
                Map.of("owner", "dept.water", "issueClass", "ordinary"));
        submit("handler.water", task(number, "userTask_claimIssue"), Map.of("decision", "accept"));
        submit("handler.water", task(number, "userTask_makePlan"), Map.of("plan", "先查水源，再定井位，月底前打井。"));
        submit(
                "handler.water",
                task(number, "userTask_workOnIssue"),
                Map.of("action", "progress", "percent", 60, "progressText", "水源已查明，井位已定。"));
        submit(
                "handler.water",
                task(number, "userTask_workOnIssue"),
                Map.of(
                        "action", "solved",
                        "report", "第25天打出第一口水井，日出水120立方米。",
                        "evidence",
                                Spin.JSON(
                                        "[{\"date\":\"2026-09-18\",\"kind\":\"照片\",\"description\":\"出水现场\",\"keptAt\":\"镇档案室\"}]")));
        submit("supervisor", task(number, "userTask_checkEvidence"), Map.of("decision", "pass"));
        submit("captain.dacheng", task(number, "userTask_rateIssue"), Map.of("rating", "satisfied"));
        for (int lookBack = 0; lookBack < 2; lookBack++) {
            fire(number, "timer_lookBack");
            submit("supervisor", task(number, "userTask_lookBack"), Map.of("decision", "kept"));
        }
        return instance;
    }

    private Task inInstance(String instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private Task task(String number, String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private void fire(String number, String timer) throws Exception {
        Job job = engine.getManagementService().createJobQuery().activityId(timer).list().stream()
                .filter(due -> number.equals(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(due.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .findFirst()
                .orElseThrow();
        run(timer, job.getId());
    }
}
