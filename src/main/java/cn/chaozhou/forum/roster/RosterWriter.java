package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.organisation.Appointments;
import cn.chaozhou.forum.organisation.PeopleDesk;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitDesk;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Does what a file asks for, once it has been checked, in the transaction of the check. */
@Component
class RosterWriter {

    private final UnitDesk units;
    private final PeopleDesk people;
    private final Appointments appointments;
    private final AuditTrail audit;

    RosterWriter(UnitDesk units, PeopleDesk people, Appointments appointments, AuditTrail audit) {
        this.units = units;
        this.people = people;
        this.appointments = appointments;
        this.audit = audit;
    }

    void write(List<Plan.Step> steps, String file, String administrator) {
        List<Unit> changed =
                of(Plan.UnitStep.class, steps).map(Plan.UnitStep::unit).toList();
        if (!changed.isEmpty()) {
            units.save(changed, administrator);
        }
        of(Plan.PersonStep.class, steps).forEach(step -> person(step, administrator));
        of(Plan.EndStep.class, steps).forEach(step -> appointments.end(step.duty(), step.lastDay(), administrator));
        of(Plan.AppointmentStep.class, steps).forEach(step -> appointments.appoint(step.wish(), administrator));
        audit.done(administrator, Texts.of("roster.imported"), file, Texts.of("roster.imported.detail", steps.size()));
    }

    private void person(Plan.PersonStep step, String administrator) {
        Person person = step.person();
        PeopleDesk.Wish wish = new PeopleDesk.Wish(person.userId(), person.name(), person.phone(), person.email());
        if (step.isNew()) {
            people.add(wish, administrator);
        } else {
            people.change(person.userId(), wish, administrator);
        }
    }

    private static <T extends Plan.Step> Stream<T> of(Class<T> kind, List<Plan.Step> steps) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }
}
