package cn.chaozhou.forum.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * One node starts at a time: the schema of the engine, our migrations, packaged models and the first people are made by
 * whoever comes first, and found by the others. The lock is PostgreSQL's own (advisory, of the session): it ends with the
 * connection, so that a node which dies while it starts holds nobody up.
 */
@Component
@Profile("postgresql")
class StartLock implements BeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(StartLock.class);

    /** Ours among the advisory locks of the database. */
    private static final long KEY = 7_202_611_271L;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private @Nullable Connection held;

    /** Before anybody else gets the pool. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource pool && held == null) {
            try {
                held = take(pool);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException("the lock for starting could not be taken", e);
            }
        }
        return bean;
    }

    @EventListener(ApplicationReadyEvent.class)
    void release() throws SQLException {
        if (held != null) {
            try (Connection connection = held) {
                ask(connection, "select pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    /** Asks again and again: a statement that waits would end with the socket's time. */
    private static Connection take(DataSource pool) throws SQLException, InterruptedException {
        Connection connection = pool.getConnection();
        boolean told = false;
        while (!ask(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
            if (!told) {
                log.info("another node is starting on this database; waiting until it is ready");
                told = true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return connection;
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
