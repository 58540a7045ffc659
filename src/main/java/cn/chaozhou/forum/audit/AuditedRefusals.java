package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.engine.RequestUser;
import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What somebody who is logged in tried and may not do, through whichever door; and a model that the gate refused. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AuditedRefusals extends OncePerRequestFilter {

    private final AuditTrail trail;

    AuditedRefusals(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        String user = RequestUser.of(request);
        if (user != null && isRefusal(request, response.getStatus())) {
            trail.refused(
                    user,
                    Texts.of("audit.refused"),
                    request.getMethod() + " " + request.getRequestURI(),
                    Texts.of("audit.refused.status", response.getStatus()));
        }
    }

    private static boolean isRefusal(HttpServletRequest request, int status) {
        return status == HttpServletResponse.SC_FORBIDDEN
                || (status == HttpServletResponse.SC_BAD_REQUEST
                        && request.getRequestURI().endsWith("/deployment/create"));
    }
}
