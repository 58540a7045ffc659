package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Somebody who has logged in to the web apps, with the session's cookie and token. */
final class WebAppLogin {

    private static final String AUTH = "/camunda/api/admin/auth/user/default";

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;
    private String token = "none";

    WebAppLogin(int port, String user) {
        this.port = port;
        send("GET", AUTH, null);
        String form = "username=" + user + "&password=demo";
        assertThat(send("POST", AUTH + "/login/tasklist", form).statusCode())
                .as(user)
                .isEqualTo(200);
        // A new session tells its own token.
        send("GET", AUTH, null);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", token);
        if (body != null) {
            request.header(
                    "Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().firstValue("X-XSRF-TOKEN").ifPresent(fresh -> token = fresh);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
