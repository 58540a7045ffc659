package cn.chaozhou.forum.engine;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Which connections the pool throws away, by class name in its settings: those that tell of an outage. A full disk closes
 * H2's database for good, but not its connections; only when all are gone does the next one open it again.
 */
public final class BrokenConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return Outage.isBehind(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
