package cn.chaozhou.forum.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;

/** A person asked for what their role may not do; REST answers 403 with this text. */
public class RoleRefused extends AuthorizationException {

    /**
     * Lets those pass at one of our own doors who hold one of the roles.
     *
     * @param roles role groups, for example {@code auditAdmin}
     * @throws RoleRefused for everybody else
     */
    public static void unless(HttpServletRequest request, String... roles) {
        if (Stream.of(roles).noneMatch(request::isUserInRole)) {
            throw new RoleRefused(StatusTexts.of(HttpServletResponse.SC_FORBIDDEN));
        }
    }

    /** @param reason what a person reads, in Chinese */
    public RoleRefused(String reason) {
        super(reason);
    }
}
