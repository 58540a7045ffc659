package cn.chaozhou.forum.fault;

import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL server for all fault tests; on it the story is played once, and each test gets a copy of that database. */
final class Postgres {

    static final String USER = "postgres";

    private static final String STORY = "story";

    private static @Nullable Postgres only;

    private final EmbeddedPostgres server;
    private int copies;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static synchronized Postgres server() throws Exception {
        if (only == null) {
            EmbeddedPostgres server = TestDatabase.embedded().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
            Postgres own = new Postgres(server);
            own.admin().sql("create database " + STORY).update();
            Path folder = Files.createTempDirectory("played").resolve("data");
            try (PackagedForum forum = own.forum(folder, STORY, server.getPort())) {
                System.out.printf(
                        "the story on PostgreSQL: %d ms%n", forum.start().toMillis());
            }
            only = own;
        }
        return only;
    }

    int port() {
        return server.getPort();
    }

    /** Name of a new database that holds the story. */
    synchronized String copy() {
        String name = "copy" + ++copies;
        admin().sql("create database " + name + " template " + STORY).update();
        return name;
    }

    /** A demo edition on that database, reached by that port, not started yet. */
    PackagedForum forum(Path data, String database, int port, String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of("--spring.profiles.active=demo,postgresql"));
        all.addAll(List.of(settings));
        return new PackagedForum(
                data,
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        url(database, port),
                        "SPRING_DATASOURCE_USERNAME",
                        USER,
                        "SPRING_DATASOURCE_PASSWORD",
                        "none"),
                all.toArray(String[]::new));
    }

    JdbcClient admin() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    JdbcClient in(String database) {
        return JdbcClient.create(server.getDatabase(USER, database));
    }

    Marks marks(String database) {
        return Marks.at(url(database, port()), USER, "none");
    }

    static String url(String database, int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }
}
