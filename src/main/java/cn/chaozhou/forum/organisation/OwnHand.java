package cn.chaozhou.forum.organisation;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * The product's own work on users and groups. No role of a person covers it: what somebody may change of the organisation
 * is decided at our doors, and the engine's doors to users and groups stay shut.
 */
@Component
class OwnHand {

    private final IdentityService identities;

    OwnHand(IdentityService identities) {
        this.identities = identities;
    }

    void does(Runnable work) {
        Authentication who = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            identities.setAuthentication(who);
        }
    }
}
