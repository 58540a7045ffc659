package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody writes a line of the log but the program. */
@ServedForumTest
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTest {

    private static final String FORGED = "2026-11-24T09:00:00.000+08:00  WARN 1 --- forged by a person";

    @LocalServerPort
    int port;

    @Test
    void noLineBreakOfAMessageOrAnExceptionStartsALine(CapturedOutput log) {
        for (String end : List.of("\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029")) {
            LoggerFactory.getLogger("test").warn("user {} unknown", "x" + end + FORGED);
            LoggerFactory.getLogger("test")
                    .error("failed", new IllegalStateException("x" + end + FORGED, new Exception("y" + end + FORGED)));
        }
        assertThat(log.getAll()).contains("forged by a person", "at cn.chaozhou.forum.login.LogLinesTest");
        assertNoForgedLine(log);
    }

    @Test
    void norDoesOneInARequest(CapturedOutput log) {
        String encoded = "%0d%0a" + FORGED.replace(" ", "%20");
        new Visitor(port).basic("x\r\n" + FORGED, "wrong", "/engine-rest/task");
        new Visitor(port).logIn("x\r\n" + FORGED, "wrong");
        new Visitor(port).basic("supervisor", "demo", "/engine-rest/task/x" + encoded);
        new Visitor(port).basic("supervisor", "demo", "/engine-rest/task?name=x" + encoded + "&sortBy=x" + encoded);
        new Visitor(port).basic("supervisor", "demo", "/api/sessions/x" + encoded);
        new Visitor(port)
                .send(
                        "POST",
                        "/engine-rest/authorization/create",
                        "{\"userId\":\"x\\r\\n" + FORGED + "\"}",
                        with(Visitor.basicHeader("supervisor", "demo")));
        assertNoForgedLine(log);
    }

    private static Map<String, String> with(Map<String, String> headers) {
        return Map.of("Content-Type", "application/json", "Authorization", headers.get("Authorization"));
    }

    private static void assertNoForgedLine(CapturedOutput log) {
        assertThat(log.getAll().split("[\\r\\n\\u0085\\u2028\\u2029]+"))
                .noneMatch(line -> line.startsWith(FORGED.substring(0, 20)));
    }
}
