package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the engine's error answers readable: our own sentence without the engine's English around it, a conflict as 409,
 * any other failure as a reference number whose details are only in the log, and the rest as advice by its status.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class ErrorTexts extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorTexts.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** "Cannot submit task form 4711: 「标题」…", whatever the door says before the colon. */
    private static final Pattern DOOR = Pattern.compile("Cannot [ -~]*?: (?=[「\\p{IsHan}])");

    /** What the engine makes of a refusal in a task listener. */
    private static final Pattern LISTENER = Pattern.compile(
            "[ -~]*exception while invoking the TaskListener\\. Message: '([「\\p{IsHan}].*)'", Pattern.DOTALL);

    private static final Pattern OURS = Pattern.compile("[「\\p{IsHan}].*", Pattern.DOTALL);
    private static final Pattern CHANGED =
            Pattern.compile("ENGINE-03005|updated by another transaction concurrently|invalid task state");
    private static final Pattern CLAIMED = Pattern.compile("is already claimed by someone else");
    private static final Pattern EXPRESSION = Pattern.compile("Expressions are forbidden in adhoc queries");
    private static final Pattern GONE = Pattern.compile("task is null|task is already completed");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith("/engine-rest") && !path.startsWith("/camunda/api");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeldErrors held = new HeldErrors(response);
        chain.doFilter(request, held);
        if (held.isUnexplained()) {
            answer(request, response, held.body());
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, byte[] body)
            throws IOException {
        ObjectNode error = parse(body);
        byte[] readable = body;
        if (!error.has("detail")) {
            readable = JSON.writeValueAsBytes(readable(error, request, response));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        response.setContentLength(readable.length);
        response.getOutputStream().write(readable);
    }

    /** Sets the status as well. The engine's own sentences name classes and rights; whoever needs them has the log. */
    private static ObjectNode readable(ObjectNode error, HttpServletRequest request, HttpServletResponse response) {
        String message = error.path("message").asText("");
        Matcher listener = LISTENER.matcher(message);
        String ours =
                listener.matches() ? listener.group(1) : DOOR.matcher(message).replaceFirst("");
        int status = response.getStatus();
        String conflict =
                conflict(error.path("type").asText(), error.path("code").asInt(), message);
        String shown;
        if (OURS.matcher(ours).matches()) {
            status = listener.matches()
                    ? HttpServletResponse.SC_BAD_REQUEST
                    : conflict != null ? HttpServletResponse.SC_CONFLICT : status;
            shown = ours;
        } else if (error.path("code").asInt() == Outage.CODE) {
            status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            shown = StatusTexts.of(status);
        } else if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR && conflict != null) {
            status = HttpServletResponse.SC_CONFLICT;
            shown = Texts.of("forms." + conflict);
        } else if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            shown = Texts.of("forms.failure", logged(error, request));
        } else if (EXPRESSION.matcher(message).find()) {
            shown = Texts.of("engine.query.expression");
        } else {
            shown = StatusTexts.of(status);
        }
        response.setStatus(status);
        return JSON.createObjectNode().put("type", StatusTexts.name(status)).put("message", Masks.text(shown));
    }

    /** Form doors wrap every exception in a RestException, so the type alone doesn't tell. */
    private static @Nullable String conflict(String type, int code, String message) {
        if ("TaskAlreadyClaimedException".equals(type)
                || CLAIMED.matcher(message).find()) {
            return "conflict.claimed";
        } else if (GONE.matcher(message).find()) {
            return "conflict.gone";
        } else if ("OptimisticLockingException".equals(type)
                || code == BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode()
                || code == BuiltinExceptionCode.DEADLOCK.getCode()
                || CHANGED.matcher(message).find()) {
            return "conflict.changed";
        }
        return null;
    }

    /** The number under which the log has the details. */
    private static String logged(ObjectNode error, HttpServletRequest request) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("failure {} at {} {}: {}", reference, request.getMethod(), request.getRequestURI(), error);
        return reference;
    }

    /** The engine's error object; around whatever else a door has written, where it is none. */
    private static ObjectNode parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            if (JSON.readTree(text) instanceof ObjectNode object
                    && object.path("message").isTextual()) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // No JSON at all.
        }
        return JSON.createObjectNode().put("message", text);
    }
}
