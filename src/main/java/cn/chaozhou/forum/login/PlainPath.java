package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Container, Spring Security and the web apps each read a path their own way; one written so that they could disagree is
 * refused before any of them does. No client of ours writes such.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PlainPath extends OncePerRequestFilter {

    /** Those that any door of ours knows. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            Refusal.write(request, response, HttpStatus.METHOD_NOT_ALLOWED, Texts.of("login.status.other"));
            return;
        }
        String path = request.getRequestURI();
        if (path.contains("//") || path.contains(";") || path.contains("/./") || path.contains("/../")) {
            Refusal.write(request, response, HttpStatus.BAD_REQUEST, Texts.of("login.status.other"));
            return;
        }
        chain.doFilter(request, response);
    }
}
