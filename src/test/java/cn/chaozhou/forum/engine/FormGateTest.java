package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FormGateTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void startEngine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:formgate");
        configuration.setProcessEngineName("formgate");
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(true);
        configuration
                .getProcessEnginePlugins()
                .addAll(List.of(
                        new SpinProcessEnginePlugin(),
                        new FormGate(new EngineClock(ZoneId.of("Asia/Shanghai")), mock(RepeatedStarts.class))));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("formgate/gated.bpmn")
                .addClasspathResource("formgate/gatedStart.form")
                .addClasspathResource("formgate/gatedTask.form")
                .deploy();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @AfterEach
    void endInstances() {
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(i -> engine.getRuntimeService()
                .deleteProcessInstance(i.getId(), "test"));
    }

    @Test
    void startWritesOnlyWhatTheFormAsksForInOurTypes() {
        TypedValue rows = SpinValues.jsonValue("[{\"name\":\"照片\",\"date\":\"2026-11-24\"}]")
                .create();
        String instance = start(Map.of(
                "title", Variables.stringValue("路灯", true), "evidence", rows, "amount", Variables.doubleValue(100.0)));

        assertThat(variable(instance, "title")).isEqualTo("路灯");
        assertThat(variable(instance, "amount")).isEqualTo(100);
        assertThat(variable(instance, "evidence")).isInstanceOfSatisfying(SpinJsonNode.class, json -> assertThat(
                        json.elements().get(0).prop("name").stringValue())
                .isEqualTo("照片"));
    }

    @Test
    void plainListsAreStoredAsJson() {
        String instance = start(Map.of("title", "路灯", "evidence", List.of(Map.of("name", "照片"))));

        assertThat(variable(instance, "evidence")).isInstanceOf(SpinJsonNode.class);
    }

    @Test
    void refusedStartLeavesNothingBehind() {
        assertThatExceptionOfType(InputRefused.class)
                .isThrownBy(() -> start(Map.of("title", "路灯", "approved", true)))
                .withMessageContaining("「approved」不在这张表单里")
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("approved"));
        assertThatExceptionOfType(InputRefused.class)
                .isThrownBy(() -> engine.getFormService().submitStartForm(definition(), null))
                .withMessageContaining("「标题」不能为空");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void rowsAreNamed() {
        List<Object> rows = List.of(Map.of("name", "照片"), Map.of("name", "录音", "date", "昨天"));
        assertThatExceptionOfType(InputRefused.class)
                .isThrownBy(() -> start(Map.of("title", "路灯", "evidence", rows)))
                .withMessageContaining("「佐证材料」第2行「日期」应为日期")
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("evidence[1].date"));
    }

    @Test
    void nestedTaskRefusesAndStaysOpen() {
        String instance = start(Map.of("title", "路灯"));
        String task = task();

        assertRefused(task, Map.of("decision", "accept", "isVip", true), "「isVip」不在这张表单里");
        assertRefused(task, Map.of("decision", "accept", "reason", "远"), "「理由」在当前选择下不用填写");
        assertRefused(task, Map.of("decision", "reject"), "「理由」不能为空");
        assertRefused(task, Map.of("decision", "accept", "title", "改了"), "「标题」只供查看");
        assertRefused(task, Map.of("decision", "${1+1}"), "「处理意见」请从列出的选项中选择");
        assertThat(task()).isEqualTo(task);
        assertThat(engine.getRuntimeService().getVariables(instance)).containsOnlyKeys("title");
    }

    @Test
    void goodTaskPassesWithoutRightsOnDeploymentsAndKeepsTextAsTyped() {
        String instance = start(Map.of("title", "路灯"));
        engine.getFormService()
                .submitTaskForm(task(), Map.of("title", "路灯", "decision", "reject", "reason", "${task.id} #{1}"));

        assertThat(variable(instance, "reason")).isEqualTo("${task.id} #{1}");
        // A task without a form is none of the gate's business.
        engine.getFormService().submitTaskForm(task(), Map.of("anything", "goes"));
    }

    @Test
    void submitterNeedsNoRightToReadTheForm() {
        start(Map.of("title", "路灯"));
        Task task = engine.getTaskService().createTaskQuery().singleResult();
        engine.getTaskService().setAssignee(task.getId(), "worker");
        try {
            engine.getIdentityService().setAuthentication("worker", List.of());
            assertRefused(task.getId(), Map.of("decision", "maybe"), "「处理意见」");
            engine.getFormService().submitTaskForm(task.getId(), Map.of("decision", "accept"));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static void assertRefused(String task, Map<String, Object> values, String text) {
        assertThatExceptionOfType(InputRefused.class)
                .isThrownBy(() -> engine.getFormService().submitTaskForm(task, values))
                .withMessageContaining(text);
    }

    private static String start(Map<String, Object> values) {
        return engine.getFormService().submitStartForm(definition(), values).getId();
    }

    private static String definition() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .singleResult()
                .getId();
    }

    private static String task() {
        return engine.getTaskService().createTaskQuery().singleResult().getId();
    }

    private static Object variable(String instance, String name) {
        return engine.getRuntimeService().getVariable(instance, name);
    }
}
