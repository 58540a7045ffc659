package cn.chaozhou.forum.limits;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No door reads more, deeper or slower than an honest client sends. */
@ServedForumTest
class BodyLimitTest {

    private static final String USER = "supervisor";
    private static final String[] DOORS = {
        "/engine-rest/task",
        "/engine-rest/engine/default/task",
        "/camunda/api/engine/engine/default/task",
        "/api/bootstrap"
    };
    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort
    int port;

    private HttpResponse<String> post(String path, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Visitor.basicHeader(USER, "demo"));
        all.put("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new Visitor(port).send("POST", path, body, all);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String advice) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        JsonNode problem = EngineDoor.json(answer);
        assertThat(problem.path("message").asText()).contains(advice);
        assertThat(problem.path("detail").asText()).contains(advice);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aBodyBeyondItsCapIsRefusedAtEveryDoor() {
        String large = "{\"name\":\"" + "x".repeat(MEGABYTE) + "\"}";
        for (String door : DOORS) {
            assertRefused(post(door, large), 413, "上限 1 MB");
        }
        assertThat(post("/api/bootstrap", large)
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("application/problem+json");
        assertRefused(
                post(
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "username=" + "x".repeat(20_000),
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                413,
                "上限 16 KB");
    }

    @Test
    void anUploadHasACapOfItsOwn() {
        String multipart = "multipart/form-data; boundary=b";
        for (String door :
                new String[] {"/engine-rest/deployment/create", "/camunda/api/engine/engine/default/deployment/create"
                }) {
            assertRefused(post(door, part("x".repeat(5 * MEGABYTE)), "Content-Type", multipart), 413, "上限 5 MB");
        }
        // Whether the supervisor may publish is another question; the body is taken in.
        assertThat(post("/engine-rest/deployment/create", part("x".repeat(2 * MEGABYTE)), "Content-Type", multipart)
                        .statusCode())
                .isIn(400, 403);
        for (String door :
                new String[] {"/engine-rest/task/1/variables/x/data", "/engine-rest/task", "/api/bootstrap"}) {
            assertRefused(post(door, part("x"), "Content-Type", multipart), 415, "请使用 JSON");
        }
    }

    @Test
    void bytesGoToTheirDoorOnly() {
        String bytes = "application/octet-stream";
        for (String door : new String[] {"/engine-rest/task", "/engine-rest/deployment/create", "/api/bootstrap"}) {
            assertRefused(post(door, "x", "Content-Type", bytes), 415, "请使用 JSON");
        }
        String upload = "/api/attachments?task=none&name=a.txt&date=2026-09-01&kind=photo";
        assertRefused(post(upload, "x", "Content-Type", bytes, "Content-Encoding", "gzip"), 415, "压缩");
        // Whoever is turned away reads why, however much they had to send.
        HttpResponse<String> unknown = post(upload, "x".repeat(3 * MEGABYTE), "Content-Type", bytes);
        assertThat(unknown.statusCode()).isEqualTo(404);
        HttpResponse<String> stranger =
                new Visitor(port).send("POST", upload, "x".repeat(3 * MEGABYTE), Map.of("Content-Type", bytes));
        assertThat(stranger.statusCode()).isEqualTo(401);
    }

    private static String part(String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.txt\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
    }

    @Test
    void whatComesInPiecesIsCounted() {
        String piece = Integer.toHexString(MEGABYTE / 4) + "\r\n" + "x".repeat(MEGABYTE / 4) + "\r\n";
        try (RawRequest request = new RawRequest(port)) {
            request.write(head("/engine-rest/task", "Transfer-Encoding: chunked"));
            for (int i = 0; i < 8; i++) {
                request.write(piece);
            }
            assertThat(request.write("0\r\n\r\n").answer())
                    .startsWith("HTTP/1.1 413")
                    .contains("上限 1 MB");
        }
    }

    private static String head(String path, String header) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + Visitor.basicHeader(USER, "demo").entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + header + "\r\n\r\n";
    }

    @Test
    void compressedBodiesAndForeignFormatsAreRefused() {
        assertRefused(post("/engine-rest/task", "{}", "Content-Encoding", "gzip"), 415, "压缩");
        assertRefused(post("/api/bootstrap", "{}", "Content-Encoding", "br, gzip"), 415, "压缩");
        for (String type : new String[] {
            "application/x-java-serialized-object",
            "application/xml",
            "text/plain",
            "application/yaml",
            "*/*",
            "nonsense"
        }) {
            assertRefused(post("/engine-rest/task", "{}", "Content-Type", type), 415, "请使用 JSON");
        }
        assertRefused(post("/api/bootstrap", "{}", "Content-Type", "application/json;charset=UTF-16"), 415, "UTF-8");
        assertThat(post("/engine-rest/task", "{}", "Content-Type", "application/json;charset=utf-8")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void deepLongAndNumerousJsonIsRefused() {
        for (String door : DOORS) {
            assertRefused(post(door, "[".repeat(5000) + "]".repeat(5000)), 400, "层次过深");
            assertRefused(post(door, "{\"a\":".repeat(40) + "1" + "}".repeat(40)), 400, "层次过深");
            assertRefused(post(door, "{\"a\":\"" + "x".repeat(400_000) + "\"}"), 400, "过长");
            assertRefused(post(door, "{\"a\":" + "9".repeat(1000) + "}"), 400, "过长");
            assertRefused(post(door, "{\"" + "k".repeat(5000) + "\":1}"), 400, "过长");
            assertRefused(post(door, "{" + keys(30_000) + "}"), 400, "上限 20000 项");
            assertRefused(post(door, "{\"a\":1,\"a\":2}"), 400, "JSON");
            assertRefused(post(door, "{\"a\":1}{\"b\":2}"), 400, "JSON");
            assertRefused(post(door, "{\"a\":"), 400, "JSON");
        }
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
    }

    @Test
    void pagesAreCapped() {
        for (EngineDoor door : EngineDoor.both(port)) {
            for (String list : new String[] {"/task", "/history/task", "/process-instance"}) {
                for (String rows : new String[] {"2001", "2147483647", "99999999999", "-1", "x", ""}) {
                    assertRefused(door.send(USER, "GET", list + "?maxResults=" + rows, null), 400, "每页最多 2000 条");
                    assertRefused(door.send(USER, "POST", list + "?max%52esults=" + rows, "{}"), 400, "每页最多 2000 条");
                }
                assertRefused(door.send(USER, "GET", list + "?maxResults=1&maxResults=99999", null), 400, "每页最多");
                assertThat(door.send(USER, "GET", list + "?maxResults=2000", null)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(door.send(USER, "GET", list, null).statusCode()).isEqualTo(200);
                assertThat(door.send(USER, "POST", list, "{}").statusCode()).isEqualTo(200);
            }
        }
    }

    private HttpResponse<String> get(String path) {
        return new Visitor(port).basic(USER, "demo", path);
    }

    @Test
    void whoAsksForNoPageGetsAFullOne() throws Exception {
        PageLimit pages = new PageLimit(limits());
        assertThat(pages.within(null)).isEqualTo("maxResults=2000");
        assertThat(pages.within("")).isEqualTo("maxResults=2000");
        assertThat(pages.within("sortBy=name&sortOrder=asc")).isEqualTo("sortBy=name&sortOrder=asc&maxResults=2000");
        assertThat(pages.within("maxResults=15")).isEqualTo("maxResults=15");
    }

    private static Limits limits() {
        return new Binder(List.of()).bindOrCreate("forum.limits", Limits.class);
    }

    @Test
    void conditionsOfAQueryAreCapped() {
        String sorting = "{\"sortBy\":\"name\",\"sortOrder\":\"asc\"}";
        assertRefused(post("/engine-rest/task", "{\"sorting\":[" + many(sorting, 6) + "]}"), 400, "按 5 项");
        assertRefused(post("/engine-rest/task", "{\"orQueries\":[" + many("{}", 11) + "]}"), 400, "10 组");
        assertRefused(post("/engine-rest/task", "{\"taskIdIn\":[" + many("\"1\"", 501) + "]}"), 400, "500 项");
        assertRefused(get("/engine-rest/task?taskIdIn=" + many("1", 501)), 400, "500 项");
        assertRefused(get("/engine-rest/task?nameLike=" + "%25".repeat(1000)), 400, "最多 200 个字");
        assertRefused(get("/engine-rest/task?nameLike=%25a%25b%25"), 400, "2 个“%”");
        assertRefused(get("/engine-rest/task?processVariables=a_like_%25a%25b%25"), 400, "2 个“%”");
        for (String query : new String[] {
            "{\"nameLike\":\"%a%a%a%b\"}",
            "{\"orQueries\":[{\"descriptionLike\":\"%a%a%a%b\"}]}",
            "{\"processVariables\":[{\"name\":\"x\",\"operator\":\"like\",\"value\":\"%a%a%a%b\"}]}",
            "{\"taskVariables\":[{\"name\":\"x\",\"value\":\"%a%a%a%b\",\"operator\":\"notLike\"}]}"
        }) {
            assertRefused(post("/engine-rest/task", query), 400, "2 个“%”");
        }
        assertThat(post("/engine-rest/task", "{\"nameLike\":\"%事项%\",\"sorting\":[" + many(sorting, 2) + "]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String many(String item, int count) {
        return String.join(",", Collections.nCopies(count, item));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/api/answers", "/camunda/app/tasklist/default/"})
    void headersAndAddressesAreCapped(String path) {
        assertThat(get(path + "?x=" + "x".repeat(9000)).statusCode()).isEqualTo(400);
        assertThat(new Visitor(port)
                        .send("GET", path, null, Map.of("X-Long", "x".repeat(9000)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void slowSendersAreCutOffAndLeaveTheDoorsToTheOthers() throws Exception {
        List<RawRequest> slow = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            slow.add(new RawRequest(port).write(head("/engine-rest/task", "Content-Length: 100000")));
        }
        Thread dribbling = new Thread(() -> {
            for (boolean any = true; any; ) {
                any = false;
                for (RawRequest request : slow) {
                    any |= request.dribbles();
                }
                pause();
            }
        });
        dribbling.start();
        try {
            pause();
            for (int i = 0; i < 10; i++) {
                long begin = System.nanoTime();
                assertThat(get("/engine-rest/task/count").statusCode()).isEqualTo(200);
                assertThat(post("/engine-rest/task/count", "{}").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            }
            dribbling.join(Duration.ofSeconds(20).toMillis());
            assertThat(dribbling.isAlive()).as("some still hold their thread").isFalse();
            assertThat(slow.get(0).answer()).startsWith("HTTP/1.1 408").contains("传送太慢");
        } finally {
            slow.forEach(RawRequest::close);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
