package cn.chaozhou.forum.login;

import cn.chaozhou.forum.login.Accounts.Account;
import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each login in a session against the account as it stands now, by one statement a request: it ends when idle, too
 * old, or overtaken by a new password, disabling or removal, and takes on changed groups at once. It stands before the
 * filters of Spring Security and of the web apps, which trust the session.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SessionGate extends OncePerRequestFilter {

    /** What an open task list asks by itself every ten seconds; nobody need be sitting before it. */
    private static final Pattern POLLING =
            Pattern.compile("/camunda/api/engine/engine/default/(filter(/.*)?|task/[^/]+/?)");

    /** What the login page asks before it sends a password. */
    private static final Pattern TO_THE_LOGIN =
            Pattern.compile("/camunda/api/(admin/auth/user/[^/]+(/login/.*)?|engine/engine)/?");

    /** Tells the page which web apps its person may open. */
    private static final Pattern WHO_AM_I = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/?");

    private final Accounts accounts;
    private final LoginSettings settings;
    private final WallClock clock;

    SessionGate(Accounts accounts, LoginSettings settings, WallClock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Scripts and styles are the same for everybody. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Door.isData(request) && !Door.isPage(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LoginSession login = LoginSession.of(request.getSession(false));
        if (login != null && !goesOn(login, request)) {
            login.end();
            if (isRefused(request)) {
                Refusal.write(request, response, HttpStatus.UNAUTHORIZED, Texts.of("login.session.over"));
                return;
            }
        }
        chain.doFilter(request, response);
        if (login != null && Door.isLogout(request) && response.getStatus() == HttpServletResponse.SC_OK) {
            // The web apps only empty the session; its id must be worth nothing either.
            login.end();
        } else {
            mark(LoginSession.of(request.getSession(false)));
        }
    }

    /** Pages and the login go on as for a stranger, and so does a client that brings its password. */
    private static boolean isRefused(HttpServletRequest request) {
        return Door.isData(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !TO_THE_LOGIN.matcher(Door.path(request)).matches();
    }

    private boolean goesOn(LoginSession login, HttpServletRequest request) {
        OffsetDateTime now = clock.now();
        Account account = accounts.find(login.user()).orElse(null);
        if (account == null) {
            return false;
        }
        if (!login.isMarked()) {
            login.mark(account, now);
        }
        if (login.isOver(account, now, settings.idle(), settings.absolute())) {
            return false;
        }
        String path = Door.path(request);
        if (!POLLING.matcher(path).matches()) {
            login.act(now);
        }
        boolean asksForApps = Door.isPage(request) || WHO_AM_I.matcher(path).matches();
        if (asksForApps || !login.hasGroupsOf(account)) {
            login.refresh();
        }
        return true;
    }

    /** A login that has just been made holds for the account as it is now. */
    private void mark(@Nullable LoginSession made) {
        if (made != null && !made.isMarked()) {
            accounts.find(made.user()).ifPresent(account -> made.mark(account, clock.now()));
        }
    }
}
