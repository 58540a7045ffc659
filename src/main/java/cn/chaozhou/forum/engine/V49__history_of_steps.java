package cn.chaozhou.forum.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * The engine no longer keeps a history of variables (level {@code activity} instead of {@code audit}), and starts only
 * where its database says so, too. In Java, because a new office's engine has no tables yet when migrations run.
 */
@Component
class V49__history_of_steps extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (hasEngine(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("update ACT_GE_PROPERTY set VALUE_ = '1', REV_ = REV_ + 1"
                        + " where NAME_ = 'historyLevel' and VALUE_ = '2'");
            }
        }
    }

    private static boolean hasEngine(Connection connection) throws SQLException {
        String[] spellings = {"ACT_GE_PROPERTY", "act_ge_property"};
        for (String table : spellings) {
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE"})) {
                if (found.next()) {
                    return true;
                }
            }
        }
        return false;
    }
}
