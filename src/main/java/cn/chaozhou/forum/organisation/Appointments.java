package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.login.FirstAdministrator;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appointing people to posts, ending that, and stand-ins; what is said here holds from the day it names. */
@Service
class Appointments {

    /** Posts that one person holds at a time; departments have several handlers. */
    private static final Set<Role> ONE_HOLDER = EnumSet.of(Role.CAPTAIN);

    /** Nobody holds one of these beside another post (三员分立). */
    private static final Set<Role> SEPARATE = EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    private final Duties duties;
    private final DutyKeeper keeper;
    private final People people;
    private final IdentityService identities;
    private final AuditTrail audit;
    private final Clock clock;

    Appointments(
            Duties duties,
            DutyKeeper keeper,
            People people,
            IdentityService identities,
            AuditTrail audit,
            Clock clock) {
        this.duties = duties;
        this.keeper = keeper;
        this.people = people;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an administrator asks for; null where a field was left out.
     *
     * @param role group of the role, for example {@code captain}
     */
    record Wish(
            @Nullable String user,
            @Nullable String role,
            @Nullable String organisation,
            boolean standIn,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * Appoints a person from a day on; from today, the rights are there with the next request.
     *
     * @return id of the duty
     * @throws InputRefused that names the field
     */
    @Transactional
    long appoint(Wish wish, String administrator) {
        Checked checked = check(wish, duties.all());
        long id = duties.add(
                checked.user(),
                checked.role(),
                checked.organisation(),
                wish.standIn(),
                checked.from(),
                wish.to(),
                false);
        audit.done(
                administrator,
                Texts.of("organisation.appointed"),
                checked.user(),
                Texts.of(
                        "organisation.appointed.detail",
                        people.title(checked.role(), checked.organisation()),
                        checked.from(),
                        wish.to() == null ? Texts.of("organisation.openEnd") : Texts.day(wish.to())));
        keeper.bringInLine();
        return id;
    }

    private record Checked(String user, Role role, @Nullable String organisation, LocalDate from) {}

    private Checked check(Wish wish, List<Duty> others) {
        String user = wish.user() == null ? "" : wish.user().strip();
        if (identities.createUserQuery().userId(user).count() == 0) {
            throw refused("user", Texts.of("organisation.refused.user", user));
        }
        Role role = Role.find(wish.role())
                .orElseThrow(() -> refused("role", Texts.of("organisation.refused.role", String.valueOf(wish.role()))));
        String organisation = wish.organisation() == null || wish.organisation().isBlank() ? null : wish.organisation();
        boolean fits = role.organisationKind() == null
                ? organisation == null
                : people.organisationsOf(role).stream().anyMatch(o -> o.code().equals(organisation));
        if (!fits) {
            throw refused("organisation", Texts.of("organisation.refused.organisation", role.title()));
        }
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
        others.stream().filter(other -> other.overlaps(from, wish.to())).forEach(other -> {
            boolean same = other.isSamePost(role, organisation);
            if (same && other.user().equals(user)) {
                throw refused("user", Texts.of("organisation.refused.already", people.nameOf(user)));
            }
            if (same && ONE_HOLDER.contains(role) && other.standIn() == wish.standIn()) {
                throw refused(
                        "from", Texts.of("organisation.refused.held", people.title(role, organisation), other.user()));
            }
            if (other.user().equals(user) && !same && (SEPARATE.contains(role) || SEPARATE.contains(other.role()))) {
                throw refused("role", Texts.of("organisation.refused.separate"));
            }
        });
        return new Checked(user, role, organisation, from);
    }

    /** Whether this would fill the office of all appointing for the first time, which nobody could do otherwise. */
    boolean opensSecurityOffice(Wish wish) {
        return Role.SECURITY_ADMIN.group().equals(wish.role())
                && duties.ofPost(Role.SECURITY_ADMIN, null).isEmpty();
    }

    /**
     * Ends a duty after its last day; a day before today takes the rights at once.
     *
     * @throws InputRefused where the day is before the first one, or nobody else would hold the office
     * @throws NoSuchElementException for an unknown id
     */
    @Transactional
    void end(long id, @Nullable LocalDate lastDay, String administrator) {
        Duty duty = duties.find(id).orElseThrow();
        if (lastDay == null || lastDay.isBefore(duty.from().minusDays(1))) {
            throw refused("lastDay", Texts.of("organisation.refused.lastDay"));
        }
        if (SEPARATE.contains(duty.role())
                && duties.ofPost(duty.role(), null).stream()
                        .noneMatch(other -> other.id() != id && other.coversDay(lastDay.plusDays(1)))) {
            throw refused(
                    "lastDay", Texts.of("organisation.refused.last", duty.role().title()));
        }
        duties.setLastDay(id, lastDay);
        audit.done(
                administrator,
                Texts.of("organisation.endSet"),
                duty.user(),
                Texts.of(
                        "organisation.endSet.detail",
                        people.title(duty.role(), duty.organisation()),
                        duty.to() == null ? Texts.of("organisation.openEnd") : Texts.day(duty.to()),
                        lastDay));
        keeper.bringInLine();
    }

    /** Whoever came by the bootstrap secret is not appointed by anybody, and holds the office all the same. */
    @EventListener
    void begin(FirstAdministrator first) {
        if (duties.of(first.user()).isEmpty()) {
            duties.add(first.user(), Role.SYSTEM_ADMIN, null, false, today(), null, true);
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private static InputRefused refused(String field, String advice) {
        return new InputRefused(field, Texts.of("organisation.field." + field), advice);
    }
}
