package cn.chaozhou.forum.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Strict headers on every kind of answer: pages, data, downloads, refusals and failures. They are set before anything else
 * runs, so an error answer has them too. The web apps replace the content policy of their own pages by theirs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StrictHeaders extends OncePerRequestFilter {

    static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "SAMEORIGIN",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** Scripts, styles and pictures of our own only. */
    private static final String PAGES = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'self'";

    /** Data that a browser is made to show runs nothing and loads nothing; a printable page may have its style. */
    static final String DATA = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /** The description of the interface is a page under /api, with scripts of its own that set styles. */
    private static final String API_PAGES = PAGES + "; style-src 'self' 'unsafe-inline'";

    private static final Set<String> CACHING = Set.of("cache-control", "pragma", "expires");

    private final String transport;

    /** @param transport value of Strict-Transport-Security, empty where the server is reached without TLS */
    StrictHeaders(@Value("${forum.strict-transport:}") String transport) {
        this.transport = transport;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ALWAYS.forEach(response::setHeader);
        if (!transport.isEmpty()) {
            response.setHeader("Strict-Transport-Security", transport);
        }
        boolean data = Door.isData(request);
        response.setHeader("Content-Security-Policy", data ? policyOfData(request) : PAGES);
        if (data) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        chain.doFilter(request, data ? new Uncached(response) : response);
    }

    private static String policyOfData(HttpServletRequest request) {
        return Door.path(request).startsWith("/api/docs") || Door.path(request).startsWith("/api/swagger-ui")
                ? API_PAGES
                : DATA;
    }

    /** Keeps "no-store", whatever the door behind thinks of caching. */
    private static final class Uncached extends HttpServletResponseWrapper {

        Uncached(HttpServletResponse response) {
            super(response);
        }

        private static boolean isCaching(String name) {
            return CACHING.contains(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public void setHeader(String name, String value) {
            if (!isCaching(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!isCaching(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (!isCaching(name)) {
                super.setDateHeader(name, date);
            }
        }

        @Override
        public void addDateHeader(String name, long date) {
            if (!isCaching(name)) {
                super.addDateHeader(name, date);
            }
        }

        @Override
        public void reset() {
            super.reset();
            super.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            ALWAYS.forEach(super::setHeader);
        }
    }
}
