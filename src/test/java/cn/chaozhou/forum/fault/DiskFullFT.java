package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.fault.People.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 5, disk full: H2 on a small disk of its own. People are told; with room again all goes on, nothing half done. */
class DiskFullFT {

    private static final int MEGABYTES = 160;

    @TempDir
    Path folder;

    @Test
    void peopleAreToldAndItHealsByItself() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", disk.toString()))
                .as("may mount a small disk")
                .isZero();
        try (PackagedForum forum = PlayedForum.in(disk)) {
            forum.start();
            People captain = new People(forum, "满盘").begin();
            PackagedForum.await(() -> "nothing is handed in", () -> captain.answered() > 2);
            Path filler = disk.resolve("filler");
            fill(filler);
            PackagedForum.await(() -> "nobody is told", () -> captain.told() > 0);
            assertThat(forum.send(null, "GET", "/actuator/health", null).statusCode())
                    .isEqualTo(503);
            Files.delete(filler);
            int before = captain.answered();
            PackagedForum.await(() -> "it doesn't heal", () -> captain.answered() > before + 1);
            List<Answer> answers = captain.goHome();
            assertThat(answers)
                    .allSatisfy(a -> assertThat(a.status()).as("%s", a).isIn(200, 204, 409, 503));
            captain.checkWhatIsThere();
            assertThat(forum.send(null, "GET", "/actuator/health", null).statusCode())
                    .isEqualTo(200);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void fill(Path file) {
        byte[] bytes = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            // As wanted.
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
