package cn.chaozhou.forum.login;

import cn.chaozhou.forum.login.Accounts.Account;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The web apps' login inside an HTTP session, which every door that takes the session relies on. */
record LoginSession(HttpSession session, Authentications logins, UserAuthentication login) {

    private static final String ENGINE = "default";

    /** Where Camunda's filters keep the logins of a session. */
    static final String LOGINS = "authenticatedUser";

    private static final String MARK = "forum.login";

    /** Acts that follow each other closer are one: a page asks a dozen times, and a session may have to be written. */
    private static final Duration NOTED = Duration.ofSeconds(10);

    /** When and under which version of the account the login was made, and when its person last did something. */
    private static final class Mark implements Serializable {

        private final String user;
        private final int version;
        private final OffsetDateTime since;
        private volatile OffsetDateTime lastAct;

        Mark(String user, int version, OffsetDateTime now) {
            this.user = user;
            this.version = version;
            since = now;
            lastAct = now;
        }
    }

    /** Null where nobody is logged in. */
    static @Nullable LoginSession of(@Nullable HttpSession session) {
        return session != null
                        && session.getAttribute(LOGINS) instanceof Authentications logins
                        && logins.getAuthenticationForProcessEngine(ENGINE) instanceof UserAuthentication login
                ? new LoginSession(session, logins, login)
                : null;
    }

    String user() {
        return login.getIdentityId();
    }

    /** Whether the provider of single sign-on vouches for the person, not a password of ours. */
    boolean isFromProvider() {
        return session.getAttribute(SingleSignOn.MARK) != null;
    }

    boolean isMarked() {
        return session.getAttribute(MARK) instanceof Mark mark && mark.user.equals(user());
    }

    void mark(Account account, OffsetDateTime now) {
        session.setAttribute(MARK, new Mark(user(), account.version(), now));
        // A session in the database is found by its person: erasure takes it, too.
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user());
    }

    boolean isOver(Account account, OffsetDateTime now, Duration idle, Duration absolute) {
        return account.disabled()
                || !(session.getAttribute(MARK) instanceof Mark mark)
                || mark.version != account.version()
                || now.isAfter(mark.since.plus(absolute))
                || now.isAfter(mark.lastAct.plus(idle));
    }

    void act(OffsetDateTime now) {
        if (session.getAttribute(MARK) instanceof Mark mark && now.isAfter(mark.lastAct.plus(NOTED))) {
            mark.lastAct = now;
            // A session in the database keeps only what is set.
            session.setAttribute(MARK, mark);
        }
    }

    boolean hasGroupsOf(Account account) {
        return new HashSet<>(login.getGroupIds()).equals(account.groups());
    }

    /** Reads groups and web apps of the person anew. */
    void refresh() {
        UserAuthentication now = AuthenticationUtil.createAuthentication(ENGINE, user());
        if (now != null) {
            synchronized (logins) {
                logins.addOrReplace(now);
            }
            session.setAttribute(LOGINS, logins);
        }
    }

    void end() {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // Another request has ended it already.
        }
    }
}
