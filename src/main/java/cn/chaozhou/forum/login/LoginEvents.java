package cn.chaozhou.forum.login;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.wording.Texts;
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
    private final AuditTrail audit;

    LoginEvents(JdbcClient jdbc, WallClock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Kind {
        LOGIN(false),
        FAILED(true),
        LOCKED(true),
        UNLOCKED(false),
        DISABLED(false),
        ENABLED(false),
        PASSWORD(false),
        REMOVED(false),
        BOOTSTRAP(false),
        BOOTSTRAP_FAILED(true);

        private final boolean refusal;

        Kind(boolean refusal) {
            this.refusal = refusal;
        }
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
        String who = actor != null ? actor : account == null ? Texts.of("login.stranger") : account;
        String what = Texts.of("login.event." + kind);
        if (kind.refusal) {
            audit.refused(who, what, account, null);
        } else {
            audit.done(who, what, account, null);
        }
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
