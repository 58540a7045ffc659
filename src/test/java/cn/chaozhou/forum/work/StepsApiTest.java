package cn.chaozhou.forum.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.organisation.People.Post;
import cn.chaozhou.forum.role.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Figures of steps and paths of cases, held against what the test itself played and against the engine's own history. */
@ForumTest
class StepsApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** No other test plays in these years. */
    private static int year = 2034;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessRun run;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identities;

    @Autowired
    People people;

    @Autowired
    JdbcClient db;

    private MockMvc mvc;

    @BeforeEach
    void aNewYear() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        year++;
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void figuresAreThoseOfWhatWasPlayed() {
        List<Duration> drafted = List.of(Duration.ofHours(2), Duration.ofHours(30), Duration.ofHours(5));
        List<Duration> confirmed = List.of(Duration.ofMinutes(10), Duration.ofHours(50), Duration.ofHours(1));
        List<String> teams = List.of("guxiang", "dengtang", "fengtang");
        List<String> played = new ArrayList<>();
        for (int i = 0; i < drafted.size(); i++) {
            String team = teams.get(i);
            String instance = begun(team, i);
            run.advance(drafted.get(i));
            run.submitBy("captain." + team, instance, "userTask_draftHighlight", SampleHighlight.form(day(2, 20)));
            run.advance(confirmed.get(i));
            run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
            played.add(instance);
        }
        begun("fuyang", 4);

        JsonNode draft = step("userTask_draftHighlight");
        assertThat(draft.get("name").asText()).isEqualTo("填报亮点");
        assertThat(draft.at("/finished/count").asLong()).isEqualTo(3);
        assertThat(draft.at("/finished/average").asDouble()).isCloseTo(37.0 / 3 * 3600, within(1.0));
        assertThat(draft.at("/finished/median").asDouble()).isCloseTo(5 * 3600, within(1.0));
        assertThat(draft.at("/finished/arrived").asLong()).as("held on arrival").isEqualTo(3);
        assertThat(draft.at("/finished/waiting").asDouble()).isZero();
        assertThat(draft.at("/finished/handling").asDouble()).isCloseTo(37.0 / 3 * 3600, within(1.0));
        assertThat(draft.at("/finished/inLimit").asLong()).isEqualTo(3);

        JsonNode confirm = step("userTask_confirmFacts");
        List<HistoricTaskInstance> known =
                history.createHistoricTaskInstanceQuery().taskDefinitionKey("userTask_confirmFacts").list().stream()
                        .filter(task -> played.contains(task.getProcessInstanceId()))
                        .toList();
        assertThat(known).hasSize(3);
        assertThat(confirm.at("/finished/average").asDouble())
                .isCloseTo(
                        known.stream()
                                .mapToDouble(task -> task.getDurationInMillis() / 1000.0)
                                .average()
                                .orElseThrow(),
                        within(1.0));
        assertThat(confirm.at("/finished/median").asDouble()).isCloseTo(3600, within(1.0));
        long late = known.stream()
                .filter(task -> task.getEndTime().after(task.getDueDate()))
                .count();
        assertThat(confirm.at("/finished/late").asLong()).isEqualTo(late);
        assertThat(confirm.at("/finished/inLimit").asLong()).isEqualTo(3 - late);

        // What runs is the same question to the engine.
        String open = "userTask_draftHighlight";
        assertThat(draft.at("/running/count").asLong())
                .isEqualTo(tasks.createTaskQuery()
                        .processDefinitionKey("highlightSubmission")
                        .taskDefinitionKey(open)
                        .count());
        assertThat(draft.at("/running/red").asLong())
                .isEqualTo(tasks.createTaskQuery()
                        .processDefinitionKey("highlightSubmission")
                        .taskDefinitionKey(open)
                        .dueBefore(Date.from(OffsetDateTime.parse(at(2, 27, 9)).toInstant()))
                        .count());
        // Steps without a person are counted from the engine's history.
        assertThat(step("serviceTask_submitHighlight").at("/finished/count").asLong())
                .isEqualTo(3);
    }

    @Test
    void waitingEndsWithTheFirstClaimAndEachHandOverCounts() {
        people.add(
                List.of(
                        new Post("second.townhall", "第二人", Role.TOWN, "xinxu"),
                        new Post("third.townhall", "第三人", Role.TOWN, "xinxu")),
                "demo");
        String instance = begun("xinxu", 0);
        run.submitBy("captain.xinxu", instance, "userTask_draftHighlight", SampleHighlight.form(day(2, 20)));
        run.advance(Duration.ofHours(3));
        String task = run.task(instance, "userTask_confirmFacts").getId();
        claim("second.townhall", task);
        run.advance(Duration.ofHours(1));
        run.as("second.townhall", () -> {
            tasks.setAssignee(task, null);
            return null;
        });
        claim("third.townhall", task);
        run.advance(Duration.ofHours(2));
        run.submitBy("third.townhall", instance, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));

        JsonNode confirm = step("userTask_confirmFacts");
        assertThat(confirm.at("/finished/count").asLong()).isEqualTo(1);
        assertThat(confirm.at("/finished/waiting").asDouble()).isCloseTo(3 * 3600, within(1.0));
        assertThat(confirm.at("/finished/handling").asDouble()).isCloseTo(3 * 3600, within(1.0));
        assertThat(confirm.at("/finished/average").asDouble()).isCloseTo(6 * 3600, within(1.0));
        assertThat(confirm.at("/finished/arrived").asLong()).isZero();
        assertThat(confirm.at("/finished/reassigned").asLong()).isEqualTo(1);

        JsonNode path = path(run.businessKey(instance)).get(0);
        JsonNode passing = passing(path, "userTask_confirmFacts");
        assertThat(passing.get("who").asText()).isEqualTo(people.nameOf("third.townhall"));
        assertThat(passing.get("reassigned").asInt()).isEqualTo(1);
        assertThat(seconds(passing, "startedAt", "claimedAt")).isEqualTo(3 * 3600);
        assertThat(seconds(passing, "claimedAt", "endedAt")).isEqualTo(3 * 3600);
        assertThat(passing.get("outcome").asText()).isNotBlank();
    }

    @Test
    void anEndedPathIsTheEnginesAndItsTasksOutliveTheEnginesHistory() {
        String team = "dongfeng";
        String instance = begun(team, 0);
        run.advance(Duration.ofHours(2));
        run.submitBy("captain." + team, instance, "userTask_draftHighlight", SampleHighlight.form(day(2, 20)));
        run.advance(Duration.ofHours(4));
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
        run.advance(Duration.ofHours(1));
        run.submit(instance, "userTask_acceptHighlight", Map.of("acceptance", "accept"));
        String number = run.businessKey(instance);

        JsonNode path = path(number).get(0);
        assertThat(path.get("endedAt").isNull()).isFalse();
        assertThat(seconds(path, "startedAt", "endedAt")).isEqualTo(7 * 3600);
        List<String> steps = path.get("passings").findValuesAsText("step");
        assertThat(steps).containsExactlyInAnyOrderElementsOf(run.passed(instance));
        assertThat(steps)
                .containsSubsequence("userTask_draftHighlight", "userTask_confirmFacts", "userTask_acceptHighlight");
        assertThat(passing(path, "userTask_draftHighlight").get("who").asText())
                .isEqualTo(people.nameOf("captain." + team));

        JsonNode before = step("userTask_confirmFacts").get("finished");
        history.deleteHistoricProcessInstance(instance);
        assertThat(step("userTask_confirmFacts").get("finished")).isEqualTo(before);
        JsonNode left = path(number).get(0);
        assertThat(left.get("whole").asBoolean()).isFalse();
        assertThat(left.get("passings").findValuesAsText("step"))
                .containsExactly("userTask_draftHighlight", "userTask_confirmFacts", "userTask_acceptHighlight");
        assertThat(passing(left, "userTask_confirmFacts")).isEqualTo(passing(path, "userTask_confirmFacts"));
    }

    @Test
    void aManagerOfACountySeesThatCountyOnly() {
        person("manager.raoping", "manager", "county.raoping", "county.raoping.county");
        person("manager.chaoan", "manager", "county.chaoan", "county.chaoan.county");
        String instance = begun("xintang", 0);
        run.submitBy("captain.xintang", instance, "userTask_draftHighlight", SampleHighlight.form(day(2, 20)));
        String number = run.businessKey(instance);
        assertThat(step("manager.raoping", "userTask_draftHighlight")
                        .at("/finished/count")
                        .asLong())
                .isEqualTo(1);
        assertThat(step("manager.chaoan", "userTask_draftHighlight")
                        .at("/finished/count")
                        .asLong())
                .isZero();
        assertThat(ask("manager.raoping", "/api/cases/path?number=" + number).getStatus())
                .isEqualTo(200);
        assertThat(ask("manager.chaoan", "/api/cases/path?number=" + number).getStatus())
                .isEqualTo(404);
    }

    @Test
    void whoAskedIsNotInThePath() {
        List<String> named = db.sql(
                        "select holder from task_work where process_key = 'questionAnswer' and holder is not null and step in"
                                + " ('userTask_writeQuestion', 'userTask_moderateQuestion', 'userTask_rateAnswer')")
                .query(String.class)
                .list();
        assertThat(named).isEmpty();
    }

    @Test
    void daysInTheWrongOrderAreRefusedInChinese() {
        MockHttpServletResponse answer =
                ask("leader", "/api/steps?definition=" + definition() + "&from=2030-02-02&to=2030-02-01");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("截止日期");
    }

    private String begun(String team, int day) {
        run.now(at(2, 21 + day, 9));
        return run.start(
                "highlightSubmission",
                Map.of("sessionNumber", year + "-01", "theme", "产业", "meetingDate", year + "-03-20", "team", team));
    }

    private void claim(String person, String task) {
        run.as(person, () -> {
            tasks.claim(task, person);
            return null;
        });
    }

    private void person(String user, String... groups) {
        people.add(List.of(new Post(user, user, Role.MANAGER, null)), "demo");
        for (String group : groups) {
            if (!group.equals("manager")) {
                identities.createMembership(user, group);
            }
        }
    }

    private static String at(int month, int day, int hour) {
        return "%d-%02d-%02dT%02d:00+08:00".formatted(year, month, day, hour);
    }

    private static String day(int month, int day) {
        return "%d-%02d-%02d".formatted(year, month, day);
    }

    private String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("highlightSubmission")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private JsonNode step(String id) {
        return step("manager", id);
    }

    private JsonNode step(String person, String id) {
        JsonNode answer = json(
                person, "/api/steps?definition=" + definition() + "&from=" + year + "-01-01&to=" + year + "-12-31");
        for (JsonNode step : answer.get("steps")) {
            if (step.get("id").asText().equals(id)) {
                return step;
            }
        }
        return JSON.createObjectNode();
    }

    private JsonNode path(String number) {
        return json("manager", "/api/cases/path?number=" + number);
    }

    private static JsonNode passing(JsonNode path, String step) {
        for (JsonNode passing : path.get("passings")) {
            if (passing.get("step").asText().equals(step)) {
                return passing;
            }
        }
        throw new AssertionError(step + " is not in " + path);
    }

    private static long seconds(JsonNode from, String begin, String end) {
        return Duration.between(
                        OffsetDateTime.parse(from.get(begin).asText()),
                        OffsetDateTime.parse(from.get(end).asText()))
                .toSeconds();
    }

    private JsonNode json(String person, String path) {
        MockHttpServletResponse answer = ask(person, path);
        assertThat(answer.getStatus()).as(person + " " + path).isEqualTo(200);
        try {
            return JSON.readTree(answer.getContentAsByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private MockHttpServletResponse ask(String person, String path) {
        try {
            return mvc.perform(get(path).with(httpBasic(person, "demo")))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
