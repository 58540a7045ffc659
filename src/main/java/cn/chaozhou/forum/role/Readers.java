package cn.chaozhou.forum.role;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells who reads. */
@Component
public class Readers {

    private final IdentityService identities;

    Readers(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    /** The person whose request this is; without a login nobody, who reads nothing. */
    public Reader current() {
        Authentication who = identities.getCurrentAuthentication();
        return who == null ? Reader.NOBODY : Reader.of(who);
    }
}
