package cn.chaozhou.forum.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** 我也有此问题: once per person, never of one's own, taken back at will, and nothing but a count. */
@ForumTest
class QuestionSupportTest {

    private static int counter;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessRun run;

    @Autowired
    QuestionWindow window;

    private MockMvc mvc;
    private String session;

    @BeforeEach
    void theWindowIsOpen() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        run.now("2026-09-15T09:00+08:00");
        session = "2026-4" + ++counter;
        window.open(session, Date.from(Instant.parse("2026-09-21T10:00:00Z")));
    }

    @AfterEach
    void theWindowIsClosed() {
        window.close(session);
        run.resetClock();
    }

    @Test
    void itIsSaidOnceAndTakenBack() throws Exception {
        String number = shown("captain.xinxu");
        say("captain.fubin", number)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.supporters").value(1))
                .andExpect(jsonPath("$.supported").value(true));
        say("head.agri", number).andExpect(jsonPath("$.supporters").value(2));
        say("captain.fubin", number)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("每人每条一次")));
        takeBack("captain.fubin", number)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.supporters").value(1));
        takeBack("captain.fubin", number)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("无可收回")));
    }

    @Test
    void saidTwentyTimesAtOnceItCountsOnce() throws Exception {
        String number = shown("captain.xinxu");
        List<Integer> said = Race.of(Collections.nCopies(
                20, () -> say("captain.fubin", number).andReturn().getResponse().getStatus()));
        assertThat(said).containsOnlyOnce(200).containsOnly(200, 409);
        List<Integer> takenBack = Race.of(Collections.nCopies(20, () -> takeBack("captain.fubin", number)
                .andReturn()
                .getResponse()
                .getStatus()));
        assertThat(takenBack).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void whoMayNotSayItIsToldWhy() throws Exception {
        String number = shown("captain.xinxu");
        say("captain.xinxu", number)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("number"))
                .andExpect(jsonPath("$.detail", containsString("本人提出")));
        say("town.dacheng", number)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail", containsString("队长和部门")));
        say("captain.fubin", session + "/Q-999")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("没有找到")));
        String pending = run.businessKey(asked("captain.dacheng"));
        say("captain.fubin", pending).andExpect(status().isNotFound());
        as("captain.fubin", post("/api/questions/support")).andExpect(status().isBadRequest());
    }

    @Test
    void anIssueIsNoLongerOpenToIt() throws Exception {
        String question = asked("captain.xinxu");
        run.submitBy(
                "secretariat",
                question,
                "userTask_moderateQuestion",
                Map.of("moderation", "issue", "category", "农业产业"));
        say("captain.fubin", run.businessKey(question))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("待答复或已答复")));
    }

    @Test
    void theMostWantedStandsFirstAndMergedOnesCount() throws Exception {
        String first = shown("captain.xinxu");
        String second = shown("captain.dacheng");
        say("captain.linxi", second);
        String same = asked("captain.fubin");
        run.submitBy(
                "secretariat", same, "userTask_moderateQuestion", Map.of("moderation", "merge", "mergeInto", second));
        say("captain.fubin", second).andExpect(status().isConflict());
        takeBack("captain.fubin", second).andExpect(status().isConflict());
        as("captain.fubin", get("/api/questions").param("session", session))
                .andExpect(jsonPath("$[0].number").value(second))
                .andExpect(jsonPath("$[0].supporters").value(2))
                .andExpect(jsonPath("$[1].number").value(first))
                .andExpect(jsonPath("$[2].mergedInto").value(second));
        as("captain.fubin", get("/api/questions").param("session", session).param("size", "1"))
                .andExpect(jsonPath("$.length()").value(1));
        as("captain.linxi", get("/api/questions/window"))
                .andExpect(jsonPath("$.session").value(session))
                .andExpect(jsonPath("$.questions[0].supported").value(true))
                .andExpect(jsonPath("$.questions[1].supported").value(false))
                .andExpect(jsonPath("$.questions[*].maySupport", hasItem(true)));
        as("captain.dacheng", get("/api/questions/window"))
                .andExpect(jsonPath("$.questions[0].maySupport").value(false))
                .andExpect(jsonPath("$.questions[1].maySupport").value(true));
    }

    /** 国办函〔2026〕12号: no like or vote may serve an assessment, so nobody else gets at them. */
    @Test
    void noOtherPackageReadsWhoSaidIt() throws IOException {
        Pattern tables = Pattern.compile("question_(support|voice)", Pattern.CASE_INSENSITIVE);
        try (Stream<Path> files =
                Stream.of("src/main", "bpmn", "forms").map(Path::of).flatMap(QuestionSupportTest::walk)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(f -> f.toString().matches(".*\\.(java|sql|bpmn|dmn|form|yaml|js|html)"))
                            .filter(f -> tables.matcher(read(f)).find())
                            .map(f -> f.getParent().getFileName() + "/" + f.getFileName()))
                    .containsExactlyInAnyOrder(
                            "migration/V9__question_practice.sql",
                            "question/Support.java",
                            "question/AnswerSearch.java",
                            // Archives and clears the rows of an ended question; it counts nothing.
                            "retention/CaseKind.java");
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ResultActions say(String user, String number) throws Exception {
        return as(user, post("/api/questions/support").param("number", number));
    }

    private ResultActions takeBack(String user, String number) throws Exception {
        return as(user, delete("/api/questions/support").param("number", number));
    }

    private ResultActions as(String user, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(httpBasic(user, "demo")));
    }

    private String shown(String asker) {
        String question = asked(asker);
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        return run.businessKey(question);
    }

    private String asked(String asker) {
        String question = run.startBy(asker, QuestionProcess.KEY, Map.of());
        run.submitBy(
                asker,
                question,
                "userTask_writeQuestion",
                Map.of("addressee", "dept.commerce", "questionText", "青梅深加工怎样打开国内销路？"));
        return question;
    }
}
