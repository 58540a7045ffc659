package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The packaged jar as its own process on a free port, spoken to over HTTP only, as the offices will run it. */
public final class PackagedForum implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** For a start that plays the demo story, and for a move of the clock that fires months of timers. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For asynchronous steps that follow an answer. */
    private static final Duration SOON = Duration.ofSeconds(60);

    /** How the engine's REST writes a time. */
    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static final String NODE = "--forum.operations.node=";

    private static PackagedForum shared;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final List<String> ofJava = new ArrayList<>();
    private String[] jar = {"-jar", new File("target/captains-forum.jar").getAbsolutePath()};
    private List<String> ownCommand = List.of();
    private Process process;

    public PackagedForum(Path data) throws IOException {
        this(data, Map.of());
    }

    /** With settings of an operator besides. */
    public PackagedForum(Path data, Map<String, String> environment, String... arguments) throws IOException {
        this.data = data;
        this.environment = new HashMap<>(environment);
        this.arguments = List.of(arguments);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /**
     * One demo edition for all tests that only need some: its first start plays the story, which takes a while. Other
     * sessions, tasks and issues are there, and its clock may stand anywhere.
     */
    public static synchronized PackagedForum shared() throws Exception {
        if (shared == null) {
            PackagedForum forum =
                    new PackagedForum(Files.createTempDirectory("forum").resolve("data"));
            Runtime.getRuntime().addShutdownHook(new Thread(forum::close));
            System.out.printf(
                    "first start of the shared forum: %d ms%n", forum.start().toMillis());
            shared = forum;
        }
        return shared;
    }

    public PackagedForum withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Options of the machine that runs it. */
    public PackagedForum withJava(String... options) {
        ofJava.addAll(List.of(options));
        return this;
    }

    /** Another release than the one that was just built. */
    public PackagedForum ofJar(Path release) {
        jar = new String[] {"-jar", release.toAbsolutePath().toString()};
        return this;
    }

    /** Started by this instead of by the tests' own call of Java; the settings are appended. */
    public PackagedForum startedBy(String... command) {
        ownCommand = List.of(command);
        return this;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** With a part besides that isn't ours: a folder of classes, or a jar. */
    public PackagedForum withPart(Path part) {
        ofJava.add("-Dloader.path=" + part);
        jar = new String[] {"-cp", jar[1], "org.springframework.boot.loader.launch.PropertiesLauncher"};
        return this;
    }

    /** Starts (or starts again) on the same data and waits until it is healthy. */
    public Duration start() throws Exception {
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
    public int startInVain() throws Exception {
        process = launch();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it came up:\n" + Files.readString(log()));
        }
        return process.exitValue();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(ownCommand);
        if (command.isEmpty()) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // As spring-boot:run: half the processor time for a process that lives for minutes.
            command.add("-XX:TieredStopAtLevel=1");
            command.addAll(ofJava);
            command.addAll(List.of(jar));
        }
        command.addAll(List.of("--server.port=" + port, "--forum.data=" + data));
        if (arguments.stream().noneMatch(a -> a.startsWith(NODE))) {
            // The name of the machine would be a Latin word on a page.
            command.add(NODE + "甲");
        }
        command.addAll(arguments);
        ProcessBuilder forum = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        forum.environment().putAll(environment);
        return forum.start();
    }

    /** kill -9: no shutdown hook runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String log(String marker) throws IOException {
        return Files.readAllLines(log()).stream()
                .filter(l -> l.contains(marker))
                .reduce("", (a, b) -> a + b + "\n");
    }

    public boolean logs(String marker) {
        try {
            return !log(marker).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Path data() {
        return data;
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public JsonNode get(String user, String path) {
        HttpResponse<String> answer = send(user, "GET", path, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " as " + user + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    public HttpResponse<String> send(String user, String method, String path, Object body) {
        return send(user, "demo", method, path, body);
    }

    public HttpResponse<String> send(String user, String password, String method, String path, Object body) {
        return send(request(user, password, path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(written(body))));
    }

    /** Publishes a diagram as Camunda Modeler does. */
    public HttpResponse<String> publish(String user, Map<String, String> files) {
        return send(ModelerDeployment.of(files, request(user, "demo", ModelerDeployment.PATH)));
    }

    private HttpRequest.Builder request(String user, String password, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the demo clock shows, in the office's time zone. */
    public OffsetDateTime now() {
        return OffsetDateTime.parse(
                get("supervisor", "/api/demo/clock").path("now").asText());
    }

    /** Moves the demo clock, which fires what is due before it answers; nothing may fail on the way. */
    public void advance(String amount) {
        JsonNode moved = ok(send("supervisor", "POST", "/api/demo/clock", Map.of("advance", amount)));
        assertThat(moved.path("failed").asInt()).as("failed jobs in %s", moved).isZero();
    }

    /** Moves the demo clock to just after that time, unless it is there already. */
    public void advanceTo(OffsetDateTime time) {
        Duration ahead = Duration.between(now(), time).plusSeconds(1);
        if (ahead.toSeconds() > 0) {
            advance(ahead.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** Moves the demo clock to when the waiting timer of that case is due, and so fires it. */
    public void fireTimer(String caseKey, String timer) {
        List<String> instances = new ArrayList<>();
        get("supervisor", "/engine-rest/process-instance?businessKey=" + encoded(caseKey))
                .forEach(i -> instances.add(i.path("id").asText()));
        for (JsonNode job : get("supervisor", "/engine-rest/job?timers=true&activityId=" + timer)) {
            if (instances.contains(job.path("processInstanceId").asText())) {
                advanceTo(time(job.path("dueDate").asText()));
                return;
            }
        }
        throw new AssertionError("no timer " + timer + " waits in " + caseKey);
    }

    public static OffsetDateTime time(String engineTime) {
        return OffsetDateTime.parse(engineTime, ENGINE_TIME);
    }

    /** Starts a process as Tasklist does, by its start form. */
    public JsonNode startProcess(String user, String key, Map<String, Object> form, String businessKey) {
        return ok(tryStart(user, key, form, businessKey));
    }

    public HttpResponse<String> tryStart(String user, String key, Map<String, Object> form, String businessKey) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("variables", variables(form)));
        if (businessKey != null) {
            body.put("businessKey", businessKey);
        }
        return send(user, "POST", "/engine-rest/process-definition/key/" + key + "/submit-form", body);
    }

    /**
     * Starts a process and submits its first task, as its starter.
     *
     * @return the business key, which the case gets with its first form
     */
    public String begin(String user, String key, String firstStep, Map<String, Object> form) {
        JsonNode first = firstTask(user, key, firstStep);
        ok(trySubmit(user, first, form));
        return businessKey(first.path("processInstanceId").asText());
    }

    /** Starts a process; returns the task that it gives to its starter. */
    public JsonNode firstTask(String user, String key, String firstStep) {
        String instance = startProcess(user, key, Map.of(), null).path("id").asText();
        return get(user, "/engine-rest/task?taskDefinitionKey=" + firstStep + "&processInstanceId=" + instance)
                .path(0);
    }

    public String businessKey(String instance) {
        return get("supervisor", "/engine-rest/process-instance/" + instance)
                .path("businessKey")
                .asText();
    }

    /** Open tasks a person sees of the case with that business key and that step. */
    public List<JsonNode> tasks(String user, String caseKey, String step) {
        String query = "?taskDefinitionKey=" + step
                + (caseKey == null ? "" : "&processInstanceBusinessKey=" + encoded(caseKey));
        List<JsonNode> found = new ArrayList<>();
        get(user, "/engine-rest/task" + query).forEach(found::add);
        return found;
    }

    /** The one open task of that step that the person sees; waits a moment for asynchronous steps before it. */
    public JsonNode task(String user, String caseKey, String step) {
        await(
                () -> user + " should find one task " + step + " of " + caseKey + "; open are "
                        + get("supervisor", "/engine-rest/task?processInstanceBusinessKey=" + encoded(caseKey))
                                .findValuesAsText("taskDefinitionKey"),
                () -> tasks(user, caseKey, step).size() == 1);
        return tasks(user, caseKey, step).get(0);
    }

    /** What the form of the task shows, as plain values. */
    public Map<String, Object> shown(String user, JsonNode task) {
        Map<String, Object> values = new LinkedHashMap<>();
        get(user, "/engine-rest/task/" + task.path("id").asText() + "/form-variables?deserializeValues=false")
                .properties()
                .forEach(v ->
                        values.put(v.getKey(), JSON.convertValue(v.getValue().path("value"), Object.class)));
        return values;
    }

    /** Claims the one task of that step and submits its form, as the person. */
    public void submit(String user, String caseKey, String step, Map<String, Object> form) {
        ok(trySubmit(user, caseKey, step, form));
    }

    public HttpResponse<String> trySubmit(String user, String caseKey, String step, Map<String, Object> form) {
        JsonNode task = task(user, caseKey, step);
        if (task.path("assignee").isNull()) {
            ok(claim(user, task, user));
        }
        return trySubmit(user, task, form);
    }

    public HttpResponse<String> trySubmit(String user, JsonNode task, Map<String, Object> form) {
        return send(
                user,
                "POST",
                "/engine-rest/task/" + task.path("id").asText() + "/submit-form",
                Map.of("variables", variables(form)));
    }

    public HttpResponse<String> claim(String user, JsonNode task, String holder) {
        return send(user, "POST", "/engine-rest/task/" + task.path("id").asText() + "/claim", Map.of("userId", holder));
    }

    /** Waits, for a bounded time, until something that runs beside the requests is done. */
    public static void await(Supplier<String> what, Supplier<Boolean> done) {
        long begin = System.nanoTime();
        while (!done.get()) {
            if (System.nanoTime() - begin > SOON.toNanos()) {
                throw new AssertionError(what.get());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

    public static JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return parsed(answer.body());
    }

    private static String written(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A list or an object that a variable holds as text. */
    public static JsonNode parsed(Object json) {
        try {
            return JSON.readTree(String.valueOf(json));
        } catch (IOException e) {
            throw new AssertionError(String.valueOf(json), e);
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
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
