package cn.chaozhou.forum.demo;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
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

    /** Starts a process by its start form; returns the id of the instance. */
    String start(String user, String processKey, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult()
                .getId();
        identify(user);
        try {
            return forms.submitStartForm(definition, form).getProcessInstanceId();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Takes the one open task of that step in the case, as the person sees it, and submits its form. */
    void submit(String user, String caseKey, String step, Map<String, Object> form) {
        submit(user, tasks.createTaskQuery().processInstanceBusinessKey(caseKey).taskDefinitionKey(step), step, form);
    }

    /** The same for an instance that has no number yet. */
    void submitIn(String user, String instance, String step, Map<String, Object> form) {
        submit(user, tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(step), step, form);
    }

    private void submit(
            String user, org.camunda.bpm.engine.task.TaskQuery query, String step, Map<String, Object> form) {
        identify(user);
        try {
            List<Task> open = query.list();
            if (open.size() != 1) {
                throw new IllegalStateException(
                        "%s finds %d open tasks %s instead of one".formatted(user, open.size(), step));
            }
            Task task = open.get(0);
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), user);
            }
            forms.submitTaskForm(task.getId(), form);
        } finally {
            identities.clearAuthentication();
        }
    }

    private void identify(String user) {
        identities.setAuthentication(
                user,
                identities.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
    }
}
