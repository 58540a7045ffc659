package cn.chaozhou.forum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.CaptainsForum;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The auditor checks the chain from the command line, with the server stopped. */
class AuditCommandTest {

    @TempDir
    Path folder;

    private record Answer(int code, String text) {}

    @Test
    void itSaysWhetherTheChainHoldsAndWhereItDoesNot() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("forum");
        assertThat(verify(url)).as("no database of ours").isEqualTo(new Answer(2, "打不开数据库。程序正在运行时，请在“审计”页核对，或先停止程序。"));
        var database = ActsUntilKilled.database(url);
        Flyway.configure()
                .dataSource(database)
                .locations("db/migration", "db/h2")
                .load()
                .migrate();
        JdbcTemplate rows = new JdbcTemplate(database);
        JdbcClient db = JdbcClient.create(rows);
        new AuditChain(db, rows).append(List.of(line("认领"), line("办结"), line("销号")));
        assertThat(verify(url)).isEqualTo(new Answer(0, "审计链完整：第 1 条至第 3 条，没有改动。"));
        db.sql("update audit_entry set actor = 'head.agri' where seq = 2").update();
        assertThat(verify(url)).isEqualTo(new Answer(1, "审计链在第 2 条断开：该条被改动过。"));
    }

    private static AuditEntry line(String action) {
        return new AuditEntry(
                0,
                OffsetDateTime.parse("2026-09-18T09:00+08:00"),
                "handler.agri",
                action,
                "WT-2026-0001",
                null,
                AuditEntry.Result.DONE,
                "127.0.0.1",
                null);
    }

    private static Answer verify(String url) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CaptainsForum.class.getName(),
                        AuditCommand.NAME,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=forum",
                        "--spring.datasource.password=forum")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(process.waitFor(), text);
    }
}
