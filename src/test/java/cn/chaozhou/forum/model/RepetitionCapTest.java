package cn.chaozhou.forum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import java.util.Collections;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A variable asks for a million tasks. */
@ForumTest
class RepetitionCapTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ModelSettings settings;

    private String deployment;

    @AfterEach
    void cleanUp() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aNumberInAVariableIsHeldToTheCap() {
        deploy("${wanted}", null);
        start("wanted", settings.maxInstances());
        assertThat(open()).isEqualTo(settings.maxInstances());
        for (Object wanted : new Object[] {settings.maxInstances() + 1, 1_000_000, "1000000", 5_000_000_000L}) {
            assertThatThrownBy(() -> start("wanted", wanted))
                    .as(String.valueOf(wanted))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("超过上限");
        }
        assertThat(open()).as("nothing was begun").isEqualTo(settings.maxInstances());
    }

    @Test
    void soIsAList() {
        deploy(null, "wanted");
        start("wanted", Collections.nCopies(2, "x"));
        assertThatThrownBy(() -> start("wanted", Collections.nCopies(settings.maxInstances() + 1, "x")))
                .isInstanceOf(BadUserRequestException.class);
        assertThat(open()).isEqualTo(2);
    }

    private void start(String name, Object wanted) {
        runtime.startProcessInstanceByKey("repetitionProbe", Map.of(name, wanted));
    }

    private long open() {
        return tasks.createTaskQuery().processDefinitionKey("repetitionProbe").count();
    }

    private void deploy(String cardinality, String collection) {
        var several = Bpmn.createExecutableProcess("repetitionProbe")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_many")
                .multiInstance()
                .parallel();
        if (cardinality != null) {
            several.cardinality(cardinality);
        } else {
            several.camundaCollection(collection);
        }
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "probe.bpmn", several.multiInstanceDone().endEvent().done())
                .deploy()
                .getId();
    }
}
