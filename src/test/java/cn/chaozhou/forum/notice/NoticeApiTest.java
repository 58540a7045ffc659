package cn.chaozhou.forum.notice;

import static org.hamcrest.Matchers.contains;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Everybody reads what they or their post were told, and nothing else. */
@ForumTest
class NoticeApiTest {

    private static final String CASE = "NOTICE-TEST";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Notices notices;

    @Test
    void aPersonReadsTheirOwnAndTheirPosts() throws Exception {
        notices.send("captain.dengtang", CASE, "给本人");
        notices.send("team.dengtang.captain", CASE, "给岗位");
        notices.send("team.fubin.captain", CASE, "给别的队");
        var mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        String texts = "$[?(@.caseKey == '" + CASE + "')].text";
        mvc.perform(get("/api/notices").with(httpBasic("captain.dengtang", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath(texts, contains("给岗位", "给本人")));
        mvc.perform(get("/api/notices").with(httpBasic("captain.fubin", "demo")))
                .andExpect(jsonPath(texts, contains("给别的队")));
        mvc.perform(get("/api/notices")).andExpect(status().isUnauthorized());
    }
}
