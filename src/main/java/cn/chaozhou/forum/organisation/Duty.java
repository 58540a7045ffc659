package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in a post for a time.
 *
 * @param organisation code of the team, town, unit, department or county; null for a city-wide role
 * @param standIn for the holder, who keeps the post (代办)
 * @param from first day
 * @param to last day; null until further notice
 * @param inForce whether the person's rights have been given and not yet taken again
 * @param readsUntil last day on which a former holder reads on what was theirs; null before the end and for a stand-in
 */
public record Duty(
        long id,
        String user,
        Role role,
        @Nullable String organisation,
        boolean standIn,
        LocalDate from,
        @Nullable LocalDate to,
        boolean inForce,
        @Nullable LocalDate readsUntil) {

    /** Kind of group that lets a former holder read on. */
    static final String FORMER = "former";

    public boolean coversDay(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return (to == null || !otherFrom.isAfter(to)) && (otherTo == null || !from.isAfter(otherTo));
    }

    public boolean isSamePost(Role otherRole, @Nullable String otherOrganisation) {
        return role == otherRole && java.util.Objects.equals(organisation, otherOrganisation);
    }

    /** The group whose tasks are the post's, for example {@code team.dacheng.captain}. */
    public String group() {
        return organisation == null ? role.group() : role.of(organisation);
    }

    List<String> groups() {
        return role.groups(organisation);
    }

    /** For example {@code team.dacheng.former}: its members read the cases of the team and have none of its tasks. */
    List<String> formerGroups() {
        return organisation == null
                ? List.of()
                : List.of(FORMER, role.organisationKind() + "." + organisation + "." + FORMER);
    }
}
