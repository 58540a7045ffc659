package cn.chaozhou.forum.session;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Sessions over REST: for whoever has a login, minutes only once they are signed. */
@ForumTest
class SessionApiTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessRun run;

    @Autowired
    SessionDesk desk;

    @Autowired
    MinutesDesk minutes;

    private MockMvc mvc;
    private String number;

    @BeforeEach
    void aSessionIsOpen() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        run.now("2026-08-03T09:00+08:00");
        number = run.businessKey(run.startBy("secretariat", SessionProcess.KEY, Map.of()));
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void everySessionIsListedForACaptain() throws Exception {
        mvc.perform(get("/api/sessions").with(httpBasic("captain.dacheng", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].number", hasItem(number)))
                .andExpect(jsonPath("$[?(@.number == '%s')].status", number).value("PLANNING"))
                .andExpect(jsonPath("$[?(@.number == '%s')].statusText", number).value("计划中"));
    }

    @Test
    void minutesAreGivenOnceTheyAreSigned() throws Exception {
        minutes.submit(number, new Minutes("概况", "亮点", "问答", "问题", "议定"));
        mvc.perform(get("/api/sessions/" + number).with(httpBasic("captain.dacheng", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.session.title").value("2026年第%d期".formatted(ordinal())))
                .andExpect(jsonPath("$.counts.speakers").value(0))
                .andExpect(jsonPath("$.agenda").isEmpty())
                .andExpect(jsonPath("$.minutes").doesNotExist());
        minutes.publish(number);
        mvc.perform(get("/api/sessions/" + number).with(httpBasic("captain.dacheng", "demo")))
                .andExpect(jsonPath("$.session.status").value("PUBLISHED"))
                .andExpect(jsonPath("$.minutes.decisions").value("议定"));
    }

    @Test
    void anUnknownNumberIsNotFoundInChinese() throws Exception {
        mvc.perform(get("/api/sessions/1999-01").with(httpBasic("captain.dacheng", "demo")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail", containsString("没有找到")));
    }

    @Test
    void nobodyReadsWithoutALogin() throws Exception {
        mvc.perform(get("/api/sessions")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/sessions/" + number)).andExpect(status().isUnauthorized());
    }

    private int ordinal() {
        return Integer.parseInt(number.substring(5));
    }
}
