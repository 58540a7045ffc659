package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.Visitor;
import cn.chaozhou.forum.fault.People.Answer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 5: the database is away, connections are cut in the middle of a transaction, the line swallows everything, and no
 * connection is left. People are told within seconds, in Chinese, with 503; nothing is half done; all heals by itself.
 */
@Tag("ci")
class DatabaseAwayFT {

    /** Seconds; a minute shows no more than this. */
    private static final int AWAY = Integer.getInteger("forum.fault.away", 15);

    /** What a person waits at most, milliseconds: the wait for a connection is 5 s. */
    private static final long FAST = 9_000;

    private static final int CUTS = 15;
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @TempDir
    Path folder;

    @Test
    void peopleAreToldAndItHealsByItself() throws Exception {
        Postgres server = Postgres.server();
        String database = server.copy();
        try (Cable cable = new Cable(server.port());
                PackagedForum forum = server.forum(
                        folder.resolve("data"),
                        database,
                        cable.port(),
                        "--spring.datasource.hikari.maximum-pool-size=5",
                        // Whoever doesn't know whether the start was taken begins anew.
                        "--forum.starts.same-within=0s")) {
            forum.start();
            int port = URI.create(forum.address()).getPort();
            EngineDoor webApps = EngineDoor.both(port).get(1);
            webApps.ready("secretariat");
            Visitor browser = new Visitor(port);
            browser.logIn("leader", "demo");
            away(forum, cable, webApps, browser);
            cutInTransactions(forum, server, database);
            swallowed(forum, cable);
            exhausted(forum, server, database);
        }
    }

    private static void away(PackagedForum forum, Cable cable, EngineDoor webApps, Visitor browser) throws Exception {
        People captain = new People(forum, "断网").begin();
        PackagedForum.await(() -> "nothing is handed in", () -> captain.answered() > 1);
        cable.cut();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAY);
        while (System.nanoTime() < end) {
            isTold(() -> forum.send("secretariat", "GET", "/api/issues", null));
            isTold(() -> forum.send("secretariat", "GET", "/engine-rest/task", null));
            isTold(() -> webApps.send("secretariat", "GET", "/task", null));
            isTold(() -> browser.send("GET", TASKLIST, null, Map.of("Accept", "text/html")));
            assertThat(forum.send(null, "GET", "/actuator/health", null).statusCode())
                    .isEqualTo(503);
        }
        cable.mend();
        heals(forum);
        check("away", captain.goHome());
        captain.checkWhatIsThere();
        assertThat(webApps.send("secretariat", "GET", "/task", null).statusCode())
                .as("nobody has to log in again")
                .isEqualTo(200);
    }

    private static void cutInTransactions(PackagedForum forum, Postgres server, String database) throws Exception {
        People captain = new People(forum, "中断").begin();
        for (int cut = 0; cut < CUTS; cut++) {
            TimeUnit.MILLISECONDS.sleep(700);
            server.admin()
                    .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = ?")
                    .param(database)
                    .query(Long.class)
                    .single();
        }
        heals(forum);
        PackagedForum.await(() -> "nothing is handed in", () -> captain.answered() > 0);
        check("cut", captain.goHome());
        captain.checkWhatIsThere();
    }

    private static void swallowed(PackagedForum forum, Cable cable) throws Exception {
        cable.block();
        try {
            isTold(() -> forum.send("secretariat", "GET", "/api/issues", null));
            isTold(() -> forum.send("secretariat", "GET", "/engine-rest/task", null));
        } finally {
            cable.mend();
        }
        heals(forum);
    }

    /** Somebody holds a table, so that a few requests take all connections and wait. */
    private static void exhausted(PackagedForum forum, Postgres server, String database) throws Exception {
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        try (Connection other =
                        DriverManager.getConnection(Postgres.url(database, server.port()), Postgres.USER, "none");
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table notice in access exclusive mode");
            for (int i = 0; i < 5; i++) {
                waiting.add(CompletableFuture.supplyAsync(
                        () -> forum.send("secretariat", "GET", "/api/notices", null), r -> new Thread(r).start()));
            }
            TimeUnit.SECONDS.sleep(1);
            isTold(() -> forum.send("secretariat", "GET", "/api/issues", null));
            assertThat(forum.send(null, "GET", "/actuator/health", null).statusCode())
                    .isEqualTo(503);
            other.rollback();
        }
        for (CompletableFuture<HttpResponse<String>> one : waiting) {
            assertThat(one.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        heals(forum);
    }

    private static void check(String what, List<Answer> answers) {
        long slowest = answers.stream().mapToLong(Answer::millis).max().orElse(0);
        System.out.printf(
                "%s: %d answers, %d of them 503, slowest %d ms%n",
                what,
                answers.size(),
                answers.stream().filter(a -> a.status() == 503).count(),
                slowest);
        assertThat(slowest).isLessThan(FAST);
        assertThat(answers).anyMatch(a -> a.status() == 503).allSatisfy(a -> {
            assertThat(a.status()).as("%s", a).isIn(200, 204, 409, 503);
            if (a.status() == 503) {
                assertThat(a.body()).contains("连接不上数据库").doesNotContain("Exception", "SQL", "org.");
            }
        });
    }

    private static void isTold(Supplier<HttpResponse<String>> question) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = question.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("连接不上数据库").doesNotContain("Exception", "SQL", "org.");
        assertThat(took.toMillis()).isLessThan(FAST);
    }

    private static void heals(PackagedForum forum) {
        long begin = System.nanoTime();
        PackagedForum.await(
                () -> "it stays down",
                () -> forum.send(null, "GET", "/actuator/health", null).statusCode() == 200
                        && forum.send("secretariat", "GET", "/api/issues", null).statusCode() == 200);
        System.out.printf("healed after %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }
}
