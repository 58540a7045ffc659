package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.chaozhou.forum.ForumTest;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an office that kept more history finds after the upgrade. */
@ForumTest
class HistoryLevelTest {

    private static final String AUDIT = "2";
    private static final String ACTIVITY = "1";

    @Autowired
    DataSource pool;

    @Autowired
    JdbcClient db;

    @Autowired
    ManagementService management;

    @Autowired
    V49__history_of_steps migration;

    @Test
    void aDatabaseThatKeptVariablesStartsWithTheNewLevel() throws Exception {
        assertThat(management.getProperties()).containsEntry("historyLevel", ACTIVITY);
        db.sql("update ACT_GE_PROPERTY set VALUE_ = ? where NAME_ = 'historyLevel'")
                .param(AUDIT)
                .update();
        try (Connection connection = pool.getConnection()) {
            migration.migrate(of(connection));
        }
        assertThat(management.getProperties()).containsEntry("historyLevel", ACTIVITY);
    }

    @Test
    void aDatabaseWithoutAnEngineIsLeftAlone() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            assertThatCode(() -> migration.migrate(of(connection))).doesNotThrowAnyException();
        }
    }

    private static Context of(Connection connection) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getConnection") ? connection : null);
    }
}
