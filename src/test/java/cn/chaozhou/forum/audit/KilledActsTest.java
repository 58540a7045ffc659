package cn.chaozhou.forum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.audit.ActsUntilKilled.Death;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Promise 21: act and audit happen both or neither, wherever the process dies. A hundred deaths, on the settings we ship. */
class KilledActsTest {

    private static final int TRIES = 100;
    private static final int SIDE_BY_SIDE = 2;
    private static final Death[] DEATHS = {
        Death.BEFORE_AUDIT, Death.BEFORE_COMMIT, Death.AFTER_COMMIT, Death.BY_OTHERS, Death.BY_OTHERS
    };

    @TempDir
    Path folder;

    @Test
    void actAndAuditAreThereBothOrNeither() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        List<Callable<Void>> series = new ArrayList<>();
        for (int worker = 0; worker < SIDE_BY_SIDE; worker++) {
            String url =
                    "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE".formatted(folder.resolve("forum" + worker));
            series.add(() -> {
                Flyway.configure()
                        .dataSource(ActsUntilKilled.database(url))
                        .locations("db/migration", "db/h2")
                        .load()
                        .migrate();
                for (int i = 0; i < TRIES / SIDE_BY_SIDE; i++) {
                    Death death = DEATHS[i % DEATHS.length];
                    die(url, death);
                    check(url, death);
                }
                return null;
            });
        }
        for (Future<Void> done : workers.invokeAll(series)) {
            done.get();
        }
        workers.shutdown();
    }

    private static void die(String url, Death death) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ActsUntilKilled.class.getName(),
                        url,
                        death.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.equals(ActsUntilKilled.READY)) {
                line = said.readLine();
            }
            assertThat(line).as("it came to act").isEqualTo(ActsUntilKilled.READY);
            if (death == Death.BY_OTHERS) {
                // At any moment of the acts that go on meanwhile.
                process.waitFor(ThreadLocalRandom.current().nextInt(25), TimeUnit.MILLISECONDS);
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).isEqualTo(137);
        }
    }

    private static void check(String url, Death death) {
        JdbcTemplate rows = new JdbcTemplate(ActsUntilKilled.database(url));
        JdbcClient db = JdbcClient.create(rows);
        assertThat(db.sql("select case_key from timeline except select subject from audit_entry")
                        .query(String.class)
                        .list())
                .as("acts without audit, death %s", death)
                .isEmpty();
        assertThat(db.sql("select subject from audit_entry except select case_key from timeline")
                        .query(String.class)
                        .list())
                .as("audit without acts, death %s", death)
                .isEmpty();
        assertThat(new AuditChain(db, rows).verify().broken()).isNull();
        assertThat(db.sql("select count(*) from timeline").query(Long.class).single())
                .isPositive();
    }
}
