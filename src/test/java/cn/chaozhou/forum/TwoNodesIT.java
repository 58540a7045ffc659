package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of the packaged jar on one PostgreSQL, as the README has them. */
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {

    private static final List<String> CLIENT_TOOLS = List.of("pg_dump", "pg_restore");

    @TempDir
    static Path folder;

    private static String database;
    private static PackagedForum first;
    private static PackagedForum second;

    @BeforeAll
    static void startBothAtOnce() throws Exception {
        database = TestDatabase.create();
        first = node("first", database);
        second = node("second", database);
        ExecutorService starters = Executors.newFixedThreadPool(2);
        List<Future<Object>> starts = starters.invokeAll(List.<Callable<Object>>of(first::start, second::start));
        starters.shutdown();
        for (Future<Object> start : starts) {
            start.get();
        }
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    @Order(1)
    void onAnEmptyDatabaseOnlyOneOfThemMakesWhatThereIs() throws Exception {
        assertThat(first.log("demo story played") + second.log("demo story played"))
                .containsOnlyOnce("demo story played");
        assertThat(first.log(" ERROR ")).isEmpty();
        assertThat(second.log(" ERROR ")).isEmpty();
        assertThat(one("select count(*) from act_re_deployment"))
                .isEqualTo(one("select count(distinct name_) from" + " act_re_deployment"));
        assertThat(one("select max(version_) from act_re_procdef")).isEqualTo("1");
        assertThat(first.get("secretariat", "/api/sessions")).isEqualTo(second.get("secretariat", "/api/sessions"));
    }

    @Test
    @Order(2)
    void whatIsDoneOnOneNodeHoldsOnTheOtherWithTheNextRequest() throws Exception {
        SessionPlay session = SessionPlay.begin(first);
        PackagedForum.ok(second.trySubmit(
                "secretariat",
                session.number,
                "userTask_planSession",
                session.plan(1, List.of("agri"), List.of("dacheng", "fubin"))));
        first.submit("leader", session.number, "userTask_approvePlan", Map.of("planDecision", "approve"));
        assertThat(second.tasks("captain.dacheng", null, "userTask_draftHighlight"))
                .isNotEmpty();

        PackagedForum.ok(first.send("systemadmin", "POST", "/api/accounts/captain.fubin/disable", null));
        assertThat(second.send("captain.fubin", "GET", "/engine-rest/task", null)
                        .statusCode())
                .isEqualTo(401);
        PackagedForum.ok(first.send("systemadmin", "POST", "/api/accounts/captain.fubin/enable", null));
    }

    @Test
    @Order(3)
    void theBackupOfTheServerIsRestoredAndASessionGoesOn() throws Exception {
        assumeTrue(CLIENT_TOOLS.stream().allMatch(TwoNodesIT::isInstalled), "PostgreSQL's client is not installed");
        SessionPlay session = SessionPlay.begin(first);
        session.submitPlan(session.plan(1, List.of("agri"), List.of("dacheng", "fubin")));
        Path dump = folder.resolve("forum.dump");
        run("pg_dump", "-Fc", "-f", dump.toString(), "-d", address(database));
        session.approvePlan();

        String other = TestDatabase.create();
        run("pg_restore", "--no-owner", "-d", address(other), dump.toString());
        try (PackagedForum restored = node("restored", other)) {
            restored.start();
            restored.submit("leader", session.number, "userTask_approvePlan", Map.of("planDecision", "approve"));
            assertThat(restored.get("auditadmin", "/api/audit/verification")
                            .path("broken")
                            .isNull())
                    .isTrue();
            assertThat(restored.log(" ERROR ")).isEmpty();
        }
    }

    @Test
    @Order(4)
    void aLoginSurvivesTheLossOfItsNode() throws Exception {
        Visitor leader = new Visitor(first.address());
        assertThat(leader.logIn("leader", "demo").statusCode()).isEqualTo(200);
        first.kill();
        Visitor moved = leader.at(second.address());
        assertThat(moved.get("/api/me").body()).contains("leader");
        assertThat(moved.post("/camunda/api/engine/engine/default/task/count", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(moved.logOut().statusCode()).isEqualTo(200);
        assertThat(leader.at(second.address()).get("/api/me").statusCode()).isEqualTo(401);
    }

    /** The files of cases, which nodes share, are not touched here: each has a folder, and so a log, of its own. */
    private static PackagedForum node(String name, String database) throws Exception {
        return new PackagedForum(
                folder.resolve(name),
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        database,
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres",
                        "SPRING_DATASOURCE_PASSWORD",
                        "postgres"),
                "--spring.profiles.active=demo,postgresql");
    }

    private static String one(String question) throws Exception {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static boolean isInstalled(String tool) {
        return new File("/usr/bin/" + tool).exists();
    }

    /** As the client's tools want it. */
    private static String address(String database) {
        URI address = URI.create(database.substring("jdbc:".length()));
        return "postgresql://postgres:postgres@%s:%d%s"
                .formatted(address.getHost(), address.getPort(), address.getPath());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(List.of(command).toString()).isZero();
    }
}
