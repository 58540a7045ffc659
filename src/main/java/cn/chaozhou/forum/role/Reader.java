package cn.chaozhou.forum.role;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Whose request this is, as far as the rules of who reads a case ask. The rules themselves stand with each kind of case
 * and ride in its SQL, so that lists, single cases and counts agree.
 *
 * @param user login; empty where nobody is logged in
 * @param groups all groups of the person
 */
public record Reader(String user, Set<String> groups) {

    /** Who watches every case. */
    public static final Set<Role> WATCHERS = Set.of(Role.SECRETARIAT, Role.SUPERVISOR, Role.LEADER, Role.MANAGER);

    /** Whoever looks after the system opens no case (三员分立). */
    private static final Set<Role> ADMINISTRATORS =
            Set.of(Role.PROCESS_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    private static final String COUNTY = Role.COUNTY.organisationKind() + ".";

    /** SQL knows no empty list. */
    private static final List<String> NOWHERE = List.of("");

    public static final Reader NOBODY = new Reader("", Set.of());

    public static Reader of(Authentication who) {
        return new Reader(who.getUserId(), who.getGroupIds() == null ? Set.of() : Set.copyOf(who.getGroupIds()));
    }

    /** Watches every case. */
    public boolean watches() {
        return WATCHERS.stream().anyMatch(role -> holds(role.group()))
                && counties().isEmpty();
    }

    /** The counties to which a manager with a post in one is kept; empty for whoever is kept to none. */
    public List<String> counties() {
        boolean kept = WATCHERS.stream().filter(role -> holds(role.group())).allMatch(Role.MANAGER::equals);
        return kept && holds(Role.MANAGER.group())
                ? organisations().stream()
                        .filter(organisation -> organisation.startsWith(COUNTY))
                        .map(organisation -> organisation.substring(COUNTY.length()))
                        .sorted()
                        .toList()
                : List.of();
    }

    /** {@link #counties} as a list for SQL. */
    public Collection<String> supervised() {
        return counties().isEmpty() ? NOWHERE : counties();
    }

    /** Works on cases at all, so that what the forum has published is for this person too. */
    public boolean works() {
        return Arrays.stream(Role.values())
                .filter(role -> !ADMINISTRATORS.contains(role))
                .anyMatch(role -> holds(role.group()));
    }

    public boolean holds(String group) {
        return groups.contains(group);
    }

    /** Groups of those whom the person heads: {@code dept.agri.handler} for the head of {@code dept.agri}. */
    public List<String> staff() {
        return groups.stream()
                .filter(group -> group.endsWith("." + Role.HEAD.group()))
                .map(group ->
                        group.substring(0, group.length() - Role.HEAD.group().length()) + Role.HANDLER.group())
                .toList();
    }

    /** Where the person has a post: {@code team.dacheng}, {@code dept.agri}. Who lost the post has lost the cases. */
    public Collection<String> organisations() {
        List<String> organisations = groups.stream()
                .map(group -> group.split("\\."))
                .filter(parts -> parts.length == 3)
                .map(parts -> parts[0] + "." + parts[1])
                .distinct()
                .toList();
        return organisations.isEmpty() ? NOWHERE : organisations;
    }

    /** What the conditions of rights ask by name, of whoever reads. */
    public Map<String, Object> parameters() {
        return Map.of(
                "reader", user,
                "watches", watches(),
                "works", works(),
                "moderates", holds(Role.SECRETARIAT.group()),
                "organisations", organisations(),
                "supervised", supervised());
    }
}
