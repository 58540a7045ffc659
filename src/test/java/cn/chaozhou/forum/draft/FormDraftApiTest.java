package cn.chaozhou.forum.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.Race;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.engine.HeldTasks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What a captain has typed and not handed in: kept for them alone, and gone when it has no place any more. */
@ForumTest
class FormDraftApiTest {

    private static final String CAPTAIN = "captain.dacheng";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static int sessions = 10;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessRun run;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HeldTasks held;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private MockMvc mvc;
    private String instance;
    private String task;

    @BeforeEach
    void aCaptainHoldsATask() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        run.now("2026-08-28T09:00+08:00");
        instance = run.start(
                "highlightSubmission",
                Map.of(
                        "sessionNumber",
                        "2033-" + sessions++,
                        "theme",
                        "产业",
                        "meetingDate",
                        "2026-09-18",
                        "team",
                        "dacheng"));
        task = run.task(instance, "userTask_draftHighlight").getId();
        give(CAPTAIN);
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void whatWasTypedComesBackAsItWasTyped() {
        assertThat(draft(CAPTAIN).path("savedAt").isNull()).isTrue();
        String content =
                """
                {"title":"联系人13800138000","figureAfter":450.5,"figureBefore":null,"threeForces":["unit"],
                 "evidence":[{"date":"2026-08-20","kind":"photo"}]}
                """;
        assertThat(at("/savedAt", keep(CAPTAIN, content))).isEqualTo("2026-08-28T09:00:00+08:00");
        JsonNode draft = draft(CAPTAIN);
        assertThat(draft.get("fields")).isEqualTo(json(content));
        assertThat(draft.get("savedAt").asText()).isEqualTo("2026-08-28T09:00:00+08:00");
    }

    @Test
    void aSecondWindowChangesOnlyItsOwnFields() {
        keep(CAPTAIN, "{\"title\":\"打井\",\"summary\":\"第一稿\"}");
        keep(CAPTAIN, "{\"summary\":\"第二稿\"}");
        assertThat(draft(CAPTAIN).get("fields")).isEqualTo(json("{\"title\":\"打井\",\"summary\":\"第二稿\"}"));
    }

    @Test
    void nobodyElseReadsOrWritesIt() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        for (String other : List.of("captain.fubin", "secretariat", "leader", "systemadmin", "auditadmin")) {
            assertThat(draft(other).toString())
                    .as(other)
                    .isEqualTo(draft(other, "9999").toString());
            assertRefused(keep(other, "{\"title\":\"改\"}"), 409, "已不在您手里");
            assertThat(ask(other, "DELETE", task, null).getStatus()).isEqualTo(204);
        }
        assertThat(draft(CAPTAIN).at("/fields/title").asText()).isEqualTo("打井");
    }

    @Test
    void itGoesWhenTheFormIsHandedIn() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", SampleHighlight.form("2026-08-20"));
        assertThat(rows()).isZero();
        assertRefused(keep(CAPTAIN, "{\"title\":\"晚了\"}"), 409, "已办结");
        assertThat(rows()).isZero();
    }

    @Test
    void itStaysWhereAFormIsRefused() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        Map<String, Object> form = SampleHighlight.form("2026-08-29");
        assertThat(catchThrowable(() -> run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", form)))
                .hasMessageContaining("晚于今天");
        assertThat(draft(CAPTAIN).at("/fields/title").asText()).isEqualTo("打井");
    }

    @Test
    void itGoesWhenTheFlowTakesTheTaskAway() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        run.fireTimer(instance, "timer_callCloses");
        assertThat(rows()).isZero();
    }

    @Test
    void itGoesWithTheWholeCase() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        runtime.deleteProcessInstance(instance, "test");
        assertThat(rows()).isZero();
    }

    @Test
    void itOutlivesGivingTheTaskBackButNotSomebodyElse() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        give(null);
        assertThat(draft(CAPTAIN).at("/fields/title").asText()).isEqualTo("打井");
        assertRefused(keep(CAPTAIN, "{\"title\":\"没有签收\"}"), 409, "已不在您手里");
        give(CAPTAIN);
        assertThat(draft(CAPTAIN).at("/fields/title").asText()).isEqualTo("打井");
        give("captain.fubin");
        assertThat(rows()).isZero();
    }

    @Test
    void itCanBeThrownAway() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        assertThat(ask(CAPTAIN, "DELETE", task, null).getStatus()).isEqualTo(204);
        assertThat(draft(CAPTAIN).get("fields")).isEmpty();
    }

    @Test
    void whatIsNoDraftOrTooLargeIsRefused() {
        keep(CAPTAIN, "{\"title\":\"打井\"}");
        assertThat(keep(CAPTAIN, "[]").getStatus()).isEqualTo(400);
        assertThat(keep(CAPTAIN, "\"打井\"").getStatus()).isEqualTo(400);
        String half = "井".repeat(50_000);
        assertThat(keep(CAPTAIN, "{\"summary\":\"" + half + "\"}").getStatus()).isEqualTo(200);
        assertRefused(keep(CAPTAIN, "{\"resources\":\"" + half + "\"}"), 400, "内容过大（上限 256 KB）");
        assertThat(draft(CAPTAIN).get("fields").has("resources")).isFalse();
    }

    /** Whoever saves in the very moment of handing in, from another window, leaves nothing behind. */
    @Test
    void nothingIsLeftBehindByALateSave() {
        CountDownLatch saving = new CountDownLatch(1);
        Race.of(List.of(
                () -> transaction.execute(status -> {
                    held.hold(task, CAPTAIN);
                    saving.countDown();
                    // Meanwhile the other has come as far as the task, and waits.
                    pause(500);
                    keep(CAPTAIN, "{\"title\":\"晚了\"}");
                    return rows();
                }),
                () -> {
                    saving.await();
                    run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", SampleHighlight.form("2026-08-20"));
                    return 0;
                }));
        assertThat(rows()).isZero();
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void give(@Nullable String person) {
        tasks.setAssignee(task, person);
    }

    private int rows() {
        return db.sql("select count(*) from form_draft where task = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    private JsonNode draft(String person) {
        return draft(person, task);
    }

    private JsonNode draft(String person, String of) {
        return json(text(ask(person, "GET", of, null)));
    }

    private MockHttpServletResponse keep(String person, String content) {
        return ask(person, "PATCH", task, content);
    }

    private MockHttpServletResponse ask(String person, String method, String of, @Nullable String content) {
        try {
            var asked = request(HttpMethod.valueOf(method), "/api/drafts/" + of).with(httpBasic(person, "demo"));
            if (content != null) {
                asked.contentType(MediaType.APPLICATION_JSON).content(content);
            }
            return mvc.perform(asked).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(MockHttpServletResponse answer, int status, String why) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(at("/detail", answer)).contains(why);
    }

    private static String at(String place, MockHttpServletResponse answer) {
        return json(text(answer)).at(place).asText();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(Objects.requireNonNull(answer.getContentAsByteArray()), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
