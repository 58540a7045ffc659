package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.Race;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.role.Role;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who acts on a task, by every door over HTTP, and what those read who were not the first. */
@ServedForumTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimDoorsTest {

    private static final int CROWD = 50;
    private static final String KEY = "claimProbe";
    private static final String HOLDER = "captain.dacheng";
    private static final String COLLEAGUE = "race.1";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identities;

    @Autowired
    People people;

    @Autowired
    ProcessRun run;

    private String deployment;
    private List<String> crowd;
    private String instance;
    private String task;

    @BeforeAll
    void fiftyColleagues() {
        crowd = IntStream.rangeClosed(1, CROWD).mapToObj(i -> "race." + i).toList();
        people.add(
                crowd.stream()
                        .map(id -> new People.Post(id, "队员", Role.CAPTAIN, "dacheng"))
                        .toList(),
                "demo");
        BpmnModelInstance model = Bpmn.createExecutableProcess(KEY)
                .startEvent()
                .userTask("userTask_probe")
                .camundaCandidateGroups("team.dacheng.captain")
                .userTask("userTask_next")
                .camundaCandidateGroups("secretariat")
                .endEvent()
                .done();
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .forEach(p -> p.setCamundaHistoryTimeToLiveString("P1D"));
        deployment = repository
                .createDeployment()
                .addModelInstance("claim-probe.bpmn", model)
                .deploy()
                .getId();
    }

    @AfterAll
    void goAway() {
        repository.deleteDeployment(deployment, true);
        crowd.forEach(identities::deleteUser);
    }

    @BeforeEach
    void oneTask() {
        instance = runtime.startProcessInstanceByKey(KEY).getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private Stream<EngineDoor> doors() {
        return EngineDoor.both(port).stream();
    }

    private HttpResponse<String> claim(EngineDoor door, String user) {
        return door.send(user, "POST", "/task/" + task + "/claim", Map.of("userId", user));
    }

    @Test
    void oneOfFiftyGetsTheTask() {
        doors().forEach(door -> {
            oneTask();
            crowd.forEach(door::ready);
            List<HttpResponse<String>> answers = Race.of(crowd.stream()
                    .map(user -> (Callable<HttpResponse<String>>) () -> claim(door, user))
                    .toList());
            assertOneTaken(answers, 409);
            String winner = crowd.get(answers.indexOf(answers.stream()
                    .filter(a -> a.statusCode() < 300)
                    .findFirst()
                    .orElseThrow()));
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                    .isEqualTo(winner);
            // And who comes later reads the same.
            assertThat(claim(door, HOLDER).statusCode()).isEqualTo(409);
            assertThat(EngineDoor.json(claim(door, HOLDER)).path("message").asText())
                    .contains("已由他人签收");
        });
    }

    @Test
    void theSameSubmitManyTimesHasOneEffect() {
        for (String act : List.of("/submit-form", "/complete")) {
            for (int times : new int[] {2, 20}) {
                doors().forEach(door -> {
                    oneTask();
                    assertThat(claim(door, HOLDER).statusCode()).isEqualTo(204);
                    assertOneTaken(
                            Race.of(Collections.nCopies(
                                    times, () -> door.send(HOLDER, "POST", "/task/" + task + act, Map.of()))),
                            404,
                            409);
                    assertThat(run.openTasks(instance)).containsExactly("userTask_next");
                    assertThat(history.createHistoricTaskInstanceQuery()
                                    .processInstanceId(instance)
                                    .count())
                            .isEqualTo(2);
                });
            }
        }
    }

    @Test
    void nobodyActsForAColleague() {
        doors().forEach(door -> {
            oneTask();
            String path = "/task/" + task;
            assertRefused(door.send(COLLEAGUE, "POST", path + "/claim", Map.of("userId", HOLDER)));
            assertThat(claim(door, HOLDER).statusCode()).isEqualTo(204);
            for (String user : List.of(COLLEAGUE, HOLDER)) {
                assertRefused(door.send(user, "POST", path + "/assignee", Map.of("userId", "race.2")));
                assertRefused(door.send(user, "POST", path + "/claim", Map.of("userId", "race.2")));
                assertRefused(door.send(user, "POST", path + "/delegate", Map.of("userId", "race.2")));
                assertRefused(door.send(user, "POST", path + "/resolve", Map.of("variables", Map.of())));
                assertRefused(door.send(user, "PUT", path, Map.of("name", "改名", "assignee", "race.2")));
                assertRefused(door.send(user, "POST", path + "/bpmnError", Map.of("errorCode", "x")));
                assertRefused(door.send(
                        user, "POST", path + "/identity-links", Map.of("userId", "race.2", "type", "assignee")));
                assertRefused(door.send(user, "PUT", path + "/variables/x", Map.of("value", "1", "type", "String")));
            }
            assertRefused(door.send(COLLEAGUE, "POST", path + "/complete", Map.of()));
            assertRefused(door.send(COLLEAGUE, "POST", path + "/submit-form", Map.of()));
            assertRefused(door.send(COLLEAGUE, "POST", path + "/unclaim", Map.of()));
            Task still = tasks.createTaskQuery().taskId(task).singleResult();
            assertThat(still.getAssignee()).isEqualTo(HOLDER);
            assertThat(still.getOwner()).isNull();
            assertThat(still.getDelegationState()).isNull();
            assertThat(runtime.getVariables(instance)).isEmpty();
        });
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(403);
        assertReadable(answer);
    }

    private static void assertOneTaken(List<HttpResponse<String>> answers, Integer... others) {
        assertThat(answers).filteredOn(a -> a.statusCode() < 300).hasSize(1);
        assertThat(answers).filteredOn(a -> a.statusCode() >= 300).allSatisfy(lost -> {
            assertThat(lost.statusCode()).as(lost.body()).isIn((Object[]) others);
            assertReadable(lost);
        });
    }

    private static void assertReadable(HttpResponse<String> answer) {
        assertThat(EngineDoor.json(answer).path("message").asText())
                .as(answer.body())
                .containsPattern("\\p{IsHan}{4}")
                .doesNotContain("Exception", "ENGINE-", "org.");
    }
}
