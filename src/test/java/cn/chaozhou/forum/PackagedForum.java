package cn.chaozhou.forum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar as its own process on a free port, spoken to over HTTP only, as the offices will run it. */
final class PackagedForum implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private Process process;

    PackagedForum(Path data) throws IOException {
        this(data, Map.of());
    }

    /** With settings of an operator besides. */
    PackagedForum(Path data, Map<String, String> environment, String... arguments) throws IOException {
        this.data = data;
        this.environment = environment;
        this.arguments = List.of(arguments);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** Starts (or starts again) on the same data and waits until it is healthy. */
    Duration start() throws Exception {
        long begin = System.nanoTime();
        process = launch();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new AssertionError("the packaged jar did not come up:\n" + Files.readString(log()));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Starts it and waits until it has given up; returns its exit code. */
    int startInVain() throws Exception {
        process = launch();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it came up:\n" + Files.readString(log()));
        }
        return process.exitValue();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                new File("target/captains-forum.jar").getAbsolutePath(),
                "--server.port=" + port,
                "--forum.data=" + data));
        command.addAll(arguments);
        ProcessBuilder forum = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        forum.environment().putAll(environment);
        return forum.start();
    }

    /** kill -9: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String log(String marker) throws IOException {
        return Files.readAllLines(log()).stream()
                .filter(l -> l.contains(marker))
                .reduce("", (a, b) -> a + b + "\n");
    }

    String address() {
        return "http://localhost:" + port;
    }

    JsonNode get(String user, String path) {
        HttpResponse<String> answer = send(user, "GET", path, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " as " + user + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    HttpResponse<String> send(String user, String method, String path, Object body) {
        return send(user, "demo", method, path, body);
    }

    HttpResponse<String> send(String user, String password, String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                    .timeout(PATIENCE)
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (user != null) {
                request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
            }
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Moves the demo clock, which fires what is due before it answers. */
    void advance(String amount) {
        ok(send("supervisor", "POST", "/api/demo/clock", Map.of("advance", amount)));
    }

    /** Starts a process as Tasklist does, by its start form. */
    JsonNode startProcess(String user, String key, Map<String, Object> form, String businessKey) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("variables", variables(form)));
        if (businessKey != null) {
            body.put("businessKey", businessKey);
        }
        return ok(send(user, "POST", "/engine-rest/process-definition/key/" + key + "/submit-form", body));
    }

    /** Open tasks a person sees of the case with that business key and that step. */
    List<JsonNode> tasks(String user, String caseKey, String step) {
        String query = "?taskDefinitionKey=" + step
                + (caseKey == null
                        ? ""
                        : "&processInstanceBusinessKey=" + URLEncoder.encode(caseKey, StandardCharsets.UTF_8));
        List<JsonNode> found = new ArrayList<>();
        get(user, "/engine-rest/task" + query).forEach(found::add);
        return found;
    }

    /** Claims the one task of that step and submits its form, as the person. */
    void submit(String user, String caseKey, String step, Map<String, Object> form) {
        HttpResponse<String> answer = trySubmit(user, caseKey, step, form);
        ok(answer);
    }

    HttpResponse<String> trySubmit(String user, String caseKey, String step, Map<String, Object> form) {
        List<JsonNode> open = tasks(user, caseKey, step);
        if (open.size() != 1) {
            throw new AssertionError(user + " should find one task " + step + " of " + caseKey + " but finds " + open);
        }
        String id = open.get(0).get("id").asText();
        if (open.get(0).get("assignee").isNull()) {
            ok(send(user, "POST", "/engine-rest/task/" + id + "/claim", Map.of("userId", user)));
        }
        return send(user, "POST", "/engine-rest/task/" + id + "/submit-form", Map.of("variables", variables(form)));
    }

    private static Map<String, Object> variables(Map<String, Object> form) {
        Map<String, Object> variables = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (value instanceof List<?> || value instanceof Map<?, ?>) {
                try {
                    variables.put(name, Map.of("type", "Json", "value", JSON.writeValueAsString(value)));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            } else {
                variables.put(name, value == null ? Map.of() : Map.of("value", value));
            }
        });
        return variables;
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private boolean healthy() {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(health, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    @Override
    public void close() throws Exception {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
