package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.wording.Masks;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of table person: who the holder of an account is. Lists show them through {@code wording.Masks}. */
@Repository
public class Persons {

    private final JdbcClient db;

    Persons(JdbcClient db) {
        this.db = db;
    }

    /**
     * A person behind an account.
     *
     * @param name real name; never in the engine, a timeline or the audit
     * @param email where notices go by mail; null for who gets none
     */
    public record Person(String userId, String name, @Nullable String phone, @Nullable String email) {

        /** The text without the person's own name, telephone and mail address, for what is kept for years. */
        public String maskedIn(String text) {
            String masked = text.replace(name, Masks.name(name));
            masked = phone == null ? masked : masked.replace(phone, String.valueOf(Masks.phone(phone)));
            return email == null ? masked : masked.replace(email, String.valueOf(Masks.email(email)));
        }
    }

    public Optional<Person> find(String user) {
        return db.sql("select user_id, name, phone, email from person where user_id = ?")
                .param(user)
                .query(Person.class)
                .optional();
    }

    /** Everybody who is known, by account. */
    public Map<String, Person> all() {
        return db.sql("select user_id, name, phone, email from person").query(Person.class).list().stream()
                .collect(Collectors.toMap(Person::userId, person -> person));
    }

    /** Adds the person, or changes what is known of them. */
    public void save(Person person) {
        if (db.sql("update person set name = ?, phone = ?, email = ? where user_id = ?")
                        .params(person.name(), person.phone(), person.email(), person.userId())
                        .update()
                == 0) {
            db.sql("insert into person (user_id, name, phone, email) values (?, ?, ?, ?)")
                    .params(person.userId(), person.name(), person.phone(), person.email())
                    .update();
        }
    }

    public void remove(String user) {
        db.sql("delete from person where user_id = ?").param(user).update();
    }
}
