package cn.chaozhou.forum;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * With {@code -Dforum.test.database=postgresql} every application of the tests gets an empty database of one embedded
 * PostgreSQL instead of an H2 in memory.
 */
public final class TestDatabase implements EnvironmentPostProcessor, Ordered {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("forum.test.database"));
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isPostgres()) {
            environment.addActiveProfile("postgresql");
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "testDatabase",
                            Map.of(
                                    "spring.datasource.url",
                                    create(),
                                    "spring.datasource.username",
                                    "postgres",
                                    "spring.datasource.password",
                                    "postgres")));
        }
    }

    /** Before the files of the profiles are read. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** A table of one column {@code x} from 1 to there, in the words of the database at hand. */
    public static String series(int last) {
        return (isPostgres() ? "generate_series(1, %d) x" : "system_range(1, %d)").formatted(last);
    }

    /** @return address of a new, empty database */
    public static String create() {
        String name = "forum" + COUNT.incrementAndGet();
        try (Connection connection = Server.ONLY.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.ONLY.getJdbcUrl("postgres", name);
    }

    /** A server of its own; on a busy machine it takes longer to start than it is given by default. */
    public static EmbeddedPostgres.Builder embedded() {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1));
    }

    /** Started by whoever asks first, and stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres ONLY = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = embedded()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .setRegisterShutdownHook(false)
                        .start();
                // After the applications, which would wait for it.
                SpringApplication.getShutdownHandlers().add(() -> stop(server));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
