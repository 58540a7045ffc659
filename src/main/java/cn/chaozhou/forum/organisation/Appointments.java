package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.login.FirstAdministrator;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appointing people to posts, ending that, and stand-ins; what is said here holds from the day it names. */
@Service
public class Appointments {

    private final Duties duties;
    private final DutyKeeper keeper;
    private final People people;
    private final StoredFacts facts;
    private final Succession succession;
    private final AuditTrail audit;
    private final Clock clock;

    Appointments(
            Duties duties,
            DutyKeeper keeper,
            People people,
            StoredFacts facts,
            Succession succession,
            AuditTrail audit,
            Clock clock) {
        this.duties = duties;
        this.keeper = keeper;
        this.people = people;
        this.facts = facts;
        this.succession = succession;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an administrator asks for; null where a field was left out.
     *
     * @param role group of the role, for example {@code captain}
     */
    public record Wish(
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
    public long appoint(Wish wish, String administrator) {
        duties.lock();
        AppointmentRules.Checked checked = AppointmentRules.check(wish, facts);
        long id = duties.add(
                checked.user(),
                checked.role(),
                checked.organisation(),
                wish.standIn(),
                checked.from(),
                wish.to(),
                false);
        succession.follow(
                checked.role(), checked.organisation(), checked.user(), wish.standIn(), checked.from(), wish.to());
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
    public void end(long id, @Nullable LocalDate lastDay, String administrator) {
        duties.lock();
        Duty duty = duties.find(id).orElseThrow();
        AppointmentRules.checkEnd(duty, lastDay, facts);
        duties.setLastDay(id, Objects.requireNonNull(lastDay));
        succession.followEnd(duty, lastDay);
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
}
