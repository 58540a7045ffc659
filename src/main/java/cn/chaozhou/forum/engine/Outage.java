package cn.chaozhou.forum.engine;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.DataAccessResourceFailureException;

/** The database can't be reached, has cut a connection, is full, or has none left: nobody's fault, and soon over. */
public final class Outage extends ProcessEngineException {

    /** Travels through the engine's doors, which name no class: the engine leaves 20,000 and up to its users. */
    static final int CODE = 20_503;

    /** Of SQLSTATE: connection, no resources (full disk, too many connections), shut down, trouble of the system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "58");

    private static final String SHUT_DOWN = "57P0";

    /** H2's own: i/o, closed by trouble, called at shutdown, broken connection, closed object. */
    private static final Set<Integer> OF_H2 = Set.of(90028, 90031, 90098, 90121, 90067, 90007);

    /** H2's file couldn't be written, say; by name, because H2 need not be there. */
    private static final String STORE_OF_H2 = "org.h2.mvstore.MVStoreException";

    /** What the pool says of a connection that it has thrown away under somebody's hands; it has no SQLSTATE. */
    private static final String THROWN_AWAY = "Connection is closed";

    Outage(RuntimeException cause) {
        super("the database is away", cause);
        setCode(CODE);
    }

    /** Whether that is what lies behind the failure. */
    public static boolean isBehind(Throwable failure) {
        return Conflicts.causes(failure).anyMatch(Outage::is);
    }

    private static boolean is(Throwable cause) {
        if (cause instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return sql instanceof SQLTransientConnectionException
                    || sql instanceof SQLNonTransientConnectionException
                    || sql instanceof SQLRecoverableException
                    || state.startsWith(SHUT_DOWN)
                    || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)))
                    || OF_H2.contains(sql.getErrorCode())
                    || THROWN_AWAY.equals(sql.getMessage());
        }
        return cause instanceof Outage
                || cause instanceof DataAccessResourceFailureException
                || STORE_OF_H2.equals(cause.getClass().getName());
    }
}
