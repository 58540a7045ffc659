package cn.chaozhou.forum.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.security.authorization.AuthenticatedAuthorizationManager.authenticated;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;

import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One login for every door: Camunda's own. REST ({@code /engine-rest}, {@code /api}) takes HTTP Basic with the same
 * people, or the web apps' session with its CSRF token. What is not listed here is refused.
 */
@Configuration
class WebSecurity {

    private static final String ROLE = "ROLE_";

    /** What the login page of the web apps asks before it has sent a password. */
    private static final RequestMatcher[] OPEN_BEFORE_THE_LOGIN = {
        path("/camunda/api/engine/engine"),
        path("/camunda/api/engine/engine/"),
        path("/camunda/api/engine/engine/default/identity/password-policy")
    };

    @Bean
    @Order(1)
    SecurityFilterChain webApps(HttpSecurity http, @Lazy ProcessEngine engine) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                // Camunda's own filters authenticate, check CSRF and set the headers below /camunda.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilterAfter(new SeenTasks(engine, WebSecurity::sessionReader), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> a
                        // CVE-2026-77226: the set-up door would let anybody make an administrator.
                        .requestMatchers(path("/camunda/api/admin/setup/**"), path("/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        .requestMatchers(OPEN_BEFORE_THE_LOGIN)
                        .permitAll()
                        .requestMatchers(path("/camunda/api/engine/**"))
                        .access(new EngineDoors(
                                List.of("/camunda/api/engine/engine/default"), WebSecurity::sessionReader))
                        // Its figures are all the engine's, whoever asks.
                        .requestMatchers(path("/camunda/api/admin/plugin/*/*/metrics/**"))
                        .denyAll()
                        // Which version of a process still runs how often: numbers, and no case.
                        .requestMatchers(
                                path("/camunda/api/cockpit/plugin/base/default/process-definition/statistics"),
                                path("/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count"))
                        .access((who, door) ->
                                new AuthorizationDecision(watches(door.getRequest()) || publishes(door.getRequest())))
                        .requestMatchers(path("/camunda/api/cockpit/plugin/base/default/**"))
                        .access((who, door) -> new AuthorizationDecision(watches(door.getRequest())))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain rest(
            HttpSecurity http,
            IdentityService identities,
            @Lazy ProcessEngine engine,
            MetricsDoor metrics,
            @Value("${forum.open-to-all:}") List<String> openToAll)
            throws Exception {
        RequestMatcher[] open = Stream.concat(Stream.of("/actuator/health"), openToAll.stream())
                .map(WebSecurity::path)
                .toArray(RequestMatcher[]::new);
        // Path patterns, not strings: a string matcher would miss Camunda's Jersey servlet and leave it open.
        return http.securityMatcher(
                        new OrRequestMatcher(path("/engine-rest/**"), path("/api/**"), path("/actuator/**")))
                // Sessions carry their own CSRF token (see WebAppSession); HTTP Basic needs none.
                .csrf(AbstractHttpConfigurer::disable)
                // Any session policy here would change the session id under the web apps' feet.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(c -> c.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .authenticationProvider(new EnginePeople(identities))
                .httpBasic(b -> b.authenticationEntryPoint(WebSecurity::challenge))
                .headers(h -> h.frameOptions(FrameOptionsConfig::sameOrigin))
                .addFilterBefore(new WebAppSession(), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new SeenTasks(engine, r -> reader()), AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentity(identities), SeenTasks.class)
                .authorizeHttpRequests(a -> a.requestMatchers(open)
                        .permitAll()
                        .requestMatchers(path("/actuator/prometheus"))
                        .access(metrics)
                        .requestMatchers(path("/engine-rest/**"))
                        .access(allOf(
                                authenticated(),
                                new EngineDoors(List.of("/engine-rest", "/engine-rest/engine/default"), r -> reader())))
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(a -> a.requestMatchers(
                                path("/"),
                                path("/index.html"),
                                path("/start/**"),
                                path("/webjars/echarts/**"),
                                path("/favicon.ico"),
                                path("/error"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** A browser must not ask for a password itself: it would keep it, and send it from anywhere, until it is closed. */
    private static void challenge(HttpServletRequest request, HttpServletResponse response, Exception refused)
            throws IOException {
        if (request.getHeader("Sec-Fetch-Site") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"captains-forum\", charset=\"UTF-8\"");
        }
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** Whoever Spring Security has let in; null for a stranger. */
    private static @Nullable Reader reader() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return new Reader(who.getName(), Set.copyOf(groups(who)));
    }

    /** Whoever has logged in to the web apps; strangers are turned away by the web apps' own filter. */
    private static @Nullable Reader sessionReader(HttpServletRequest request) {
        UserAuthentication login = RequestUser.login(request);
        return login == null ? null : new Reader(login.getIdentityId(), Set.copyOf(login.getGroupIds()));
    }

    private static boolean publishes(HttpServletRequest request) {
        Reader reader = sessionReader(request);
        return reader != null && reader.holds(Role.PROCESS_ADMIN.group());
    }

    private static boolean watches(HttpServletRequest request) {
        Reader reader = sessionReader(request);
        return reader == null || reader.watches();
    }

    private static List<String> groups(Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(a -> a.startsWith(ROLE))
                .map(a -> a.substring(ROLE.length()))
                .toList();
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static List<SimpleGrantedAuthority> roles(Collection<String> groups) {
        return groups.stream().map(g -> new SimpleGrantedAuthority(ROLE + g)).toList();
    }

    /** The engine's people as Spring Security sees them; package login answers whether a password is right. */
    private record EnginePeople(IdentityService identities) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication attempt) {
            String user = attempt.getName();
            if (user.isBlank() || !identities.checkPassword(user, String.valueOf(attempt.getCredentials()))) {
                throw new BadCredentialsException("wrong user or password");
            }
            List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                    .map(org.camunda.bpm.engine.identity.Group::getId)
                    .toList();
            return UsernamePasswordAuthenticationToken.authenticated(user, null, roles(groups));
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }

    /** Takes over the login of the web apps' session; a changing request must bring the session's CSRF token. */
    private static final class WebAppSession extends OncePerRequestFilter {

        private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            UserAuthentication login = RequestUser.login(request);
            if (login != null && SecurityContextHolder.getContext().getAuthentication() == null) {
                Object token = request.getSession(false).getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
                if (!READING.contains(request.getMethod())
                        && !isSame(token, request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME))) {
                    response.sendError(HttpServletResponse.SC_FORBIDDEN);
                    return;
                }
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        login.getIdentityId(), null, roles(login.getGroupIds())));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }

        private static boolean isSame(@Nullable Object token, @Nullable String sent) {
            return token instanceof String expected
                    && sent != null
                    && MessageDigest.isEqual(expected.getBytes(UTF_8), sent.getBytes(UTF_8));
        }
    }

    /** Tells the engine who asks, for this request only: without an identity the engine checks nothing. */
    private static final class EngineIdentity extends OncePerRequestFilter {

        private final IdentityService identities;

        EngineIdentity(IdentityService identities) {
            this.identities = identities;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            if (who == null || who instanceof AnonymousAuthenticationToken) {
                chain.doFilter(request, response);
                return;
            }
            RequestUser.set(request, who.getName());
            try {
                identities.setAuthentication(who.getName(), groups(who));
                chain.doFilter(request, response);
            } finally {
                identities.clearAuthentication();
            }
        }
    }
}
