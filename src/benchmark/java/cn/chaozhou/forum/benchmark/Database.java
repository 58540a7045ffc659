package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** The two databases the product promises; each run gets a new, empty one that commits to disk. */
enum Database {
    H2,
    POSTGRESQL;

    /** One empty database; the one who opened it closes it. */
    record Store(String url, String user, String password, AutoCloseable server) implements AutoCloseable {

        boolean isPostgres() {
            return url.startsWith("jdbc:postgresql:");
        }

        /** As Spring Boot would make it from the same three settings. */
        HikariDataSource pool() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(url);
            pool.setUsername(user);
            pool.setPassword(password);
            return pool;
        }

        /** Processor time that the server has taken until now, in nanoseconds; H2 works in the thread that asks. */
        long cpu() throws SQLException {
            if (!isPostgres()) {
                return 0;
            }
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    ResultSet backend = connection.createStatement().executeQuery("select pg_backend_pid()")) {
                backend.next();
                return ProcessHandle.of(backend.getLong(1))
                        .flatMap(ProcessHandle::parent)
                        .map(ProcessHandle::children)
                        .orElseThrow()
                        .mapToLong(process -> process.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum();
            }
        }

        /** Bytes of write-ahead log written until now; H2 has none. */
        long log() throws SQLException {
            if (!isPostgres()) {
                return 0;
            }
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    ResultSet answer = connection
                            .createStatement()
                            .executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
                answer.next();
                return answer.getLong(1);
            }
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Store open() {
        try {
            return this == H2 ? h2() : postgresql();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Store h2() throws IOException {
        Path folder = Files.createTempDirectory("benchmark");
        // The product's own settings, but that what is asked twice is worked out twice.
        String url = "jdbc:h2:file:" + folder.resolve("forum")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_NULL_ORDERING=HIGH;OPTIMIZE_REUSE_RESULTS=0";
        return new Store(url, "forum", "forum", () -> FileSystemUtils.deleteRecursively(folder));
    }

    private static Store postgresql() throws IOException {
        EmbeddedPostgres server = TestDatabase.embedded()
                // zonky's own default for tests: no fsync. Here a commit is on disk, as in an office.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .start();
        return new Store(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", server);
    }
}
