package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.StoredFacts;
import cn.chaozhou.forum.organisation.Units;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a file in: all of it is checked first, and with one fault anywhere nothing is written. */
@Service
class RosterImport {

    private final UnitRows units;
    private final PersonRows persons;
    private final DutyRows duties;
    private final Units storedUnits;
    private final StoredFacts facts;
    private final RosterWriter writer;
    private final RosterSettings settings;

    RosterImport(
            UnitRows units,
            PersonRows persons,
            DutyRows duties,
            Units storedUnits,
            StoredFacts facts,
            RosterWriter writer,
            RosterSettings settings) {
        this.units = units;
        this.persons = persons;
        this.duties = duties;
        this.storedUnits = storedUnits;
        this.facts = facts;
        this.writer = writer;
        this.settings = settings;
    }

    /**
     * What a file changes, would change, or why it can't.
     *
     * @param written whether anything was written
     * @param unchanged rows that say what is stored already
     * @param changes of each row what it changes, and who may write it
     * @param faults all of them, in the order of the file
     */
    record Outcome(boolean written, int unchanged, List<Change> changes, List<Fault> faults) {}

    /** Tells what the file would change, and changes nothing. */
    @Transactional
    Outcome check(byte[] content, String file) {
        Plan plan = plan(content, file);
        return new Outcome(
                false,
                plan.unchangedRows(),
                plan.steps().stream().map(Plan.Step::change).toList(),
                sorted(plan.faults()));
    }

    /**
     * Writes of the file what the administrator may write; what is another one's waits until they write the same file.
     *
     * @param role of the administrator
     */
    @Transactional
    Outcome write(byte[] content, String file, String administrator, Role role) {
        Plan plan = plan(content, file);
        if (!plan.faults().isEmpty()) {
            return new Outcome(false, plan.unchangedRows(), List.of(), sorted(plan.faults()));
        }
        List<Plan.Step> mine = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Plan.Step step : plan.steps()) {
            boolean dependent = step instanceof Plan.AppointmentStep appointment && appointment.dependent();
            if (step.writer() != role) {
                changes.add(step.change()
                        .as(
                                "waiting",
                                Texts.of("roster.waits.other", step.change().writer())));
            } else if (dependent) {
                changes.add(step.change()
                        .as(
                                "waiting",
                                Texts.of(
                                        "roster.waits.first",
                                        RosterKind.PERSON.writer().title())));
            } else {
                mine.add(step);
                changes.add(step.change().as("written", null));
            }
        }
        writer.write(mine, file, administrator);
        return new Outcome(!mine.isEmpty(), plan.unchangedRows(), changes, List.of());
    }

    private Plan plan(byte[] content, String file) {
        List<Fault> faults = new ArrayList<>();
        List<RosterTable> tables = RosterFile.read(content, file, settings, faults);
        Plan plan = new Plan(faults, storedUnits, new HashSet<>(facts.accounts()));
        units.plan(tables, plan);
        of(RosterKind.PERSON, tables).forEach(table -> persons.plan(table, plan));
        of(RosterKind.DUTY, tables).forEach(table -> duties.plan(table, plan));
        return plan;
    }

    private static List<RosterTable> of(RosterKind kind, List<RosterTable> tables) {
        return tables.stream().filter(table -> table.kind() == kind).toList();
    }

    private static List<Fault> sorted(List<Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparing((Fault fault) -> RosterKind.titled(fault.sheet())
                                .map(Enum::ordinal)
                                .orElse(-1))
                        .thenComparing(Fault::row)
                        .thenComparing(fault -> fault.column().length())
                        .thenComparing(Fault::column))
                .toList();
    }
}
