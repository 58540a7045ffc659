package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.issue.IssueDossier.ChaseFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.organisation.Role;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who reads which paper. To everybody else it is as if there were none. */
@Component
class PaperRights {

    private final IdentityService identities;

    PaperRights(IdentityService identities) {
        this.identities = identities;
    }

    /** The unit that answers for the issue, the captain who raised it, and those who watch every case. */
    boolean mayRead(IssueFacts issue) {
        return watches()
                || (issue.raisedByTeam() != null && mine().contains(Role.CAPTAIN.of(issue.raisedByTeam())))
                || Stream.of(Role.HANDLER, Role.HEAD, Role.COUNTY)
                        .anyMatch(r -> mine().contains(issue.owner() + "." + r.group()));
    }

    /** Those who may read the order, and whoever was chased or got a copy: a co-department, for example. */
    boolean mayRead(IssueFacts issue, ChaseFacts chase) {
        return mayRead(issue)
                || mine().contains(chase.recipient())
                || (chase.copiedTo() != null && mine().contains(chase.copiedTo()));
    }

    /** The lists tell of all issues. */
    boolean mayReadLists() {
        return watches();
    }

    private boolean watches() {
        return Stream.of(Role.SECRETARIAT, Role.SUPERVISOR, Role.LEADER, Role.MANAGER)
                .anyMatch(r -> mine().contains(r.group()));
    }

    private List<String> mine() {
        Authentication who = identities.getCurrentAuthentication();
        return who == null || who.getGroupIds() == null ? List.of() : who.getGroupIds();
    }
}
