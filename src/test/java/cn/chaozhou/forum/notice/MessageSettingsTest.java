package cn.chaozhou.forum.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the system administrator sets for messages, over HTTP. */
class MessageSettingsTest extends Sending {

    private static final String DOOR = "/api/notices/settings";

    @Test
    void theAdministratorsWordsAreUsedAndComeBackToThePackagedOnes() {
        assertThat(change("SINGLE_BODY", "请看：{内容}\r\n{链接}").getStatus()).isEqualTo(204);
        assertThat(change("SINGLE_SUBJECT", "{收件人}｜{编号}").getStatus()).isEqualTo(204);
        notices.send(CAPTAIN, "WT-2026-7003", "花括号{链接}和$1照样是字", true);
        delivery.round();
        assertThat(mails(ADDRESS))
                .containsExactly("登塘镇工作队队长｜WT-2026-7003\n请看：花括号{链接}和$1照样是字\n"
                        + "https://forum.example/camunda/app/tasklist/default/#/notices");
        assertThat(text("SINGLE_BODY").get("text").asText()).isEqualTo("请看：{内容}\n{链接}");
        assertThat(change("SINGLE_BODY", " ").getStatus()).isEqualTo(204);
        assertThat(text("SINGLE_BODY").get("text"))
                .isEqualTo(text("SINGLE_BODY").get("packaged"));
        assertThat(db.sql("select detail from audit_entry where action = '修改通知设置' and subject = '单条通知的正文'"
                                + " and actor = 'systemadmin' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("请看：{内容}\n{链接}", "恢复原文");
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE_BODY,{内容}{姓名},「单条通知的正文」中的 {姓名} 不是占位符，可用的有 {收件人}、{编号}、{时间}、{内容}、{链接}。",
        "SINGLE_BODY,{内容}${1+1},「单条通知的正文」中的 {1+1} 不是占位符",
        "SINGLE_BODY,{内容}{通知列表},不是占位符",
        "SINGLE_BODY,{内容}{编号,花括号不成对",
        "SINGLE_BODY,{{内容}},花括号不成对",
        "SINGLE_BODY,没有正文,须有 {内容}。",
        "DIGEST_BODY,没有列表,须有 {通知列表}。",
        "SINGLE_SUBJECT,{内容},不是占位符",
    })
    void aTextThatCantBeUsedIsRefused(String name, String text, String why) {
        for (MockHttpServletResponse answer : List.of(
                change(name, text),
                ask("systemadmin", "POST", DOOR + "/preview", Map.of("texts", Map.of(name, text))))) {
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(json(answer).get("detail").asText()).contains(why);
            assertThat(json(answer).get("field").asText()).isEqualTo(name);
        }
        assertThat(text(name).get("text")).isEqualTo(text(name).get("packaged"));
    }

    @Test
    void aSubjectIsOneLine() {
        assertThat(json(change("DIGEST_SUBJECT", "{条数}\n条")).get("detail").asText())
                .contains("只能写一行");
        notices.send(CAPTAIN, "WT-2026-7003\nBcc: x@example.org", "换行", true);
        delivery.round();
        assertThat(mails(ADDRESS).get(0)).startsWith("【队长有话说】WT-2026-7003 Bcc: x@example.org 有新通知\n");
        assertThat(mails("x@example.org")).isEmpty();
    }

    @Test
    void aPreviewShowsBothWithoutSaving() {
        JsonNode preview = json(ask(
                "systemadmin",
                "POST",
                DOOR + "/preview",
                Map.of("texts", Map.of("DIGEST_LINE", "· {内容}", "SINGLE_SUBJECT", "看 {编号}"))));
        assertThat(preview.at("/single/subject").asText()).isEqualTo("看 WT-2026-0001");
        assertThat(preview.at("/single/body").asText()).contains("您提出的问题已登记");
        assertThat(preview.at("/digest/subject").asText()).contains("2 条通知");
        assertThat(preview.at("/digest/body").asText()).contains("· 您提出的问题已登记").doesNotContain("{");
        assertThat(text("SINGLE_SUBJECT").get("text").asText()).isNotEqualTo("看 {编号}");
    }

    @Test
    void theDigestGoesOutWhenTheAdministratorSaysInBusinessHours() {
        for (String wrong : List.of("13:00", "20:00", "8", "24:10")) {
            MockHttpServletResponse answer = ask("systemadmin", "PUT", DOOR, Map.of("digestAt", wrong));
            assertThat(json(answer).get("detail").asText())
                    .isEqualTo("「每日汇总的发送时间」须在上班时间内（08:30-12:00、14:30-18:00），写作 08:30。");
        }
        assertThat(ask("systemadmin", "PUT", DOOR, Map.of("digestAt", "16:30")).getStatus())
                .isEqualTo(204);
        notices.send(CAPTAIN, "WT-2026-7003", "下午见");
        run.now("2026-09-28T16:29+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).isEmpty();
        run.now("2026-09-28T16:30+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).hasSize(1);
    }

    @Test
    void thePageTellsTheWaysOutAndNoKey() {
        MockHttpServletResponse answer = ask("systemadmin", "GET", DOOR, Map.of());
        assertThat(answer.toString()).doesNotContain(SECRET);
        JsonNode settings = json(answer);
        assertThat(settings.get("mail").asBoolean()).isTrue();
        assertThat(settings.get("digestAt").asText()).isEqualTo("08:30");
        assertThat(settings.at("/robots/0/name").asText()).isEqualTo("督办群");
        assertThat(settings.toString()).doesNotContain(SECRET, "key=1", "access_token");
        for (String other : List.of("securityadmin", "auditadmin", "secretariat", CAPTAIN)) {
            assertThat(ask(other, "GET", DOOR, Map.of()).getStatus()).isEqualTo(403);
        }
    }

    private MockHttpServletResponse change(String name, String text) {
        return ask("systemadmin", "PUT", DOOR, Map.of("texts", Map.of(name, text)));
    }

    private JsonNode text(String name) {
        for (JsonNode text : json(ask("systemadmin", "GET", DOOR, Map.of())).get("texts")) {
            if (text.get("name").asText().equals(name)) {
                return text;
            }
        }
        throw new AssertionError(name);
    }
}
