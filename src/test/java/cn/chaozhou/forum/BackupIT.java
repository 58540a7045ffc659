package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup taken while people work is put back on another machine as the README says, and the session goes on there. */
class BackupIT {

    @Test
    void aSessionGoesOnFromTheBackup(@TempDir Path folder) throws Exception {
        PackagedForum forum = PackagedForum.shared();
        SessionPlay session = SessionPlay.begin(forum);
        session.submitPlan(session.plan(1, List.of("agri"), List.of("dacheng", "fubin", "xinxu")));
        JsonNode issues = forum.get("secretariat", "/api/issues");
        JsonNode backup = PackagedForum.ok(forum.send("systemadmin", "POST", "/api/operations/backup", null));
        session.approvePlan();

        Path restored = Files.createDirectory(folder.resolve("data"));
        unpack(forum.data().resolve("backup").resolve(backup.path("name").asText()), restored);
        try (PackagedForum other = new PackagedForum(restored)) {
            other.start();
            assertThat(other.get("secretariat", "/api/issues")).hasSameSizeAs(issues);
            other.submit("leader", session.number, "userTask_approvePlan", Map.of("planDecision", "approve"));
            assertThat(other.get("systemadmin", "/api/operations").path("failed"))
                    .isEmpty();
            assertThat(other.log(" ERROR ")).isEmpty();
        }
        assertThat(forum.get("systemadmin", "/api/operations")
                        .path("lastBackup")
                        .path("name"))
                .isEqualTo(backup.path("name"));
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream content = new ZipInputStream(file)) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                Files.copy(content, into.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }
}
