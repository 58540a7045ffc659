package cn.chaozhou.forum.board;

import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The doors of the board, as other programs find them. */
@ForumTest
@AutoConfigureMockMvc
class BoardApiTest {

    @Autowired
    MockMvc web;

    @ParameterizedTest
    @CsvSource({
        "/api/board/issues?stage=BLAU, stage, 参数“stage”只能是：RED、YELLOW、GREEN、STOPPED、UNDISPATCHED、REPORTED、MERGED、DONE。",
        "/api/board/issues?fate=LOST, fate, 参数“fate”只能是：RAISED、ANSWERED、CLOSED、MERGED、OPEN、RED、WAS_OVERDUE。",
        "/api/board/movements/GONE, kind, 参数“kind”只能是：CHASED、EXTENSION_ASKED、EXTENSION_WAITING、EXTENSION_GRANTED、CONTEST_WAITING、CLOSED。",
        "/api/board/issues?page=one, page, 参数“page”的值无法识别，请核对后再试。"
    })
    void aValueThatCannotBeReadIsNamed(String address, String field, String detail) throws Exception {
        web.perform(get(address).with(httpBasic("leader", "demo")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.detail").value(detail));
    }

    @Test
    void aSizeBeyondTheCapIsCutAndAPageBeyondTheEndIsEmpty() throws Exception {
        web.perform(get("/api/board/issues?page=99999&size=100000").with(httpBasic("leader", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows", hasSize(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"captain.dacheng", "head.water", "secretariat", "systemadmin"})
    void whoDoesNotWatchIsToldWhoDoes(String user) throws Exception {
        web.perform(get("/api/board").with(httpBasic(user, "demo")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value("督办看板供市分管领导、督办员和管理人员查看。"));
    }
}
