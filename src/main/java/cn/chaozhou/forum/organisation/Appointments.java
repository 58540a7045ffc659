package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appointing people to posts, ending that, and stand-ins; what is said here holds from the day it names. */
@Service
public class Appointments {

    private final Duties duties;
    private final DutyKeeper keeper;
    private final People people;
    private final StoredStaff staff;
    private final Succession succession;
    private final OwnHand hand;
    private final AuditTrail audit;
    private final Clock clock;

    Appointments(
            Duties duties,
            DutyKeeper keeper,
            People people,
            StoredStaff staff,
            Succession succession,
            OwnHand hand,
            AuditTrail audit,
            Clock clock) {
        this.duties = duties;
        this.keeper = keeper;
        this.people = people;
        this.staff = staff;
        this.succession = succession;
        this.hand = hand;
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
        AppointmentRules.Checked checked = AppointmentRules.check(wish, staff);
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
        hand.does(keeper::bringInLine);
        return id;
    }

    /**
     * Ends a duty after its last day; a day before today takes the rights at once.
     *
     * @throws InputRefused where the day is before the first one, or nobody else would hold the office
     * @throws NoSuchElementException for an unknown id
     */
    @Transactional
    public void end(long id, @Nullable LocalDate lastDay, String administrator) {
        Duty duty = duties.find(id).orElseThrow();
        AppointmentRules.checkEnd(duty, lastDay, staff);
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
        hand.does(keeper::bringInLine);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
