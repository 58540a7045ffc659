package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.chaozhou.faultpart.FaultPart;
import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.SessionPlay;
import cn.chaozhou.forum.fault.Marks.Mark;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 7: machines and database in different zones, one of them with daylight saving, fire each timer once and not early;
 * a machine whose clock is off by more than two seconds does no jobs, says so, and goes on when it is right again.
 */
class ClocksFT {

    private static final int TIMERS = 40;
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    @TempDir
    Path folder;

    @Test
    void zonesMakeNoTimerEarlyOrTwice() throws Exception {
        Postgres server = Postgres.server();
        String database = server.copy();
        server.admin()
                .sql("alter database " + database + " set timezone to 'Pacific/Auckland'")
                .update();
        Path part = Part.in(folder);
        try (PackagedForum first = server.forum(
                                folder.resolve("first"),
                                database,
                                server.port(),
                                "--fault.cases=" + TIMERS,
                                "--fault.timers=true",
                                "--fault.ahead=40s",
                                "--forum.operations.node=first")
                        .withJava("-Duser.timezone=America/New_York")
                        .withPart(part);
                PackagedForum second = server.forum(
                                folder.resolve("second"), database, server.port(), "--forum.operations.node=second")
                        .withJava("-Duser.timezone=Asia/Shanghai")
                        .withPart(part)) {
            first.start();
            PackagedForum.await(() -> "the timers are not there", () -> first.logs(FaultPart.READY));
            second.start();
            Marks marks = server.marks(database);
            PackagedForum.await(() -> marks.count() + " timers have fired", () -> marks.count() >= TIMERS);
            TimeUnit.SECONDS.sleep(3);
            List<Mark> all = marks.all();
            System.out.printf(
                    "zones: most late %d ms%n",
                    all.stream().mapToLong(m -> m.done() - m.due()).max().orElse(0));
            assertThat(all).extracting(Mark::instance).hasSize(TIMERS).doesNotHaveDuplicates();
            assertThat(all).as("not early").allMatch(mark -> mark.done() >= mark.due());
        }
    }

    @Test
    void aMachineWhoseClockIsOffDoesNoJobsAndSaysSo() throws Exception {
        assumeThat(Files.exists(FAKETIME)).as("faketime is installed").isTrue();
        Postgres server = Postgres.server();
        String database = server.copy();
        Path shift = Files.writeString(folder.resolve("shift"), "+0\n");
        try (PackagedForum forum = server.forum(
                        folder.resolve("data"),
                        database,
                        server.port(),
                        "--forum.operations.clock-check=PT2S",
                        "--forum.operations.node=shifted")
                .withEnvironment("LD_PRELOAD", FAKETIME.toString())
                .withEnvironment("FAKETIME_TIMESTAMP_FILE", shift.toString())
                .withEnvironment("FAKETIME_CACHE_DURATION", "1")
                // Else waiting threads of Java spin.
                .withEnvironment("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                .withEnvironment("FAKETIME_DONT_FAKE_MONOTONIC", "1")) {
            forum.start();
            Files.writeString(shift, "+5\n");
            PackagedForum.await(() -> "health is still up", () -> health(forum) == 503);
            assertThat(forum.log("时钟与数据库相差 5.")).isNotEmpty();
            assertThat(forum.get("systemadmin", "/api/notices").toString()).contains("时钟与数据库相差");
            assertThat(forum.get("secretariat", "/api/issues"))
                    .as("people work on")
                    .isNotEmpty();
            PackagedForum.await(
                    () -> "the page doesn't tell",
                    () -> node(forum).path("clockOff").asLong() > 4000);
            assertThat(node(forum).path("jobs").asBoolean()).isFalse();
            Files.writeString(shift, "+1\n");
            PackagedForum.await(() -> "it does no jobs again", () -> health(forum) == 200);
            PackagedForum.await(
                    () -> "the page still tells", () -> node(forum).path("jobs").asBoolean());
        }
    }

    private static int health(PackagedForum forum) {
        return forum.send(null, "GET", "/actuator/health", null).statusCode();
    }

    /** Beside the one that played the story, which has only just gone. */
    private static JsonNode node(PackagedForum forum) {
        return SessionPlay.list(forum.get("systemadmin", "/api/operations").path("nodes")).stream()
                .filter(node -> node.path("name").asText().equals("shifted"))
                .findFirst()
                .orElseThrow();
    }
}
