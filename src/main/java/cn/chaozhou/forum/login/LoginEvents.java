package cn.chaozhou.forum.login;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened at the doors, for whoever looks after security; what calls for a look is in the log as well. */
@Component
class LoginEvents {

    private static final Logger log = LoggerFactory.getLogger(LoginEvents.class);

    private final JdbcClient jdbc;
    private final WallClock clock;

    LoginEvents(JdbcClient jdbc, WallClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Kind {
        LOGIN,
        FAILED,
        LOCKED,
        UNLOCKED,
        DISABLED,
        ENABLED,
        PASSWORD,
        REMOVED,
        BOOTSTRAP,
        BOOTSTRAP_FAILED
    }

    /**
     * One line.
     *
     * @param account whom it concerns; null where no such user exists: people type passwords into the name field
     * @param actor who did it, where that is somebody else
     */
    record Event(
            long id,
            OffsetDateTime at,
            Kind kind,
            @Nullable String account,
            @Nullable String address,
            @Nullable String actor) {}

    void record(Kind kind, @Nullable String account, @Nullable String address, @Nullable String actor) {
        jdbc.sql("insert into login_event (at, kind, account, address, actor) values (?, ?, ?, ?, ?)")
                .params(clock.now(), kind.name(), account, address, actor)
                .update();
    }

    /** Somebody guesses: the account or the address is locked for a while. */
    void alarm(@Nullable String account, String address) {
        record(Kind.LOCKED, account, address, null);
        log.warn(
                "ALARM login guessing: repeated wrong passwords at {}, now from {}; further logins are refused for a while",
                account == null ? "accounts that do not exist" : account,
                address);
    }

    List<Event> latest(int atMost) {
        return jdbc.sql("select id, at, kind, account, address, actor from login_event"
                        + " order by id desc fetch first ? rows only")
                .param(atMost)
                .query(Event.class)
                .list();
    }
}
