package cn.chaozhou.forum.model;

import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who may publish: those whom the engine lets deploy. */
@Component
class Publishers {

    private final AuthorizationService authorizations;
    private final IdentityService identities;

    Publishers(AuthorizationService authorizations, IdentityService identities) {
        this.authorizations = authorizations;
        this.identities = identities;
    }

    /** The person who asks; anybody else is refused. */
    String require() {
        if (!isOne()) {
            throw new AuthorizationException("only publishers");
        }
        return identities.getCurrentAuthentication().getUserId();
    }

    /** Whether the person who asks may publish. */
    boolean isOne() {
        Authentication who = identities.getCurrentAuthentication();
        return who != null
                && authorizations.isUserAuthorized(
                        who.getUserId(), who.getGroupIds(), Permissions.CREATE, Resources.DEPLOYMENT);
    }

    /** For what ships with the product, or what a second person has just released. */
    <T> T inTheProductsName(Supplier<T> work) {
        Authentication who = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.get();
        } finally {
            identities.setAuthentication(who);
        }
    }
}
