package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import cn.chaozhou.forum.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first administrator of an empty database, made by whoever started the server: by a secret that works once. */
@Component
class Bootstrap {

    static final int SHORTEST_SECRET = 20;

    private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);
    private static final String ADMINISTRATORS = "systemAdmin";

    private final IdentityService identities;
    private final LoginEvents events;
    private final JdbcClient jdbc;
    private final WallClock clock;
    private final ApplicationEventPublisher listeners;
    private final byte[] secret;
    private final boolean given;

    Bootstrap(
            IdentityService identities,
            LoginEvents events,
            JdbcClient jdbc,
            WallClock clock,
            ApplicationEventPublisher listeners,
            @Value("${forum.bootstrap-secret:}") String secret) {
        this.identities = identities;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
        this.listeners = listeners;
        this.secret = digest(secret);
        given = secret.length() >= SHORTEST_SECRET;
    }

    /** Whether the door is there: a secret was given, nobody has used it, and no administrator can log in. */
    boolean isOpen() {
        return given && isNeeded();
    }

    private boolean isNeeded() {
        return jdbc.sql("select (select count(*) from bootstrap_use) + (select count(*) from ACT_ID_MEMBERSHIP m"
                                + " join ACT_ID_USER u on u.ID_ = m.USER_ID_"
                                + " where m.GROUP_ID_ = ? and u.PWD_ is not null)")
                        .param(ADMINISTRATORS)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** In a time that does not depend on how much of it is right. */
    boolean isSecret(@Nullable String tried) {
        return MessageDigest.isEqual(secret, digest(tried == null ? "" : tried));
    }

    /** Makes the administrator; false where somebody else was first. */
    @Transactional
    boolean make(String user, String password, String address) {
        try {
            jdbc.sql("insert into bootstrap_use (id, at, account) values (1, ?, ?)")
                    .params(clock.now(), user)
                    .update();
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            return false;
        }
        User administrator = identities
                .createUserQuery()
                .userId(user)
                .memberOfGroup(ADMINISTRATORS)
                .singleResult();
        boolean listed = administrator != null;
        if (administrator == null) {
            if (identities.createUserQuery().userId(user).count() > 0) {
                throw new InputRefused("user", Texts.of("login.user"), Texts.of("login.bootstrap.userTaken"));
            }
            administrator = identities.newUser(user);
            administrator.setFirstName(Texts.of("login.bootstrap.name"));
            administrator.setLastName("");
        }
        administrator.setPassword(password);
        try {
            identities.saveUser(administrator);
        } catch (PasswordRefused e) {
            throw new InputRefused("password", Texts.of("login.password"), e.advice());
        }
        if (!listed) {
            identities.createMembership(user, ADMINISTRATORS);
        }
        events.record(Kind.BOOTSTRAP, user, address, null);
        listeners.publishEvent(new FirstAdministrator(user));
        log.info("the first administrator {} has been made; FORUM_BOOTSTRAP_SECRET is of no more use, remove it", user);
        return true;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhatIsMissing() {
        if (isNeeded()) {
            log.warn(
                    given
                            ? "no administrator yet: POST /api/bootstrap makes the first one, see README"
                            : "no administrator yet: start with FORUM_BOOTSTRAP_SECRET set, see README");
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
