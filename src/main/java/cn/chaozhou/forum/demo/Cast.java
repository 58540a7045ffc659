package cn.chaozhou.forum.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the story: each starts processes and submits forms with their own rights, through the engine. */
@Component
@Profile("demo")
class Cast {

    private final RepositoryService repository;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;

    Cast(RepositoryService repository, TaskService tasks, FormService forms, IdentityService identities) {
        this.repository = repository;
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
    }

    /**
     * Which tasks are meant.
     *
     * @param step id of the user task
     * @param about a piece of the case's title, or null for any case
     * @param each whether all tasks that fit are meant; else there must be exactly one
     * @param keep fields that are submitted as the form shows them
     */
    record Scene(String step, @Nullable String about, boolean each, List<String> keep) {

        TaskQuery narrow(TaskQuery query) {
            query.taskDefinitionKey(step);
            return about == null ? query : query.processVariableValueLike("caseTitle", "%" + about + "%");
        }
    }

    /** Starts a process by its start form. */
    void start(String user, String processKey, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult()
                .getId();
        as(user, () -> forms.submitStartForm(definition, form));
    }

    /** Takes the task of the scene, as the person sees it, and submits its form. */
    void submit(String user, Scene scene, Map<String, Object> form) {
        as(user, () -> {
            List<Task> open = scene.narrow(tasks.createTaskQuery()).list();
            if (open.isEmpty() || (open.size() > 1 && !scene.each())) {
                throw new IllegalStateException(user + " finds " + open.size() + " open tasks " + scene);
            }
            for (Task task : open) {
                if (task.getAssignee() == null) {
                    tasks.claim(task.getId(), user);
                }
                Map<String, Object> fields = new HashMap<>(form);
                fields.putAll(tasks.getVariables(task.getId(), scene.keep()));
                forms.submitTaskForm(task.getId(), fields);
            }
        });
    }

    private void as(String user, Runnable act) {
        try {
            identities.setAuthentication(
                    user,
                    identities.createGroupQuery().groupMember(user).list().stream()
                            .map(Group::getId)
                            .toList());
            act.run();
        } finally {
            identities.clearAuthentication();
        }
    }
}
