package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.Timeline;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The person whose request this is: whoever decides signs. */
@Component
class Actor {

    private final IdentityService identities;

    Actor(IdentityService identities) {
        this.identities = identities;
    }

    /** Login of the person, or the system where a timer acts. */
    String name() {
        Authentication who = identities.getCurrentAuthentication();
        return who == null ? Timeline.SYSTEM : who.getUserId();
    }

    boolean isPerson() {
        return identities.getCurrentAuthentication() != null;
    }

    /** Whether the person belongs to the organisation, for example {@code dept.agri}. */
    boolean belongsTo(String organisation) {
        Authentication who = identities.getCurrentAuthentication();
        List<String> groups = who == null || who.getGroupIds() == null ? List.of() : who.getGroupIds();
        return groups.contains(organisation);
    }
}
