package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** Plays a process by hand: people submit forms under their own rights, timers fire when the test says so. */
public class ProcessRun {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;
    private final ManagementService management;
    private final HistoryService history;

    ProcessRun(
            RuntimeService runtime,
            RepositoryService repository,
            TaskService tasks,
            FormService forms,
            IdentityService identities,
            ManagementService management,
            HistoryService history) {
        this.runtime = runtime;
        this.repository = repository;
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.management = management;
        this.history = history;
    }

    /** Puts the engine's clock at the moment; tests reset it with {@link #resetClock}. */
    public void now(Date moment) {
        ClockUtil.setCurrentTime(moment);
    }

    /** For example {@code now("2026-09-18T09:00+08:00")}. */
    public void now(String moment) {
        now(Date.from(java.time.OffsetDateTime.parse(moment).toInstant()));
    }

    public void advance(Duration time) {
        now(new Date(ClockUtil.getCurrentTime().getTime() + time.toMillis()));
    }

    public void resetClock() {
        ClockUtil.reset();
    }

    /** Starts without a person, as a call activity or another part of the product would; returns the instance id. */
    public String start(String processKey, Map<String, Object> variables) {
        return runtime.startProcessInstanceByKey(processKey, variables).getId();
    }

    /** Starts by submitting the start form, as the person in Tasklist. */
    public String startBy(String user, String processKey, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult()
                .getId();
        return as(user, () -> forms.submitStartForm(definition, form).getId());
    }

    /** Runs something with the identity and the rights of a person. */
    public <T> T as(String user, Callable<T> action) {
        try {
            identities.setAuthentication(
                    user,
                    identities.createGroupQuery().groupMember(user).list().stream()
                            .map(Group::getId)
                            .toList());
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            identities.clearAuthentication();
        }
    }

    /** The one open task of that kind in the instance; fails with what is open instead. */
    public Task task(String instance, String taskKey) {
        List<Task> open = tasks.createTaskQuery().processInstanceId(instance).list();
        return open.stream()
                .filter(t -> t.getTaskDefinitionKey().equals(taskKey))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open task " + taskKey + "; open are "
                        + open.stream().map(Task::getTaskDefinitionKey).toList()));
    }

    /** What the form of the open task shows under that name, a variable or a live value. */
    public Object shown(String instance, String taskKey, String name) {
        return forms.getTaskFormVariables(task(instance, taskKey).getId()).get(name);
    }

    /** Claims the task as somebody of its first candidate group (or as its assignee) and submits its form. */
    public void submit(String instance, String taskKey, Map<String, Object> form) {
        Task task = task(instance, taskKey);
        submitBy(task.getAssignee() != null ? task.getAssignee() : candidate(task), instance, taskKey, form);
    }

    /** Claims the task, unless the person holds it, and submits its form, with that person's rights. */
    public void submitBy(String user, String instance, String taskKey, Map<String, Object> form) {
        Task task = task(instance, taskKey);
        as(user, () -> {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), user);
            }
            forms.submitTaskForm(task.getId(), form);
            return null;
        });
    }

    /** Moves the clock to the due date of the timer (if that is still ahead) and fires it. */
    public void fireTimer(String instance, String timerId) {
        Job job = timer(instance, timerId);
        if (job.getDuedate().after(ClockUtil.getCurrentTime())) {
            now(job.getDuedate());
        }
        management.executeJob(job.getId());
    }

    /** The waiting timer; fails with what waits instead. */
    public Job timer(String instance, String timerId) {
        List<Job> waiting =
                management.createJobQuery().processInstanceId(instance).list();
        return waiting.stream()
                .filter(j -> timerId.equals(activityOf(j)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + timerId + "; jobs wait at "
                        + waiting.stream().map(this::activityOf).toList()));
    }

    /** Executes asynchronous continuations (not timers) of the instance until none is left. */
    public void runAsync(String instance) {
        for (List<Job> due = async(instance); !due.isEmpty(); due = async(instance)) {
            due.forEach(j -> management.executeJob(j.getId()));
        }
    }

    private List<Job> async(String instance) {
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .withRetriesLeft()
                .list();
    }

    /** Open task keys of the instance, sorted. */
    public List<String> openTasks(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Of a running instance; what has ended leaves no variables behind. */
    public Object variable(String instance, String name) {
        var value = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .variableName(name)
                .singleResult();
        return value == null ? null : value.getValue();
    }

    /** Business key of the instance, running or ended. */
    public String businessKey(String instance) {
        return historic(instance).getBusinessKey();
    }

    /** The instance ended, at this end event. */
    public void assertEndedAt(String instance, String endEvent) {
        HistoricProcessInstance ended = historic(instance);
        assertThat(ended.getEndTime()).as("open tasks %s", openTasks(instance)).isNotNull();
        assertThat(passed(instance)).contains(endEvent);
    }

    /** The nodes were passed in this order (others may lie between). */
    public void assertPassedInOrder(String instance, String... nodes) {
        assertThat(passed(instance)).containsSubsequence(nodes);
    }

    public void assertNotPassed(String instance, String... nodes) {
        assertThat(passed(instance)).doesNotContain(nodes);
    }

    /** Ids of the nodes the instance has entered, in order. */
    public List<String> passed(String instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Instances called by this one with that process key, in the order of their start. */
    public List<String> called(String instance, String processKey) {
        return new ArrayList<>(history
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .processDefinitionKey(processKey)
                .orderByProcessInstanceBusinessKey()
                .asc()
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList());
    }

    private HistoricProcessInstance historic(String instance) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private String activityOf(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(((JobEntity) job).getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private String candidate(Task task) {
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (link.getGroupId() != null) {
                List<User> members = identities
                        .createUserQuery()
                        .memberOfGroup(link.getGroupId())
                        .list();
                assertThat(members).as("people of group %s", link.getGroupId()).isNotEmpty();
                return members.get(0).getId();
            }
        }
        throw new AssertionError("task " + task.getTaskDefinitionKey() + " has no candidate group");
    }
}
