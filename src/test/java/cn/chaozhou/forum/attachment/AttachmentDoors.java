package cn.chaozhou.forum.attachment;

import cn.chaozhou.forum.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** One of the office's programs at the doors of files. */
final class AttachmentDoors {

    static final String PATH = "/api/attachments";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    AttachmentDoors(int port) {
        this.port = port;
    }

    HttpResponse<byte[]> upload(String user, String task, String name, byte[] content) {
        return upload(user, task, name, "2026-08-20", "photo", BodyPublishers.ofByteArray(content));
    }

    HttpResponse<byte[]> upload(
            String user, String task, String name, String date, String kind, BodyPublisher content) {
        String query = "?task=" + encoded(task) + "&name=" + encoded(name) + "&date=" + encoded(date) + "&kind="
                + encoded(kind) + "&description=" + encoded("第一口井");
        return send(
                user,
                request(PATH + query)
                        .header("Content-Type", "application/octet-stream")
                        .POST(content));
    }

    HttpResponse<byte[]> get(String user, String path) {
        return send(user, request(PATH + path));
    }

    HttpResponse<byte[]> list(String user, String task) {
        return get(user, "?task=" + encoded(task));
    }

    HttpResponse<byte[]> remove(String user, String id) {
        return send(user, request(PATH + "/" + id).DELETE());
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(text(answer), e);
        }
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<byte[]> send(String user, HttpRequest.Builder request) {
        Visitor.basicHeader(user, "demo").forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
