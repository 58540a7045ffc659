package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.login.AccountKeeping;
import cn.chaozhou.forum.login.AccountKeeping.Account;
import cn.chaozhou.forum.login.AccountKeeping.Standing;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of the office with who holds them; names, telephones and mail addresses leave here masked, but for a look with a reason. */
@Service
public class PeopleDesk {

    private final AccountKeeping accounts;
    private final Persons persons;
    private final People people;
    private final PersonRules rules;
    private final OpenWork work;
    private final AuditTrail audit;

    PeopleDesk(
            AccountKeeping accounts,
            Persons persons,
            People people,
            PersonRules rules,
            OpenWork work,
            AuditTrail audit) {
        this.rules = rules;
        this.accounts = accounts;
        this.persons = persons;
        this.people = people;
        this.work = work;
        this.audit = audit;
    }

    /**
     * An account in the list.
     *
     * @param name masked; null where nobody said who holds it
     * @param post what its holder is called in tasks and timelines; null for a removed account
     */
    record Entry(
            String user,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String post,
            Standing state,
            @Nullable OffsetDateTime lastLogin) {}

    /**
     * What an administrator says of a person; null where a field was left out.
     *
     * @param user id of a new account
     */
    public record Wish(@Nullable String user, @Nullable String name, @Nullable String phone, @Nullable String email) {}

    /** @param words text of the account, the post, or the whole name; a part of a name would tell names bit by bit */
    List<Entry> find(String words) {
        Map<String, Person> known = persons.all();
        return accounts.all().stream()
                .filter(account -> matches(account, known.get(account.user()), words.strip()))
                .map(account -> entry(account, known.get(account.user())))
                .toList();
    }

    private static boolean matches(Account account, @Nullable Person person, String words) {
        return account.user().contains(words)
                || (account.title() != null && account.title().contains(words))
                || (person != null && person.name().equals(words));
    }

    private static Entry entry(Account account, @Nullable Person person) {
        return new Entry(
                account.user(),
                person == null ? null : Masks.name(person.name()),
                person == null ? null : Masks.phone(person.phone()),
                person == null ? null : Masks.email(person.email()),
                account.title(),
                account.standing(),
                account.lastLogin());
    }

    /** @throws InputRefused that names the field */
    @Transactional
    public void add(Wish wish, String administrator) {
        String user = wish.user() == null ? "" : wish.user().strip();
        Person person = person(user, wish);
        people.addAccount(user);
        save(person, Texts.of("organisation.person.added"), administrator);
    }

    /**
     * Changes name, telephone and mail address.
     *
     * @throws InputRefused that names the field
     * @throws NoSuchElementException for an unknown account
     */
    @Transactional
    public void change(String user, Wish wish, String administrator) {
        people.require(user);
        save(person(user, wish), Texts.of("organisation.person.changed"), administrator);
    }

    private void save(Person person, String action, String administrator) {
        persons.save(person);
        people.rename(person.userId());
        audit.done(
                administrator,
                action,
                person.userId(),
                Texts.of(
                        "organisation.person.detail",
                        Masks.name(person.name()),
                        person.phone() == null ? "" : String.valueOf(Masks.phone(person.phone())),
                        person.email() == null ? "" : String.valueOf(Masks.email(person.email()))));
    }

    private Person person(String user, Wish wish) {
        String name = wish.name() == null ? "" : wish.name().strip();
        refuse("name", rules.faultOfName(name));
        String phone = said(wish.phone());
        if (phone != null) {
            refuse("phone", rules.faultOfPhone(phone));
        }
        String email = said(wish.email());
        if (email != null) {
            refuse("email", rules.faultOfEmail(email));
        }
        return new Person(user, name, phone, email);
    }

    private static @Nullable String said(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static void refuse(String field, Optional<String> fault) {
        fault.ifPresent(advice -> {
            throw new InputRefused(field, Texts.of("organisation.person.field." + field), advice);
        });
    }

    /** @throws InputRefused where it breaks the rules of passwords */
    @Transactional
    void setPassword(String user, @Nullable String password) {
        people.require(user);
        accounts.setPassword(user, password == null ? "" : password);
    }

    /**
     * Removes an account that holds no post and no work. Who held it stays known until that is erased: what the person
     * left in cases is found by it.
     *
     * @throws ConflictRefused naming what is still open
     */
    @Transactional
    void remove(String user) {
        people.require(user);
        work.refuseWhereOpen(user);
        accounts.remove(user);
    }

    /**
     * The person, whole.
     *
     * @throws NoSuchElementException where nobody said who holds the account
     */
    @Transactional
    Person reveal(String user, Reason reason, String reader) {
        Person person = persons.find(user).orElseThrow();
        audit.done(reader, Texts.of("organisation.person.revealed"), user, person.maskedIn(reason.text()));
        return person;
    }
}
