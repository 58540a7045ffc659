package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.PersonRules;
import cn.chaozhou.forum.organisation.Persons;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows of people. An export shows names, telephones and mail addresses masked; a masked one that comes back is what is stored already.
 */
@Component
class PersonRows {

    private final Persons persons;
    private final PersonRules rules;

    PersonRows(Persons persons, PersonRules rules) {
        this.persons = persons;
        this.rules = rules;
    }

    void plan(RosterTable table, Plan plan) {
        Map<String, Integer> seen = new HashMap<>();
        for (RosterTable.Line line : table.lines()) {
            String user = line.text("user");
            Integer earlier = user.isEmpty() ? null : seen.putIfAbsent(user, line.number());
            if (earlier != null) {
                line.fault("user", Texts.of("roster.twice", earlier));
                continue;
            }
            boolean isNew = !plan.accounts().contains(user);
            if (isNew) {
                account(user, line);
            }
            person(user, isNew, line, plan);
            plan.accounts().add(user);
        }
    }

    private void account(String user, RosterTable.Line line) {
        (user.isEmpty() ? Optional.of(Texts.of("organisation.unit.missing")) : rules.faultOfNewAccount(user))
                .ifPresent(advice -> line.fault("user", advice));
    }

    private void person(String user, boolean isNew, RosterTable.Line line, Plan plan) {
        Optional<Person> before = user.isEmpty() ? Optional.empty() : persons.find(user);
        String name = name(line, before);
        String phone =
                contact(line, "phone", before.map(Person::phone).orElse(null), Masks::phone, rules::faultOfPhone);
        String email =
                contact(line, "email", before.map(Person::email).orElse(null), Masks::email, rules::faultOfEmail);
        if (name.isEmpty() && phone == null && email == null && before.isEmpty() && !isNew && !line.isFaulty()) {
            // An account that nobody is known of, as the export gives it.
            plan.unchanged();
            return;
        }
        Optional<String> fault = name.isEmpty()
                ? Optional.of(Texts.of("organisation.unit.missing"))
                : rules.faultOfName(name)
                        .or(() -> isMask(name, before)
                                ? Optional.of(Texts.of("roster.person.masked"))
                                : Optional.empty());
        fault.ifPresent(advice -> line.fault("person", advice));
        if (line.isFaulty()) {
            return;
        }
        Person after = new Person(user, name, phone, email);
        if (!isNew && after.equals(before.orElse(null))) {
            plan.unchanged();
        } else {
            plan.add(new Plan.PersonStep(describe(line, before.orElse(null), after, isNew), after, isNew));
        }
    }

    /** A name with an asterisk that is nobody's mask would be stored as if it were one. */
    private static boolean isMask(String name, Optional<Person> before) {
        return name.contains("*")
                && before.map(Person::name).filter(name::equals).isEmpty();
    }

    private static String name(RosterTable.Line line, Optional<Person> before) {
        String name = line.text("person");
        return before.map(Person::name)
                .filter(known -> Masks.name(known).equals(name))
                .orElse(name);
    }

    /** What the cell says; what is stored where there is no such column, or where its mask comes back. */
    private static @Nullable String contact(
            RosterTable.Line line,
            String field,
            @Nullable String known,
            UnaryOperator<@Nullable String> mask,
            Function<String, Optional<String>> faultOf) {
        if (!line.has(field)) {
            return known;
        }
        String written = line.textOrNull(field);
        if (written == null) {
            return null;
        }
        if (written.equals(known) || written.equals(mask.apply(known))) {
            return known;
        }
        faultOf.apply(written).ifPresent(advice -> line.fault(field, advice));
        return written;
    }

    private static Change describe(RosterTable.Line line, @Nullable Person before, Person after, boolean isNew) {
        List<String> parts = new ArrayList<>();
        part(
                parts,
                "person",
                before == null ? null : Masks.name(before.name()),
                Masks.name(after.name()),
                before == null || !before.name().equals(after.name()));
        String oldPhone = before == null ? null : before.phone();
        part(
                parts,
                "phone",
                Masks.phone(oldPhone),
                Masks.phone(after.phone()),
                !Objects.equals(oldPhone, after.phone()));
        String oldEmail = before == null ? null : before.email();
        part(
                parts,
                "email",
                Masks.email(oldEmail),
                Masks.email(after.email()),
                !Objects.equals(oldEmail, after.email()));
        return Plan.change(
                line,
                Texts.of(isNew ? "roster.added" : "roster.changed"),
                after.userId(),
                String.join(Texts.of("organisation.unit.and"), parts),
                RosterKind.PERSON.writer());
    }

    private static void part(
            List<String> parts, String header, @Nullable String old, @Nullable String value, boolean differs) {
        if (differs) {
            String empty = Texts.of("organisation.unit.empty");
            parts.add(Texts.of(
                    "organisation.unit.change",
                    Texts.of("roster.header." + header),
                    old == null ? empty : old,
                    value == null ? empty : value));
        }
    }
}
