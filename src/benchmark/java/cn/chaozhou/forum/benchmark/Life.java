package cn.chaozhou.forum.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;

/** A case from its beginning to its end, played by people through the engine's own services. */
abstract class Life {

    final ProcessEngine engine;
    private final Meter meter;
    private final Map<String, List<String>> groups = new HashMap<>();

    /** @param meter told what belongs to the life, and not to finding one's way through it */
    Life(ProcessEngine engine, Meter meter) {
        this.engine = engine;
        this.meter = meter;
    }

    /** Measures a part of a life. */
    interface Meter {

        <T> T act(String name, Callable<T> act) throws Exception;
    }

    /** @return id of its process instance */
    abstract String play() throws Exception;

    final String begin(String user, String process) throws Exception {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return as(user, "start", () -> engine.getFormService()
                .submitStartForm(definition, Map.of())
                .getId());
    }

    /** Whoever doesn't hold the task claims it before. */
    final void submit(String user, Task task, Map<String, Object> form) throws Exception {
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

    final void run(String name, String job) throws Exception {
        meter.act(name, () -> {
            engine.getManagementService().executeJob(job);
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
