package cn.chaozhou.forum.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the web apps the demo clock's time with their words, so that "in 3 days" on a task means days of the demo clock
 * and not of the browser's.
 */
@Component
@Profile("demo")
class DemoTimeHeader extends OncePerRequestFilter {

    private final Clock clock;

    DemoTimeHeader(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith("/locales/zh.json");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Demo-Time", clock.instant().toString());
        chain.doFilter(request, response);
    }
}
