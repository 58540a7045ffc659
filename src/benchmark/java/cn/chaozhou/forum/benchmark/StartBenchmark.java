package cn.chaozhou.forum.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.SessionPlay;
import cn.chaozhou.forum.fault.PlayedForum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From nothing to the first answered login page, each time on a fresh copy of the demo's data: the plain jar against what
 * {@code src/main/dist} makes of it; and what stays in memory, after the start and after a whole session.
 */
class StartBenchmark {

    private static final Path JAR = Path.of("target/captains-forum.jar").toAbsolutePath();
    private static final Path SHIPPED = Path.of("src/main/dist");
    private static final int ROUNDS = Integer.getInteger("forum.start.rounds", 3);

    @TempDir
    Path folder;

    private enum Form {
        PLAIN("java -jar captains-forum.jar"),
        SHIPPED("start.sh"),
        SERVER("FORUM_SERVER=1 start.sh");

        private final String title;

        Form(String title) {
            this.title = title;
        }
    }

    /** Megabytes that stayed resident, in the worst round. */
    private record Memory(long afterStart, long afterSession) {}

    @Test
    void startsAndPlays() throws Exception {
        assumeTrue(Files.exists(JAR), "no packaged jar: mvn package -DskipTests makes it");
        unpack();
        Map<Form, Figures> figures = new EnumMap<>(Form.class);
        Map<Form, Memory> memory = new EnumMap<>(Form.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Form form : Form.values()) {
                Memory used = start(
                        form,
                        folder.resolve(form + "-" + round),
                        round == 0,
                        figures.computeIfAbsent(form, f -> new Figures()));
                memory.merge(
                        form,
                        used,
                        (a, b) -> new Memory(
                                Math.max(a.afterStart(), b.afterStart()),
                                Math.max(a.afterSession(), b.afterSession())));
            }
        }
        Table table = new Table(
                "Cold start of the demo edition to its first login page, " + ROUNDS + " rounds",
                "form",
                "CPU s",
                "of plain",
                "wall s",
                "resident MB",
                "after a session MB");
        double plain = figures.get(Form.PLAIN).cpu();
        figures.forEach((form, f) -> table.row(
                form.title,
                f.cpu() / 1000,
                f.cpu() / plain,
                f.median() / 1000,
                memory.get(form).afterStart(),
                memory.get(form).afterSession()));
        table.print();
    }

    private void unpack() throws Exception {
        for (String script : List.of("unpack.sh", "start.sh")) {
            Files.copy(SHIPPED.resolve(script), folder.resolve(script));
        }
        Process unpacking = new ProcessBuilder("sh", "unpack.sh", JAR.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("unpack.log").toFile())
                .start();
        assertThat(unpacking.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(unpacking.exitValue())
                .as(Files.readString(folder.resolve("unpack.log")))
                .isZero();
    }

    private Memory start(Form form, Path data, boolean withSession, Figures figures) throws Exception {
        try (PackagedForum forum = PlayedForum.in(data)) {
            if (form == Form.PLAIN) {
                forum.startedBy("java", "-jar", JAR.toString());
            } else {
                forum.startedBy("sh", folder.resolve("start.sh").toString());
                forum.withEnvironment("FORUM_SERVER", form == Form.SERVER ? "1" : "");
            }
            long begin = System.nanoTime();
            forum.start();
            assertThat(forum.send(null, "GET", "/camunda/app/tasklist/default/", null)
                            .statusCode())
                    .isEqualTo(200);
            Duration cpu = forum.process().info().totalCpuDuration().orElseThrow();
            figures.add(System.nanoTime() - begin, cpu.toNanos());
            long afterStart = resident(forum);
            if (withSession) {
                play(SessionPlay.begin(forum));
            }
            return new Memory(afterStart, withSession ? resident(forum) : 0);
        }
    }

    private static void play(SessionPlay session) {
        session.submitPlan(session.plan(1, List.of("agri"), session.allTeams()));
        session.approvePlan();
        session.callOpens();
        session.submits("dacheng", "为民找水打井");
        session.townConfirms("dacheng");
        session.accepts("dacheng");
        String highlight = session.highlight("dacheng");
        session.forum.fireTimer(session.highlight("fubin"), "timer_callCloses");
        session.presentsAndPublishes(highlight);
    }

    private static long resident(PackagedForum forum) throws IOException {
        Path status = Path.of("/proc", String.valueOf(forum.process().pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
