package cn.chaozhou.forum.organisation;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, organisations and duties as they are stored. */
@Component
public class StoredFacts implements AppointmentFacts {

    private final JdbcClient db;
    private final People people;
    private final Units units;
    private final Duties duties;

    StoredFacts(JdbcClient db, People people, Units units, Duties duties) {
        this.db = db;
        this.people = people;
        this.units = units;
        this.duties = duties;
    }

    @Override
    public boolean hasAccount(String user) {
        return db.sql("select count(*) from ACT_ID_USER where ID_ = ?")
                        .param(user)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The ids of all accounts, for the product's own work. */
    public List<String> accounts() {
        return db.sql("select ID_ from ACT_ID_USER order by ID_")
                .query(String.class)
                .list();
    }

    @Override
    public String nameOf(String user) {
        return people.nameOf(user);
    }

    @Override
    public Optional<Unit> find(UnitKind kind, String code) {
        return units.find(kind, code);
    }

    @Override
    public List<Duty> duties() {
        return duties.all();
    }
}
