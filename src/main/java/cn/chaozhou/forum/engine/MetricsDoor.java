package cn.chaozhou.forum.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.chaozhou.forum.role.Role;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who reads the numbers for monitoring: a system administrator, or a program that brings the secret, which opens nothing else. */
@Component
class MetricsDoor implements AuthorizationManager<RequestAuthorizationContext> {

    private final String secret;

    MetricsDoor(@Value("${forum.metrics.secret:}") String secret) {
        this.secret = secret;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext door) {
        return new AuthorizationDecision(brings(door.getRequest().getHeader(HttpHeaders.AUTHORIZATION))
                || door.getRequest().isUserInRole(Role.SYSTEM_ADMIN.group()));
    }

    private boolean brings(@Nullable String header) {
        return !secret.isBlank()
                && header != null
                && MessageDigest.isEqual(("Bearer " + secret).getBytes(UTF_8), header.getBytes(UTF_8));
    }
}
