package cn.chaozhou.forum.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;

/**
 * One issue from its registration to the archive, played by people through the engine's own services: nine forms, three
 * more claims where tasks wait for one, and the timers that come due in a good life.
 */
final class IssueLife {

    static final List<String> DIAGRAMS =
            List.of("supervision", "dispatch", "handling", "work", "ladder", "closure", "contribution");

    private final ProcessEngine engine;
    private final Meter meter;
    private final Map<String, List<String>> groups = new HashMap<>();

    /** @param meter told what belongs to the life, and not to finding one's way through it */
    IssueLife(ProcessEngine engine, Meter meter) {
        this.engine = engine;
        this.meter = meter;
    }

    /** Measures a part of a life. */
    interface Meter {

        <T> T act(String name, Callable<T> act) throws Exception;
    }

    String play() throws Exception {
        String instance = as("captain.dacheng", "start", () -> engine.getFormService()
                .submitStartForm(newest("issueSupervision"), Map.of())
                .getId());
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

    private String newest(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
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

    private void submit(String user, Task task, Map<String, Object> form) throws Exception {
        if (task.getAssignee() == null) {
            as(user, "claim", () -> {
                engine.getTaskService().claim(task.getId(), user);
                return null;
            });
        }
        as(user, task.getTaskDefinitionKey(), () -> {
            engine.getFormService().submitTaskForm(task.getId(), form);
            return null;
        });
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
        meter.act(timer, () -> {
            engine.getManagementService().executeJob(job.getId());
            return null;
        });
    }

    private <T> T as(String user, String name, Callable<T> act) throws Exception {
        List<String> posts = groups.computeIfAbsent(
                user, who -> engine.getIdentityService().createGroupQuery().groupMember(who).list().stream()
                        .map(Group::getId)
                        .toList());
        engine.getIdentityService().setAuthentication(user, posts);
        try {
            return meter.act(name, act);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
