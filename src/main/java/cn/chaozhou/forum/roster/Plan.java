package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.Appointments.Wish;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitBook;
import cn.chaozhou.forum.role.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a file would change, row by row, with what is needed to do it; and every fault that keeps it from being done. */
final class Plan {

    private final List<Fault> faults;
    private final PlannedUnits units;
    private final Set<String> accounts;
    private final List<Step> steps = new ArrayList<>();
    private int unchanged;

    /** @param accounts ids of those that are there; those of the file are added */
    Plan(List<Fault> faults, UnitBook stored, Set<String> accounts) {
        this.faults = faults;
        this.units = new PlannedUnits(stored);
        this.accounts = accounts;
    }

    /** Part of the work: what to tell of it, who may do it, and what it is. */
    sealed interface Step {

        Change change();

        Role writer();
    }

    record UnitStep(Change change, Unit unit) implements Step {

        @Override
        public Role writer() {
            return RosterKind.TEAM.writer();
        }
    }

    /** @param isNew whether the account has to be made first */
    record PersonStep(Change change, Person person, boolean isNew) implements Step {

        @Override
        public Role writer() {
            return RosterKind.PERSON.writer();
        }
    }

    record EndStep(Change change, long duty, LocalDate lastDay) implements Step {

        @Override
        public Role writer() {
            return RosterKind.DUTY.writer();
        }
    }

    /** @param dependent whether it needs an account or an organisation that the file only brings */
    record AppointmentStep(Change change, Wish wish, boolean dependent) implements Step {

        @Override
        public Role writer() {
            return RosterKind.DUTY.writer();
        }
    }

    PlannedUnits units() {
        return units;
    }

    Set<String> accounts() {
        return accounts;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Step> steps() {
        return steps;
    }

    void add(Step step) {
        steps.add(step);
    }

    int unchangedRows() {
        return unchanged;
    }

    void unchanged() {
        unchanged++;
    }

    static Change change(RosterTable.Line line, String what, String subject, String detail, Role writer) {
        return new Change(line.sheet(), line.number(), what, subject, detail, writer.title(), "planned", null);
    }
}
