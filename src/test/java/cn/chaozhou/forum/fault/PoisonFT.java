package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.faultpart.FaultPart;
import cn.chaozhou.forum.PackagedForum;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 9: a job that always fails, one that hangs and one with an error of 5 MB. Each is tried by the plan, told to the
 * administrators, and tried again or cancelled by one; jobs beside them don't notice.
 */
class PoisonFT {

    private static final int NEIGHBOURS = 50;
    private static final String OPERATIONS = "/api/operations";

    @TempDir
    Path folder;

    @Test
    void eachBecomesAnIncidentOfAPersonAndNeighboursGoOn() throws Exception {
        try (PackagedForum forum = PlayedForum.in(
                        folder,
                        "--fault.poison=true",
                        "--fault.cases=" + NEIGHBOURS,
                        "--camunda.bpm.job-execution.lock-time-in-millis=5000",
                        "--camunda.bpm.generic-properties.properties.failedJobRetryTimeCycle=PT1S,PT1S")
                .withPart(Part.in(folder))) {
            forum.start();
            PackagedForum.await(() -> "the neighbours have not run", () -> neighbours(forum) == 0);
            PackagedForum.await(
                    () -> "failed: " + failed(forum).keySet(),
                    () -> failed(forum).size() == 3);
            Map<String, JsonNode> failed = failed(forum);
            assertThat(failed.get("faultFail-0").path("fault").asText()).contains("poison");
            assertThat(failed.get("faultHang-0").path("fault").asText()).contains("还没有结束");
            assertThat(failed.get("faultFlood-0").path("fault").asText()).hasSizeBetween(100, 1000);
            assertThat(failed.values()).allMatch(job -> job.path("cancellable").asBoolean());
            for (String administrator : new String[] {"systemadmin", "processadmin"}) {
                assertThat(forum.get(administrator, "/api/notices").toString())
                        .contains("提醒faultFail", "提醒faultHang", "提醒faultFlood");
            }
            assertThat(Files.size(folder.resolve("data.log")))
                    .as("bytes of the log")
                    .isLessThan(2 << 20);
            aPersonTriesAgainOrGivesUp(forum, failed);
        }
        assertThat(stackTraces()).as("characters kept of the errors").isLessThan(500_000);
    }

    private static void aPersonTriesAgainOrGivesUp(PackagedForum forum, Map<String, JsonNode> failed) throws Exception {
        Files.createFile(forum.data().resolve(FaultPart.ANTIDOTE));
        act(forum, failed.get("faultFail-0"), "retry", null);
        act(forum, failed.get("faultHang-0"), "cancel", Map.of("reason", "已电话提醒"));
        act(forum, failed.get("faultFlood-0"), "cancel", Map.of("reason", "已电话提醒"));
        PackagedForum.await(
                () -> "left: " + failed(forum).keySet(), () -> failed(forum).isEmpty());
        assertThat(forum.get("supervisor", "/engine-rest/incident")).isEmpty();
    }

    private static void act(PackagedForum forum, JsonNode job, String act, Object body) {
        String door = OPERATIONS + "/jobs/" + job.path("id").asText() + "/" + act;
        assertThat(forum.send("systemadmin", "POST", door, body).statusCode()).isEqualTo(204);
    }

    private static Map<String, JsonNode> failed(PackagedForum forum) {
        Map<String, JsonNode> failed = new HashMap<>();
        forum.get("systemadmin", OPERATIONS)
                .path("failed")
                .forEach(job -> failed.put(job.path("caseKey").asText(), job));
        return failed;
    }

    private static int neighbours(PackagedForum forum) {
        return forum.get("supervisor", "/engine-rest/process-instance/count?processDefinitionKey=faultMark")
                .path("count")
                .asInt();
    }

    private long stackTraces() {
        return Marks.at("jdbc:h2:file:" + folder.resolve("data/forum"), "forum", "forum")
                .largestBytes();
    }
}
