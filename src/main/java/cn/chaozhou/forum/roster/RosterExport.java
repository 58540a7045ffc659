package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.Duties;
import cn.chaozhou.forum.organisation.Persons;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.organisation.StoredFacts;
import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitKind;
import cn.chaozhou.forum.organisation.Units;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored organisation as rows of the very columns that an import reads; names, telephones and mail addresses masked. */
@Component
class RosterExport {

    private final Units units;
    private final StoredFacts facts;
    private final Persons persons;
    private final Duties duties;

    RosterExport(Units units, StoredFacts facts, Persons persons, Duties duties) {
        this.units = units;
        this.facts = facts;
        this.persons = persons;
        this.duties = duties;
    }

    /** Of each row the text or {@link java.time.LocalDate} of each column, null where a cell stays empty. */
    List<List<@Nullable Object>> rows(RosterKind kind) {
        return switch (kind) {
            case PERSON -> people();
            case DUTY -> duties.all().stream()
                    .map(duty -> Arrays.<@Nullable Object>asList(
                            duty.user(),
                            duty.role().title(),
                            duty.organisation(),
                            Texts.of(duty.standIn() ? "organisation.yes" : "organisation.no"),
                            duty.from(),
                            duty.to()))
                    .toList();
            default -> units.all(kind.unitKind().orElse(UnitKind.TEAM)).stream()
                    .map(unit -> row(kind, unit))
                    .toList();
        };
    }

    private static List<@Nullable Object> row(RosterKind kind, Unit unit) {
        Map<String, @Nullable Object> values = unit.values();
        return kind.columns().stream()
                .<@Nullable Object>map(
                        column -> column.field().equals("code") ? unit.code() : values.get(column.field()))
                .toList();
    }

    /** Every account, also those of which nobody is known. */
    private List<List<@Nullable Object>> people() {
        Map<String, Person> known = persons.all();
        return facts.accounts().stream()
                .map(user -> {
                    Person person = known.get(user);
                    return Arrays.<@Nullable Object>asList(
                            user,
                            person == null ? null : Masks.name(person.name()),
                            person == null ? null : Masks.phone(person.phone()),
                            person == null ? null : Masks.email(person.email()));
                })
                .toList();
    }
}
