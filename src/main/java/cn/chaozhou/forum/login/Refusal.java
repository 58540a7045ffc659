package cn.chaozhou.forum.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A request refused before it reaches any door: problem+json for ours, with the engine's field for the web apps. */
public final class Refusal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Refusal() {}

    /** Answers with that status and sentence, in the shape that the door's callers read. */
    public static void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String text)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(
                Door.path(request).startsWith("/api")
                        ? MediaType.APPLICATION_PROBLEM_JSON_VALUE
                        : MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream()
                .write(JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("type", "about:blank")
                        .put("title", status.getReasonPhrase())
                        .put("status", status.value())
                        .put("detail", text)
                        .put("message", text)));
    }
}
