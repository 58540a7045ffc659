package cn.chaozhou.forum.login;

import cn.chaozhou.forum.login.Accounts.Account;
import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who logs in with a password past its age, or with one that somebody else set, can change it, and nothing else: pages
 * lead to the welcome page, where that is done and whose {@code config.js} says why; so does {@code change-password.js} in
 * an app that stands in the browser already. It stands behind Spring Security, so that it sees logins of both kinds.
 */
@Component
@Order(0)
class PasswordAge extends OncePerRequestFilter {

    private static final String WELCOME = "/camunda/app/welcome/default/";

    /** What the welcome page needs to show itself, and both doors at which a person changes their own password. */
    private static final Pattern NEEDED = Pattern.compile("/camunda/api/(admin/auth/.*|welcome/.*|engine/engine/?"
            + "|engine/engine/default/(identity/.*|group/?))"
            + "|(/camunda/api/engine/engine/default|/engine-rest)/user/(?<user>[^/]+)/(profile|credentials)/?");

    private final Accounts accounts;
    private final PasswordRules rules;
    private final WallClock clock;

    PasswordAge(Accounts accounts, PasswordRules rules, WallClock clock) {
        this.accounts = accounts;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(Door.isData(request) || Door.isPage(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = user(request);
        String hindrance = user == null || isAllowed(user, request) ? null : hindrance(user);
        if (hindrance == null) {
            chain.doFilter(request, response);
        } else if (Door.isPage(request)) {
            response.sendRedirect(place(request));
        } else {
            response.setHeader("X-Forum-Change-Password", place(request));
            Refusal.write(request, response, HttpStatus.FORBIDDEN, hindrance);
        }
    }

    private static String place(HttpServletRequest request) {
        return request.getContextPath() + WELCOME + "?change-password";
    }

    private static boolean isAllowed(String user, HttpServletRequest request) {
        String path = Door.path(request);
        var needed = NEEDED.matcher(path);
        return path.startsWith(WELCOME)
                || (needed.matches()
                        && (needed.group("user") == null || needed.group("user").equals(user)));
    }

    private @Nullable String hindrance(String user) {
        Account account = accounts.find(user).orElse(null);
        if (account == null) {
            return null;
        } else if (account.passwordGiven()) {
            return Texts.of("login.password.given");
        }
        return isExpired(account)
                ? Texts.of("login.password.expired", rules.maximumAge().toDays())
                : null;
    }

    private boolean isExpired(Account account) {
        return !rules.maximumAge().isZero()
                && account.passwordChanged() != null
                && account.passwordChanged().plus(rules.maximumAge()).isBefore(clock.now());
    }

    private static @Nullable String user(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && who != null
                && !(who instanceof AnonymousAuthenticationToken)) {
            return who.getName();
        }
        LoginSession login = LoginSession.of(request.getSession(false));
        return login == null || login.isFromProvider() ? null : login.user();
    }
}
