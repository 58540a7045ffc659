package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.faultpart.FaultPart;
import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.SessionPlay;
import cn.chaozhou.forum.fault.Marks.Mark;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Promise 10: backup, wipe, restore, go on. Open tasks, timers, files and the audit are usable, and timers that came due
 * while there was no server fire once. {@code BackupIT} does the same beside a running one.
 */
class RestoredFT {

    private static final int TIMERS = 30;

    /** Seconds. */
    private static final int AHEAD = 30;

    private static final int WITHOUT_SERVER = 15;

    private static final byte[] FILE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @TempDir
    Path folder;

    @Test
    void whatWasSavedGoesOn() throws Exception {
        Path data = folder.resolve("data");
        Path saved = folder.resolve("saved");
        SessionPlay session;
        JsonNode file;
        try (PackagedForum forum = PlayedForum.in(
                        folder, "--fault.cases=" + TIMERS, "--fault.timers=true", "--fault.ahead=" + AHEAD + "s")
                .withPart(Part.in(folder))) {
            forum.start();
            PackagedForum.await(() -> "the timers are not there", () -> forum.logs(FaultPart.READY));
            session = SessionPlay.begin(forum);
            session.submitPlan(session.plan(1, List.of("agri"), List.of("dacheng", "fubin")));
            file = uploads(forum);
            String backup = PackagedForum.ok(forum.send("systemadmin", "POST", "/api/operations/backup", null))
                    .path("name")
                    .asText();
            session.approvePlan();
            forum.kill();
            Files.createDirectories(saved);
            FileSystemUtils.copyRecursively(data.resolve("backup"), saved);
            FileSystemUtils.deleteRecursively(data);
            restore(saved, backup, data);
        }
        // The timers come due while nobody is there.
        TimeUnit.SECONDS.sleep(WITHOUT_SERVER);
        try (PackagedForum forum = new PackagedForum(data).withPart(folder.resolve("part"))) {
            forum.start();
            forum.submit("leader", session.number, "userTask_approvePlan", Map.of("planDecision", "approve"));
            session.goesOnAt(forum).callOpens();
            HttpResponse<byte[]> again = HttpClient.newHttpClient()
                    .send(
                            request(forum, "/api/attachments/" + file.path("id").asText())
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(again.body()).isEqualTo(FILE);
            PackagedForum.await(
                    () -> "timers are left",
                    () -> forum.get("supervisor", "/engine-rest/job/count?activityId=timer_faultMark")
                                    .path("count")
                                    .asInt()
                            == 0);
            assertThat(forum.get("auditadmin", "/api/audit/verification")
                            .path("broken")
                            .isNull())
                    .isTrue();
            assertThat(forum.get("systemadmin", "/api/operations").path("failed"))
                    .isEmpty();
        }
        assertThat(Marks.at("jdbc:h2:file:" + folder.resolve("data/forum"), "forum", "forum")
                        .all())
                .extracting(Mark::instance)
                .hasSize(TIMERS)
                .doesNotHaveDuplicates();
    }

    private static JsonNode uploads(PackagedForum forum) throws Exception {
        JsonNode task =
                forum.tasks("captain.dacheng", null, "userTask_draftHighlight").get(0);
        if (task.path("assignee").isNull()) {
            PackagedForum.ok(forum.claim("captain.dacheng", task, "captain.dacheng"));
        }
        return PackagedForum.ok(HttpClient.newHttpClient()
                .send(
                        request(
                                        forum,
                                        "/api/attachments?date=2026-08-20&kind=photo&name=well.png&task="
                                                + task.path("id").asText())
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(FILE)))
                                .build(),
                        BodyHandlers.ofString()));
    }

    private static HttpRequest.Builder request(PackagedForum forum, String path) {
        return HttpRequest.newBuilder(URI.create(forum.address() + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("captain.dacheng:demo".getBytes(StandardCharsets.UTF_8)));
    }

    /** As the README says. */
    private static void restore(Path saved, String backup, Path data) throws IOException {
        Files.createDirectories(data);
        try (InputStream file = Files.newInputStream(saved.resolve(backup));
                ZipInputStream content = new ZipInputStream(file)) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                Files.copy(content, data.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
        FileSystemUtils.copyRecursively(saved.resolve("files"), data.resolve("files"));
    }
}
