package cn.chaozhou.forum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The two ways to the engine over HTTP: its REST with a password, and the web apps' own with a session. */
public final class EngineDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final int port;
    private final boolean sessions;
    private final String password;
    private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();

    private EngineDoor(String name, int port, boolean sessions, String password) {
        this.name = name;
        this.port = port;
        this.sessions = sessions;
        this.password = password;
    }

    /** Both, for people with the password of the test's organisation. */
    public static List<EngineDoor> both(int port) {
        return List.of(rest(port), new EngineDoor("/camunda/api/engine/engine/default", port, true, "demo"));
    }

    public static EngineDoor rest(int port) {
        return new EngineDoor("/engine-rest", port, false, "demo");
    }

    /** Logs in, where the door wants it, so that a race later is about the act alone. */
    public void ready(String user) {
        if (sessions) {
            visitors.computeIfAbsent(user, u -> {
                Visitor visitor = new Visitor(port);
                if (visitor.logIn(u, password).statusCode() != 200) {
                    throw new AssertionError(u + " can't log in");
                }
                return visitor;
            });
        }
    }

    public HttpResponse<String> send(String user, String method, String path, @Nullable Object body) {
        return sendTo(user, method, name + path, body);
    }

    /** With the whole path, for example of {@code /api}. */
    public HttpResponse<String> sendTo(String user, String method, String path, @Nullable Object body) {
        ready(user);
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        Visitor visitor = sessions ? visitors.get(user) : new Visitor(port);
        headers.putAll(sessions ? Map.of("X-XSRF-TOKEN", visitor.token()) : Visitor.basicHeader(user, password));
        return visitor.send(method, path, body == null ? null : text(body), headers);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
