package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.UnitKind;
import cn.chaozhou.forum.wording.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who raises an issue by hand: a captain for the own team, others in a team's name. */
@Component
class Starters {

    private static final String TEAM = "team.";

    private final IdentityService identities;
    private final Organisation organisation;

    Starters(IdentityService identities, Organisation organisation) {
        this.identities = identities;
        this.organisation = organisation;
    }

    /** @param team the starter's own team, if they have one */
    record Start(@Nullable String team, String intro) {}

    Start of(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .filter(group -> group.startsWith(TEAM))
                .map(group -> group.substring(TEAM.length()))
                // Who winds up a team that has ended speaks for the own one.
                .sorted(Comparator.comparing(code -> !isInForce(code)))
                .flatMap(code -> organisation.team(code).stream())
                .findFirst()
                .map(team -> new Start(team.code(), Texts.of("issue.start.ownTeam", team.title(), team.countyName())))
                .orElseGet(() -> new Start(null, Texts.of("issue.start.chooseTeam")));
    }

    private boolean isInForce(String team) {
        return organisation.today(UnitKind.TEAM, team).filter(team::equals).isPresent();
    }

    List<Map<String, String>> teamOptions() {
        return organisation.teamOptions();
    }
}
