package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of table duty. */
@Repository
public class Duties {

    private final JdbcClient db;

    Duties(JdbcClient db) {
        this.db = db;
    }

    long add(
            String user,
            Role role,
            @Nullable String organisation,
            boolean standIn,
            LocalDate from,
            @Nullable LocalDate to,
            boolean inForce) {
        db.sql("insert into duty (user_id, role, organisation, stand_in, from_day, to_day, in_force)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(user, role.group(), organisation, standIn, day(from), day(to), inForce)
                .update();
        return db.sql("select max(id) from duty where user_id = ?")
                .param(user)
                .query(Long.class)
                .single();
    }

    Optional<Duty> find(long id) {
        return db.sql("select * from duty where id = ?")
                .param(id)
                .query(Duties::duty)
                .optional();
    }

    public List<Duty> all() {
        return db.sql("select * from duty order by role, organisation, from_day, id")
                .query(Duties::duty)
                .list();
    }

    List<Duty> of(String user) {
        return db.sql("select * from duty where user_id = ? order by from_day, id")
                .param(user)
                .query(Duties::duty)
                .list();
    }

    /** Until the end of the transaction nobody else appoints or dismisses: what is checked of others' duties stays so. */
    void lock() {
        db.sql("select ID_ from ACT_ID_GROUP where ID_ = ? for update")
                .param(Role.SECURITY_ADMIN.group())
                .query(String.class)
                .list();
    }

    List<Duty> ofPost(Role role, @Nullable String organisation) {
        return db.sql("select * from duty where role = ? and coalesce(organisation, '') = coalesce(?, '')"
                        + " order by from_day, id")
                .params(role.group(), organisation)
                .query(Duties::duty)
                .list();
    }

    /** Those that begin on that day or began earlier, and are not in force yet. Locked: another node waits, and finds none. */
    List<Duty> toBegin(LocalDate today) {
        return db.sql("select * from duty where not in_force and from_day <= ? and (to_day is null or to_day >= ?)"
                        + " order by id for update")
                .params(day(today), day(today))
                .query(Duties::duty)
                .list();
    }

    List<Duty> toEnd(LocalDate today) {
        return db.sql("select * from duty where in_force and to_day < ? order by id for update")
                .param(day(today))
                .query(Duties::duty)
                .list();
    }

    /** Former holders whose time to read is over. */
    List<Duty> toForget(LocalDate today) {
        return db.sql("select * from duty where reads_until < ? order by id for update")
                .param(day(today))
                .query(Duties::duty)
                .list();
    }

    void setInForce(long id, boolean inForce, @Nullable LocalDate readsUntil) {
        db.sql("update duty set in_force = ?, reads_until = ? where id = ?")
                .params(inForce, day(readsUntil), id)
                .update();
    }

    void setLastDay(long id, LocalDate to) {
        db.sql("update duty set to_day = ? where id = ?").params(day(to), id).update();
    }

    private static @Nullable Date day(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static Duty duty(ResultSet row, int number) throws SQLException {
        return new Duty(
                row.getLong("id"),
                row.getString("user_id"),
                Role.of(row.getString("role"), "table duty"),
                row.getString("organisation"),
                row.getBoolean("stand_in"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getBoolean("in_force"),
                row.getObject("reads_until", LocalDate.class));
    }
}
