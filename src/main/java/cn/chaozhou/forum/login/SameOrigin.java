package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A changing request from a browser must come from our own pages, at every door and whether it brings a session or HTTP
 * Basic, which browsers remember too. Clients that are no browser send none of these headers; they have no session that a
 * stranger's page could use.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SameOrigin extends OncePerRequestFilter {

    /** What a browser says of who asks; "none" is the person, by hand. */
    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final @Nullable URI address;

    /** @param address the address people type, where a proxy stands before us; else the request's own host counts */
    SameOrigin(@Value("${forum.address:}") String address) {
        this.address = address.isEmpty() ? null : URI.create(address);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Door.changes(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader(FETCH_SITE);
        String from = request.getHeader(HttpHeaders.ORIGIN) != null
                ? request.getHeader(HttpHeaders.ORIGIN)
                : request.getHeader(HttpHeaders.REFERER);
        if ((site != null && !OURS.contains(site)) || (from != null && !isOurs(from, request))) {
            Refusal.write(request, response, HttpStatus.FORBIDDEN, Texts.of("login.origin.foreign"));
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOurs(String from, HttpServletRequest request) {
        try {
            URI origin = new URI(from);
            if (origin.getScheme() == null || origin.getHost() == null) {
                return false;
            }
            return address == null
                    ? authority(origin).equalsIgnoreCase(host(request, origin))
                    : authority(origin).equalsIgnoreCase(authority(address))
                            && origin.getScheme().equalsIgnoreCase(address.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The Host header, with the port that the origin's scheme means where it names none. */
    private static String host(HttpServletRequest request, URI origin) throws URISyntaxException {
        String host = request.getHeader(HttpHeaders.HOST);
        return host == null ? "" : authority(new URI(origin.getScheme() + "://" + host));
    }

    private static String authority(URI origin) {
        int port = origin.getPort() >= 0 ? origin.getPort() : "https".equalsIgnoreCase(origin.getScheme()) ? 443 : 80;
        return origin.getHost() + ":" + port;
    }
}
