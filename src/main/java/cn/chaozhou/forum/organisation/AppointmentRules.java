package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may hold which post when; the same for a page and for each row of a file. */
public final class AppointmentRules {

    /** Posts that one person holds at a time; departments have several handlers. */
    private static final Set<Role> ONE_HOLDER = EnumSet.of(Role.CAPTAIN);

    /** Nobody holds one of these beside another post (三员分立). */
    private static final Set<Role> SEPARATE = EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    private AppointmentRules() {}

    /** An appointment that may be made. */
    public record Checked(
            String user, Role role, @Nullable String organisation, LocalDate from, @Nullable LocalDate to) {}

    /** @throws InputRefused that names the field */
    public static Checked check(Appointments.Wish wish, AppointmentFacts facts) {
        String user = wish.user() == null ? "" : wish.user().strip();
        if (!facts.hasAccount(user)) {
            throw refused("user", Texts.of("organisation.refused.user", user));
        }
        Role role = Role.find(wish.role())
                .orElseThrow(() -> refused("role", Texts.of("organisation.refused.role", String.valueOf(wish.role()))));
        String organisation = wish.organisation() == null || wish.organisation().isBlank() ? null : wish.organisation();
        Optional<Unit> unit = unit(role, organisation, facts);
        LocalDate from = wish.from();
        if (from == null) {
            throw refused("from", Texts.of("organisation.refused.from"));
        }
        if (wish.to() != null && wish.to().isBefore(from)) {
            throw refused("to", Texts.of("organisation.refused.to"));
        }
        if (wish.standIn() && wish.to() == null) {
            throw refused("to", Texts.of("organisation.refused.standInTo"));
        }
        unit.ifPresent(there -> checkTime(there, from, wish.to()));
        facts.duties().stream()
                .filter(other -> other.overlaps(from, wish.to()))
                .forEach(other -> checkBeside(other, wish, user, role, organisation, facts));
        return new Checked(user, role, organisation, from, wish.to());
    }

    private static Optional<Unit> unit(Role role, @Nullable String organisation, AppointmentFacts facts) {
        Optional<Unit> unit = organisation == null
                ? Optional.empty()
                : UnitKind.of(role).flatMap(kind -> facts.find(kind, organisation));
        if (role.organisationKind() == null ? organisation != null : unit.isEmpty()) {
            throw refused("organisation", Texts.of("organisation.refused.organisation", role.title()));
        }
        return unit;
    }

    /** The posts of an organisation that has ended live on where another one has taken them over. */
    private static void checkTime(Unit unit, LocalDate from, @Nullable LocalDate to) {
        if (!unit.hasBegun(from)) {
            throw refused("from", Texts.of("organisation.refused.beforeUnit", unit.title(), unit.from()));
        }
        if (unit.to() != null && unit.successor() == null && (to == null || unit.hasEnded(to))) {
            throw refused("to", Texts.of("organisation.refused.afterUnit", unit.title(), unit.to()));
        }
    }

    private static void checkBeside(
            Duty other,
            Appointments.Wish wish,
            String user,
            Role role,
            @Nullable String organisation,
            AppointmentFacts facts) {
        boolean same = other.isSamePost(role, organisation);
        if (same && other.user().equals(user)) {
            throw refused("user", Texts.of("organisation.refused.already", facts.nameOf(user)));
        }
        if (same && ONE_HOLDER.contains(role) && other.standIn() == wish.standIn()) {
            String post = facts.find(UnitKind.TEAM, String.valueOf(organisation))
                    .map(unit -> unit.nameFor(role) + role.post())
                    .orElse(role.title());
            throw refused("from", Texts.of("organisation.refused.held", post, other.user()));
        }
        if (other.user().equals(user) && !same && (SEPARATE.contains(role) || SEPARATE.contains(other.role()))) {
            throw refused("role", Texts.of("organisation.refused.separate"));
        }
    }

    /**
     * Whether a duty may end after that day.
     *
     * @throws InputRefused where the day is before the first one, or nobody else would hold the office
     */
    public static void checkEnd(Duty duty, @Nullable LocalDate lastDay, AppointmentFacts facts) {
        if (lastDay == null || lastDay.isBefore(duty.from().minusDays(1))) {
            throw refused("lastDay", Texts.of("organisation.refused.lastDay"));
        }
        if (SEPARATE.contains(duty.role())
                && facts.duties().stream()
                        .filter(other -> other.isSamePost(duty.role(), null))
                        .noneMatch(other -> other.id() != duty.id() && other.coversDay(lastDay.plusDays(1)))) {
            throw refused(
                    "lastDay", Texts.of("organisation.refused.last", duty.role().title()));
        }
    }

    private static InputRefused refused(String field, String advice) {
        return new InputRefused(field, Texts.of("organisation.field." + field), advice);
    }
}
