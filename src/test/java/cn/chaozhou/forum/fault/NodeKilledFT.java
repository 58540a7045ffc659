package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.faultpart.FaultPart;
import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.fault.Marks.Mark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 6: two machines share thousands of jobs on one database, and one is killed half-way: each effect is there once,
 * none is lost. How many is a property: {@code -Dforum.fault.jobs=1000}.
 */
class NodeKilledFT {

    private static final int JOBS = Integer.getInteger("forum.fault.jobs", 10_000);
    private static final Duration LEASE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void eachJobIsDoneOnceAndNoneIsLost() throws Exception {
        Postgres server = Postgres.server();
        String database = server.copy();
        Path part = Part.in(folder);
        Marks marks = server.marks(database);
        try (PackagedForum first = node(server, database, "first", part);
                PackagedForum second = node(server, database, "second", part);
                PackagedForum asleep = server.forum(
                                folder.resolve("asleep"),
                                database,
                                server.port(),
                                "--fault.cases=" + JOBS,
                                "--camunda.bpm.job-execution.enabled=false")
                        .withPart(part)) {
            first.start();
            second.start();
            long begin = System.nanoTime();
            asleep.start();
            waitFor(() -> marks.count() >= JOBS / 2);
            first.kill();
            waitFor(() -> marks.count() >= JOBS);
            PackagedForum.await(() -> "jobs are still begun", () -> asleep.logs(FaultPart.READY));
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            PackagedForum.await(
                    () -> "jobs are left",
                    () -> second.get("supervisor", "/engine-rest/job/count?messages=true")
                                    .path("count")
                                    .asInt()
                            == 0);
            assertThat(second.get("systemadmin", "/api/operations").path("failed"))
                    .isEmpty();
            List<Mark> all = marks.all();
            System.out.printf(
                    "two nodes: %d jobs, %d ms, by %s%n",
                    all.size(), took, all.stream().collect(Collectors.groupingBy(Mark::node, Collectors.counting())));
            assertThat(all).extracting(Mark::instance).hasSize(JOBS).doesNotHaveDuplicates();
            assertThat(all).extracting(Mark::node).contains("first", "second");
        }
    }

    private PackagedForum node(Postgres server, String database, String name, Path part) throws Exception {
        return server.forum(
                        folder.resolve(name),
                        database,
                        server.port(),
                        "--forum.operations.node=" + name,
                        "--camunda.bpm.job-execution.lock-time-in-millis=" + LEASE.toMillis())
                .withPart(part);
    }

    private static void waitFor(BooleanSupplier done) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120 + JOBS / 20);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(patience);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
