package cn.chaozhou.forum.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;

/** Who makes a request, through whichever door, also after its answer. */
public final class RequestUser {

    private static final String BASIC = RequestUser.class.getName();

    private RequestUser() {}

    /** The person that the request proved to be; null for strangers. */
    public static @Nullable String of(HttpServletRequest request) {
        UserAuthentication login = login(request);
        return request.getAttribute(BASIC) instanceof String user ? user : login == null ? null : login.getIdentityId();
    }

    static void set(HttpServletRequest request, String user) {
        request.setAttribute(BASIC, user);
    }

    /** The login of the web apps' session. */
    static @Nullable UserAuthentication login(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute("authenticatedUser") instanceof Authentications logins
                        && logins.getAuthenticationForProcessEngine("default") instanceof UserAuthentication login
                ? login
                : null;
    }
}
