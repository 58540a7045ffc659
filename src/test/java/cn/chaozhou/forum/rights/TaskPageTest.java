package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who has many open tasks waits hardly longer for the page than who has few: what Tasklist asks, through its doors. */
@ServedForumTest
class TaskPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final int ROUNDS = 60;

    @LocalServerPort
    int port;

    @Autowired
    ProcessRun run;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void fiveHundredOpenTasksCostAtMostTwiceTheTimeOfTwenty() throws Exception {
        begin("captain.guihu", 500);
        begin("captain.wenci", 20);
        if (!TestDatabase.isPostgres()) {
            // H2 would answer the same question from its memory.
            jdbc.execute("set optimize_reuse_results 0");
        }
        Desk many = new Desk("captain.guihu");
        Desk few = new Desk("captain.wenci");
        List<Long> ofMany = new ArrayList<>();
        List<Long> ofFew = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ofMany.add(many.page());
            ofFew.add(few.page());
        }
        assertThat(many.open).isGreaterThanOrEqualTo(500);
        assertThat(few.open).isBetween(20, 40);
        System.out.printf(
                "MEASURED page of 500 open tasks %.1f ms, of 20 %.1f ms, ratio %.2f%n",
                median(ofMany) / 1e6, median(ofFew) / 1e6, (double) median(ofMany) / median(ofFew));
        assertThat(median(ofMany)).isLessThanOrEqualTo(2 * median(ofFew));
    }

    private void begin(String captain, int times) {
        IntStream.range(0, times).forEach(i -> run.startBy(captain, "issueSupervision", Map.of()));
    }

    /** The first half warms up. */
    private static long median(List<Long> times) {
        List<Long> warm =
                times.subList(times.size() / 2, times.size()).stream().sorted().toList();
        return warm.get(warm.size() / 2);
    }

    private final class Desk {

        private final WebAppLogin browser;
        private final String filter;
        private int open;

        Desk(String user) throws Exception {
            browser = new WebAppLogin(port, user);
            JsonNode filters = read(browser.send("GET", ENGINE + "filter?resourceType=Task&itemCount=false", null));
            filter = StreamSupport.stream(filters.spliterator(), false)
                    .filter(f -> f.path("properties").path("priority").asInt() == 1)
                    .map(f -> f.path("id").asText())
                    .findFirst()
                    .orElseThrow();
        }

        /** List, count and cards, in nanoseconds. */
        long page() throws Exception {
            long start = System.nanoTime();
            JsonNode tasks =
                    read(browser.send("POST", ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", "{}"));
            open = read(browser.send("POST", ENGINE + "filter/" + filter + "/count", "{}"))
                    .path("count")
                    .asInt();
            String ids = StreamSupport.stream(tasks.spliterator(), false)
                    .map(task -> "task=" + task.path("id").asText())
                    .collect(Collectors.joining("&"));
            JsonNode cards = read(browser.send("GET", "/api/tasks/cards?" + ids, null));
            long took = System.nanoTime() - start;
            assertThat(cards).hasSize(15);
            return took;
        }

        private JsonNode read(HttpResponse<String> answer) throws Exception {
            assertThat(answer.statusCode()).isEqualTo(200);
            return JSON.readTree(answer.body());
        }
    }
}
