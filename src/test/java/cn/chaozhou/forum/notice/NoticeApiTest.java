package cn.chaozhou.forum.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Everybody reads what they or their post were told, and nothing else. */
@ForumTest
class NoticeApiTest {

    private static final String CASE = "NOTICE-TEST";
    private static final String DIGEST_CASE = "NOTICE-DIGEST";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    ProcessRun run;

    @BeforeEach
    void aWorkingMorning() {
        run.now("2026-09-18T09:00+08:00");
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    /** 25 to 27 September 2026 is a holiday; the 28th, a Monday, opens at 08:30. */
    @Test
    void whatIsNotUrgentWaitsForBusinessHoursAndComesAsOneDigestADay() throws Exception {
        run.now("2026-09-24T20:00+08:00");
        notices.send("captain.wenci", DIGEST_CASE, "不急");
        notices.send("captain.wenci", DIGEST_CASE, "紧急", true);
        assertThat(read()).containsExactly("2026-09-24 紧急");
        run.now("2026-09-28T08:29+08:00");
        assertThat(read()).containsExactly("2026-09-24 紧急");
        run.now("2026-09-28T08:30+08:00");
        notices.send("team.wenci.captain", DIGEST_CASE, "当天第二条");
        assertThat(read()).containsExactly("2026-09-28 当天第二条", "2026-09-28 不急", "2026-09-24 紧急");
    }

    /** The captain's page as it reads, of this test's case only: other tests of this JVM write to captains, too. */
    private List<String> read() throws Exception {
        String page = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(get("/api/notices").with(httpBasic("captain.wenci", "demo")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var lines = new ArrayList<String>();
        for (JsonNode day : new ObjectMapper().readTree(page)) {
            for (JsonNode notice : day.get("notices")) {
                if (DIGEST_CASE.equals(notice.get("caseKey").asText())) {
                    lines.add(day.get("day").asText() + " " + notice.get("text").asText());
                }
            }
        }
        return lines;
    }

    @Test
    void aPersonReadsTheirOwnAndTheirPosts() throws Exception {
        notices.send("captain.dengtang", CASE, "给本人");
        notices.send("team.dengtang.captain", CASE, "给岗位");
        notices.send("team.fubin.captain", CASE, "给别的队");
        var mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        String texts = "$[*].notices[?(@.caseKey == '" + CASE + "')].text";
        mvc.perform(get("/api/notices").with(httpBasic("captain.dengtang", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath(texts, contains("给岗位", "给本人")));
        mvc.perform(get("/api/notices").with(httpBasic("captain.fubin", "demo")))
                .andExpect(jsonPath(texts, contains("给别的队")));
        mvc.perform(get("/api/notices")).andExpect(status().isUnauthorized());
    }
}
