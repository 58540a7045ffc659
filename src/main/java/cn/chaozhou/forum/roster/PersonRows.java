package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.engine.FormerUsers;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows of people. An export shows names and telephones masked; a masked one that comes back is what is stored already.
 */
@Component
class PersonRows {

    private static final int LONGEST_NAME = 60;
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");
    private static final int LONGEST_ACCOUNT = 64;
    private static final Pattern MOBILE = Pattern.compile("(\\+?86)?1[3-9][0-9]{9}");
    private static final Pattern LANDLINE = Pattern.compile("0[0-9]{2,3}[ -]?[0-9]{7,8}(-[0-9]{1,4})?");

    private final Persons persons;
    private final FormerUsers former;

    PersonRows(Persons persons, FormerUsers former) {
        this.persons = persons;
        this.former = former;
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
        if (user.isEmpty()) {
            line.fault("user", Texts.of("organisation.unit.missing"));
        } else if (user.length() > LONGEST_ACCOUNT || !ACCOUNT.matcher(user).matches()) {
            line.fault("user", Texts.of("roster.person.account", user));
        } else if (former.isFormer(user)) {
            line.fault("user", Texts.of("organisation.account.taken", user));
        }
    }

    private void person(String user, boolean isNew, RosterTable.Line line, Plan plan) {
        Optional<Person> before = user.isEmpty() ? Optional.empty() : persons.find(user);
        String name = name(line, before);
        String phone = line.has("phone")
                ? phone(line, before)
                : before.map(Person::phone).orElse(null);
        if (name.isEmpty() && phone == null && before.isEmpty() && !isNew && !line.isFaulty()) {
            // An account that nobody is known of, as the export gives it.
            plan.unchanged();
            return;
        }
        if (name.isEmpty()) {
            line.fault("person", Texts.of("organisation.unit.missing"));
        } else if (name.length() > LONGEST_NAME) {
            line.fault("person", Texts.of("organisation.unit.tooLong", LONGEST_NAME));
        } else if (name.contains("*")
                && before.map(Person::name).filter(name::equals).isEmpty()) {
            line.fault("person", Texts.of("roster.person.masked"));
        }
        if (line.isFaulty()) {
            return;
        }
        Person after = new Person(user, name, phone);
        if (!isNew && after.equals(before.orElse(null))) {
            plan.unchanged();
        } else {
            plan.add(new Plan.PersonStep(describe(line, before.orElse(null), after, isNew), after, isNew));
        }
    }

    private static String name(RosterTable.Line line, Optional<Person> before) {
        String name = line.text("person");
        return before.map(Person::name)
                .filter(known -> Masks.name(known).equals(name))
                .orElse(name);
    }

    private static @Nullable String phone(RosterTable.Line line, Optional<Person> before) {
        String phone = line.textOrNull("phone");
        if (phone == null) {
            return null;
        }
        String known = before.map(Person::phone).orElse(null);
        if (phone.equals(known) || phone.equals(Masks.phone(known))) {
            return known;
        }
        String digits = phone.replaceAll("[ -]", "");
        if (MOBILE.matcher(digits).matches()) {
            return digits;
        }
        if (!LANDLINE.matcher(phone).matches()) {
            line.fault("phone", Texts.of("roster.person.phone"));
        }
        return phone;
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
