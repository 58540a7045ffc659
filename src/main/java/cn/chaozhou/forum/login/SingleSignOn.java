package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * OpenID Connect in place of our passwords: a page sends whoever is not logged in to the provider, and who comes back gets
 * the web apps' own session, as if they had typed a password. Rights stay ours: the claim names one of our users. With
 * {@code ?local} the page keeps our form, for the day the provider is down.
 */
@Configuration
@ConditionalOnProperty("forum.oidc.registration")
class SingleSignOn {

    private static final String AUTHORIZATION = "/oauth2/authorization";
    private static final String PAGE = "forum.login.page";

    /** Marks a session whose person has no password with us that could be too old. */
    static final String MARK = "forum.login.sso";

    private final Accounts accounts;
    private final LoginEvents events;
    private final String registration;
    private final String claim;

    /**
     * @param registration name under spring.security.oauth2.client.registration
     * @param claim which of the provider's claims is our user id
     */
    SingleSignOn(
            Accounts accounts,
            LoginEvents events,
            @Value("${forum.oidc.registration}") String registration,
            @Value("${forum.oidc.claim:preferred_username}") String claim) {
        this.accounts = accounts;
        this.events = events;
        this.registration = registration;
        this.claim = claim;
    }

    @Bean
    @Order(0)
    SecurityFilterChain wayToTheProviderAndBack(HttpSecurity http, ClientRegistrationRepository providers)
            throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(providers, AUTHORIZATION);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.securityMatcher(new OrRequestMatcher(path(AUTHORIZATION + "/*"), path("/login/oauth2/code/*")))
                // The protocol's own state, nonce and PKCE stand for the token here.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                // The web apps' session is the login; Spring Security must not keep one beside it.
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .oauth2Login(login -> login.authorizationEndpoint(e -> e.authorizationRequestResolver(requests))
                        .successHandler(this::loggedIn)
                        .failureHandler(this::failed))
                .build();
    }

    @Bean
    ToTheProvider toTheProvider() {
        return new ToTheProvider(AUTHORIZATION + "/" + registration);
    }

    private void loggedIn(HttpServletRequest request, HttpServletResponse response, Authentication provided)
            throws IOException {
        String user = provided.getPrincipal() instanceof OAuth2User person ? person.getAttribute(claim) : null;
        boolean known =
                user != null && accounts.find(user).filter(a -> !a.disabled()).isPresent();
        var login = known ? AuthenticationUtil.createAuthentication("default", user) : null;
        if (login == null) {
            events.record(Kind.FAILED, null, ClientAddress.current(), null);
            Refusal.write(request, response, HttpStatus.FORBIDDEN, Texts.of("login.oidc.unknown"));
            return;
        }
        @Nullable Object page = request.getSession().getAttribute(PAGE);
        AuthenticationUtil.revalidateSession(request, login);
        request.getSession().setAttribute(MARK, true);
        events.record(Kind.LOGIN, user, ClientAddress.current(), null);
        response.sendRedirect(request.getContextPath() + (page == null ? "/" : page));
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        events.record(Kind.FAILED, null, ClientAddress.current(), null);
        Refusal.write(request, response, HttpStatus.UNAUTHORIZED, Texts.of("login.oidc.failed"));
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** Stands behind the session gate: only who is logged in still sees the page. */
    @Order(Ordered.HIGHEST_PRECEDENCE + 30)
    static final class ToTheProvider extends OncePerRequestFilter {

        private final String provider;

        ToTheProvider(String provider) {
            this.provider = provider;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !Door.isPage(request) || request.getParameter("local") != null;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            HttpSession session = request.getSession();
            if (LoginSession.of(session) != null) {
                chain.doFilter(request, response);
                return;
            }
            session.setAttribute(PAGE, Door.path(request));
            response.sendRedirect(request.getContextPath() + provider);
        }
    }
}
