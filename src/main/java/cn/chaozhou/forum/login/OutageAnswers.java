package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.Outage;
import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database is away every door says so, with 503 and at once: filters that ask it (who is this? is the session
 * still good?) fail before any door could explain. Stands before them all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageAnswers extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageAnswers.class);

    private static final Resource PAGE = new ClassPathResource("static/error/503.html");

    /** In seconds; programs that ask again keep to it. */
    private static final String LATER = "5";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !Outage.isBehind(failure)) {
                throw failure;
            }
            // One line: while it lasts, this happens to every request.
            LOG.warn("the database is away: {}", failure.getMessage());
            response.resetBuffer();
            response.setHeader(HttpHeaders.RETRY_AFTER, LATER);
            if (Door.isData(request)) {
                Refusal.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, Texts.of("login.status.503"));
            } else {
                // Not as an error of the container: its way to the same page asks for the session, and so the database.
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                response.setContentType("text/html;charset=UTF-8");
                response.getOutputStream().write(PAGE.getContentAsByteArray());
            }
        }
    }
}
