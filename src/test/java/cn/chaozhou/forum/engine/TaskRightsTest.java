package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees and works on a task, by every way the engine offers people. */
@ForumTest
class TaskRightsTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessEngineConfigurationImpl configuration;

    @Autowired
    ProcessRun run;

    private String deployment;
    private String instance;
    private String task;

    @BeforeEach
    void oneTaskOfTheCaptainOfDacheng() {
        deploy(Bpmn.createExecutableProcess("rightsProbe")
                .startEvent()
                .userTask("userTask_probe")
                .camundaCandidateGroups("team.dacheng.captain, dept.agri.handler")
                .endEvent()
                .done());
        instance = runtime.startProcessInstanceByKey("rightsProbe", Map.of("secret", "内部", "caseTitle", "试"))
                .getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void cleanUp() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aTaskIsSeenByItsGroupAndByThoseWhoWatchAndByNobodyElse() {
        assertThat(sees("captain.dacheng")).isTrue();
        assertThat(sees("handler.agri")).isTrue();
        assertThat(sees("supervisor")).isTrue();
        assertThat(sees("captain.fubin")).isFalse();
        assertThat(sees("town.dacheng")).isFalse();
        assertThat(sees("head.agri")).as("what the unit has to do").isTrue();
        assertThat(sees("head.water")).isFalse();
        assertThat(sees("systemadmin")).isFalse();
        assertThat(sees("auditadmin")).isFalse();
    }

    @Test
    void whoSeesATaskReadsWhatItsCaseIsAboutAndNothingElseOfIt() {
        assertThat(reads("captain.dacheng", "caseTitle")).isTrue();
        assertThat(reads("supervisor", "caseTitle")).isTrue();
        assertThat(reads("captain.fubin", "caseTitle")).isFalse();
        assertThat(reads("captain.dacheng", "secret")).isFalse();
        assertThat(run.as("captain.dacheng", () -> runtime.createVariableInstanceQuery()
                        .variableNameIn("caseTitle")
                        .count()))
                .isZero();
    }

    /** As Tasklist's cards ask: by the task and the executions around it. */
    private boolean reads(String user, String variable) {
        Task seen = tasks.createTaskQuery().taskId(task).singleResult();
        return run.as(
                user,
                () -> runtime.createVariableInstanceQuery()
                                .variableNameIn(variable)
                                .variableScopeIdIn(task, seen.getExecutionId(), seen.getProcessInstanceId())
                                .count()
                        == 1);
    }

    @Test
    void nobodyMakesATaskOutsideACase() {
        for (String user : List.of("captain.guxiang", "secretariat", "processadmin", "systemadmin")) {
            assertThatThrownBy(() -> run.as(user, () -> {
                        tasks.saveTask(tasks.newTask());
                        return null;
                    }))
                    .as(user)
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void orBranchesDoNotWidenWhatAPersonSees() {
        long found = run.as("captain.fubin", () -> tasks.createTaskQuery()
                .processDefinitionKey("rightsProbe")
                .or()
                .taskId(task)
                .taskNameLike("%")
                .taskCandidateGroupIn(List.of("team.dacheng.captain"))
                .endOr()
                .count());
        assertThat(found).isZero();
    }

    @Test
    void strangersNeitherReadNorClaimNorComplete() {
        refusedFor("captain.fubin", () -> tasks.getVariables(task));
        refusedFor("captain.fubin", () -> tasks.claim(task, "captain.fubin"));
        refusedFor("captain.fubin", () -> tasks.complete(task));
        refusedFor("supervisor", () -> tasks.complete(task));
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void aClaimedTaskIsItsHoldersAlone() {
        run.as("captain.dacheng", () -> {
            tasks.claim(task, "captain.dacheng");
            return null;
        });
        refusedFor("handler.agri", () -> tasks.complete(task));
        assertThatThrownBy(() -> run.as("handler.agri", () -> {
                    tasks.claim(task, "handler.agri");
                    return null;
                }))
                .isInstanceOf(TaskAlreadyClaimedException.class);
        refusedFor("handler.agri", () -> tasks.setAssignee(task, "handler.agri"));
        run.as("captain.dacheng", () -> {
            tasks.complete(task);
            return null;
        });
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void nobodyActsInAColleaguesName() {
        refusedFor("captain.dacheng", () -> tasks.claim(task, "handler.agri"));
        run.as("captain.dacheng", () -> {
            tasks.claim(task, "captain.dacheng");
            return null;
        });
        refusedFor("captain.dacheng", () -> tasks.setAssignee(task, "handler.agri"));
        refusedFor("captain.dacheng", () -> tasks.setVariable(task, "secret", "改写"));
    }

    @Test
    void aFormerHolderLosesTheTaskAtOnce() {
        run.as("captain.dacheng", () -> {
            tasks.claim(task, "captain.dacheng");
            return null;
        });
        tasks.setAssignee(task, "handler.agri");
        refusedFor("captain.dacheng", () -> tasks.complete(task));
    }

    /** Each of these would bring variables past the form gate, though a captain may start an issue. */
    @Test
    void theHeadGivesATaskToAnotherOfTheUnitAndToNobodyElse() {
        String colleague = "handler.agri.second";
        User second = identities.newUser(colleague);
        second.setFirstName("市农业农村局经办人");
        identities.saveUser(second);
        identities.createMembership(colleague, "dept.agri.handler");
        try {
            run.as("handler.agri", () -> {
                tasks.claim(task, "handler.agri");
                return null;
            });
            refusedFor("head.water", () -> tasks.setAssignee(task, colleague));
            refusedFor("handler.agri", () -> tasks.setAssignee(task, colleague));
            for (String stranger : List.of("handler.water", "captain.dacheng", "secretariat", "nobody.here")) {
                refusedFor("head.agri", () -> tasks.setAssignee(task, stranger));
            }
            refusedFor("head.agri", () -> tasks.complete(task));
            run.as("head.agri", () -> {
                tasks.setAssignee(task, colleague);
                return null;
            });
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                    .isEqualTo(colleague);
            refusedFor("handler.agri", () -> tasks.complete(task));
        } finally {
            identities.deleteUser(colleague);
        }
    }

    @Test
    void nobodyStartsAProcessPastItsStartForm() {
        Map<String, Object> forged = Map.of("title", "伪造", "raisedByTeam", "fubin", "outcome", "CLAIMED");
        refusedFor("captain.dacheng", () -> runtime.startProcessInstanceByKey("issueSupervision", forged));
        refusedFor("captain.dacheng", () -> runtime.startProcessInstanceByMessage("forum.issueRaised", forged));
        refusedFor("captain.dacheng", () -> runtime.createMessageCorrelation("forum.issueRaised")
                .setVariables(forged)
                .correlateStartMessage());
        refusedFor("captain.dacheng", () -> runtime.createProcessInstanceByKey("issueSupervision")
                .startBeforeActivity("serviceTask_registerIssue")
                .setVariables(forged)
                .execute());
    }

    /** Even its holder neither ends it undone nor hands it on. */
    @Test
    void aTaskIsNeitherBrokenOffNorHandedOn() {
        run.as("captain.dacheng", () -> {
            tasks.claim(task, "captain.dacheng");
            return null;
        });
        refusedFor("captain.dacheng", () -> tasks.handleBpmnError(task, "gone"));
        refusedFor("captain.dacheng", () -> tasks.handleEscalation(task, "gone"));
        refusedFor("captain.dacheng", () -> tasks.resolveTask(task, Map.of("secret", "改写")));
        refusedFor("captain.dacheng", () -> tasks.delegateTask(task, "captain.fubin"));
        refusedFor("captain.dacheng", () -> tasks.setOwner(task, "captain.fubin"));
        refusedFor("captain.dacheng", () -> tasks.addCandidateUser(task, "captain.fubin"));
        refusedFor("captain.dacheng", () -> tasks.addCandidateGroup(task, "town.dacheng.town"));
        refusedFor("captain.dacheng", () -> tasks.deleteCandidateGroup(task, "dept.agri.handler"));
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("captain.dacheng");
    }

    @Test
    void textOfPeopleIsNeverEvaluatedInAQuery() {
        assertThatThrownBy(() -> run.as("captain.dacheng", () -> tasks.createTaskQuery()
                        .or()
                        .dueAfterExpression("${deadline.after('plan')}")
                        .endOr()
                        .list()))
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void anExpressionReachesNoServiceAndNoReflection() {
        for (String attack : List.of(
                "${''.getClass()}",
                "${execution.processEngineServices}",
                "${dataSource}",
                "${identityService.newUser('x')}",
                "${deadline.class}")) {
            assertThatThrownBy(() -> evaluate(attack))
                    .as(attack)
                    .hasStackTraceContaining("not allowed in an expression");
        }
        assertThat(evaluate("${caseTitle}")).isEqualTo("试");
    }

    /** As the engine does for a diagram that got past the gate, say one published before there was a gate. */
    private Object evaluate(String expression) {
        return configuration.getCommandExecutorTxRequired().execute(context -> configuration
                .getExpressionManager()
                .createExpression(expression)
                .getValue(context.getExecutionManager().findExecutionById(instance)));
    }

    private boolean sees(String user) {
        List<Task> seen =
                run.as(user, () -> tasks.createTaskQuery().taskId(task).list());
        return !seen.isEmpty();
    }

    private void refusedFor(String user, Runnable act) {
        assertThatThrownBy(() -> run.as(user, () -> {
                    act.run();
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class);
    }

    private void deploy(BpmnModelInstance model) {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .forEach(p -> p.setCamundaHistoryTimeToLiveString("P1D"));
        deployment = repository
                .createDeployment()
                .addModelInstance("probe.bpmn", model)
                .deploy()
                .getId();
    }
}
