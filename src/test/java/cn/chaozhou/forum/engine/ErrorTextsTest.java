package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ErrorTextsTest {

    private static final String DOOR = "/engine-rest/task/4711/submit-form";

    @ParameterizedTest
    @CsvSource({
        "Cannot submit task form 4711: 「标题」不能为空。,「标题」不能为空。",
        "Cannot complete task 4711: 「标题」不能为空: 请填写。,「标题」不能为空: 请填写。",
        "Cannot instantiate process definition issue:1:9f3a: 「标题」不能为空。,「标题」不能为空。",
        "该任务不属于您的岗位。,该任务不属于您的岗位。",
        "Cannot submit task form 4711: 「电话」不能是 13812345678。,「电话」不能是 138****5678。",
        "Cannot find form for 你好,请求内容有误，请检查各项的名称和格式。"
    })
    void ownSentenceStandsAlone(String message, String shown) throws Exception {
        MockHttpServletResponse response = answer(400, "RestException", message, 0);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).path("message").asText()).isEqualTo(shown);
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    }

    @ParameterizedTest
    @CsvSource({
        "OptimisticLockingException,ENGINE-03005 Execution of 'UPDATE TaskEntity[1]' failed,1,刚刚有人办理",
        "RestException,Cannot submit task form 1: ENGINE-03005 Execution of 'DELETE' failed,1,刚刚有人办理",
        "RestException,Cannot complete task 1: ENGINE-03083 deadlock,10000,刚刚有人办理",
        "TaskAlreadyClaimedException,Task '1' is already claimed by someone else.,0,已由他人签收",
        "RestException,Cannot submit task form 1: Cannot find task with id 1: task is null,0,已办结或不存在",
        "NullValueException,Cannot find task with id 1: task is null,0,已办结或不存在"
    })
    void conflictsAre409(String type, String message, int code, String shown) throws Exception {
        MockHttpServletResponse response = answer(500, type, message, code);

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(json(response).path("message").asText()).contains(shown).doesNotContain("ENGINE", "Cannot");
        assertThat(json(response).path("type").asText()).isEqualTo("Conflict");
    }

    @Test
    void refusalInsideATaskListenerIsABadRequest() throws Exception {
        MockHttpServletResponse response = answer(
                500,
                "RestException",
                "Cannot submit task form 1: ENGINE-03051 There was an exception while invoking the TaskListener."
                        + " Message: '「理由」不能为空。'",
                0);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).path("message").asText()).isEqualTo("「理由」不能为空。");
    }

    @Test
    void failureShowsOnlyAReference() throws Exception {
        MockHttpServletResponse response = answer(
                500, "PersistenceException", "### SQL: select * from ACT_RU_TASK; org.h2.jdbc.JdbcSQLException", 0);

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(json(response).path("message").asText()).matches("系统出错.*编号 [0-9a-f]{8}。");
        assertThat(body(response)).doesNotContain("SQL", "org.h2", "Persistence", "ACT_");
    }

    @Test
    void failureThatIsNoJsonShowsOnlyAReference() throws Exception {
        MockHttpServletResponse response = filter(DOOR, 500, "text/html", "<pre>java.lang.NullPointerException</pre>");

        assertThat(response.getContentType()).startsWith("application/json");
        assertThat(json(response).path("message").asText()).startsWith("系统出错");
    }

    @ParameterizedTest
    @CsvSource({
        "404,没有找到您要的内容",
        "403,您的岗位无权进行此操作",
        "400,请求内容有误",
        "405,不支持这种操作",
        "406,无法按所要求的格式答复",
        "415,请使用 JSON",
        "418,请求未能处理"
    })
    void whateverElseIsAdviceByItsStatus(int status, String shown) throws Exception {
        String english = "{ \"type\":\"InvalidRequestException\", \"message\":\"No matching task with id 1\" }";
        String plain = "Cannot deserialize value of type `java.util.Date` at org.camunda.Dto";
        for (MockHttpServletResponse response :
                List.of(filter(DOOR, status, "application/json", english), filter(DOOR, status, "text/plain", plain))) {
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(response.getContentType()).startsWith("application/json");
            assertThat(json(response).path("message").asText()).contains(shown);
            assertThat(body(response)).doesNotContain("Exception", "java", "org.", "matching");
        }
    }

    @Test
    void otherAnswersStayAsTheyAre() throws Exception {
        String refusal = "{\"status\":413,\"detail\":\"过大\",\"message\":\"过大\"}";
        assertThat(body(filter(DOOR, 413, "application/json", refusal))).isEqualTo(refusal);
        assertThat(body(filter(DOOR, 200, "application/json", "{\"message\":\"x\"}")))
                .isEqualTo("{\"message\":\"x\"}");
        String html = "java.lang.Oops";
        assertThat(body(filter("/start/page", 500, "text/html", html))).isEqualTo(html);
        assertThat(body(filter("/camunda/api/engine/x", 500, "text/html", html)))
                .startsWith("{");
    }

    private static MockHttpServletResponse answer(int status, String type, String message, int code) throws Exception {
        String body = new ObjectMapper()
                .createObjectNode()
                .put("type", type)
                .put("message", message)
                .put("code", code)
                .toString();
        return filter(DOOR, status, "application/json", body);
    }

    private static MockHttpServletResponse filter(String path, int status, String contentType, String body)
            throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ErrorTexts().doFilter(new MockHttpServletRequest("POST", path), response, (request, out) -> {
            HttpServletResponse http = (HttpServletResponse) out;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            http.setStatus(status);
            http.setContentType(contentType);
            http.setContentLength(bytes.length);
            http.getOutputStream().write(bytes);
            http.flushBuffer();
        });
        return response;
    }

    private static String body(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return new ObjectMapper().readTree(response.getContentAsByteArray());
    }
}
