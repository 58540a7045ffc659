package cn.chaozhou.forum.board;

import cn.chaozhou.forum.issue.IssueGlance;
import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader of the board sees of it: leaders and supervisors the city, a manager the city, too, but a manager who
 * holds a post in counties sees what those raised or own.
 *
 * @param counties codes of the counties; none for the whole city
 */
record Scope(List<String> counties) {

    /** SQL knows no empty list. */
    private static final List<String> NONE = List.of("");

    /** As a condition on an issue {@code i}. */
    static final String CONDITION =
            """
            (:city or i.owner in (:owners)
             or i.raised_by_team in (select t.code from team t where t.county in (:counties)))
            """;

    private static final String COUNTY = Role.COUNTY.organisationKind() + ".";

    /** Empty for whom the board is not. */
    static Optional<Scope> of(Reader reader) {
        if (reader.holds(Role.LEADER.group()) || reader.holds(Role.SUPERVISOR.group())) {
            return Optional.of(new Scope(List.of()));
        }
        return reader.holds(Role.MANAGER.group())
                ? Optional.of(new Scope(reader.organisations().stream()
                        .filter(organisation -> organisation.startsWith(COUNTY))
                        .map(organisation -> organisation.substring(COUNTY.length()))
                        .sorted()
                        .toList()))
                : Optional.empty();
    }

    boolean isCity() {
        return counties.isEmpty();
    }

    boolean covers(IssueGlance issue, Names names) {
        return isCity()
                || (issue.owner() != null && owners().contains(issue.owner()))
                || names.countyOf(issue.team()).filter(counties::contains).isPresent();
    }

    Map<String, Object> parameters() {
        return Map.of("city", isCity(), "owners", isCity() ? NONE : owners(), "counties", isCity() ? NONE : counties);
    }

    private List<String> owners() {
        return counties.stream().map(county -> COUNTY + county).toList();
    }
}
