package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.login.AccountKeeping;
import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.organisation.Persons;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows by what one sees that something is about a person. */
@Component
class Subjects {

    private final AccountKeeping accounts;
    private final Persons persons;
    private final People people;
    private final JdbcClient db;

    Subjects(AccountKeeping accounts, Persons persons, People people, JdbcClient db) {
        this.accounts = accounts;
        this.persons = persons;
        this.people = people;
        this.db = db;
    }

    /** @throws NoSuchElementException where nobody has or had such an account */
    Subject of(String user) {
        if (!accounts.isKnown(user)) {
            throw new NoSuchElementException();
        }
        boolean group = db.sql("select count(*) from ACT_ID_GROUP where ID_ = ?")
                        .param(user)
                        .query(Integer.class)
                        .single()
                > 0;
        return new Subject(user, persons.find(user).orElse(null), people.shownNames(user), group);
    }
}
