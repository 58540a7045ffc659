package cn.chaozhou.forum;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser as far as logging in goes: it keeps cookies and the CSRF token and shows what it is answered. */
public final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String AUTH = "/camunda/api/admin/auth/user/default";

    private final String server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private @Nullable String token;

    public Visitor(int port) {
        this.server = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, Map.of());
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json, Map.of("Content-Type", "application/json", "X-XSRF-TOKEN", token()));
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json, Map.of("Content-Type", "application/json", "X-XSRF-TOKEN", token()));
    }

    public HttpResponse<String> logIn(String user, String password) {
        get(AUTH);
        HttpResponse<String> answer = send(
                "POST",
                AUTH + "/login/tasklist",
                "username=" + encoded(user) + "&password=" + encoded(password),
                Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8", "X-XSRF-TOKEN", token()));
        if (answer.statusCode() == 200) {
            // A new session tells its own token.
            get(AUTH);
        }
        return answer;
    }

    public HttpResponse<String> logOut() {
        return post(AUTH + "/logout", "");
    }

    /** As a REST client, without cookies. */
    public HttpResponse<String> basic(String user, String password, String path) {
        return new Visitor(server).send("GET", path, null, basicHeader(user, password));
    }

    public static Map<String, String> basicHeader(String user, String password) {
        return Map.of(
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    Visitor(String server) {
        this.server = server;
    }

    public HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.containsKey("Accept")) {
            request.header("Accept", "application/json");
        }
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            answer.headers().firstValue("X-XSRF-TOKEN").ifPresent(t -> token = t);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public String server() {
        return server;
    }

    public String token() {
        return token == null ? "none" : token;
    }

    public String sessionId() {
        return String.valueOf(cookies.get("JSESSIONID"));
    }

    /** Comes back with another session id, as somebody would who has got hold of it. */
    public Visitor with(String sessionId) {
        Visitor other = new Visitor(server);
        other.cookies.put("JSESSIONID", sessionId);
        other.token = token;
        return other;
    }

    /** The same browser, whom the proxy now sends to another node. */
    Visitor at(String otherServer) {
        Visitor moved = new Visitor(otherServer);
        moved.cookies.putAll(cookies);
        moved.token = token;
        return moved;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
