package cn.chaozhou.forum.session;

import cn.chaozhou.forum.engine.OncePerTransaction;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps who is asked to a session. They are not part of what {@link Sessions} save: a session is saved at every step, and all
 * its teams and departments would be deleted and written again each time.
 */
@Repository
class Invitations {

    private final JdbcClient db;
    private final JdbcTemplate rows;
    private final OncePerTransaction<String, Invited> held = new OncePerTransaction<>();

    Invitations(JdbcClient db, JdbcTemplate rows) {
        this.db = db;
        this.rows = rows;
    }

    Invited to(String session) {
        return held.get(session, this::read);
    }

    private record Row(boolean isTeam, String code, boolean absent) {}

    private Invited read(String session) {
        List<Row> invited = db.sql("select true is_team, team code, absent from invited_team where session = :session"
                        + " union all select false, department, absent from invited_department where session = :session"
                        + " order by code")
                .param("session", session)
                .query(Row.class)
                .list();
        return new Invited(
                codes(invited, Row::isTeam),
                codes(invited, row -> !row.isTeam()),
                codes(invited, row -> row.isTeam() && row.absent()),
                codes(invited, row -> !row.isTeam() && row.absent()));
    }

    private static List<String> codes(List<Row> invited, Predicate<Row> wanted) {
        return invited.stream().filter(wanted).map(Row::code).toList();
    }

    /** Of a session that is saved already. */
    void put(String session, Invited invited) {
        if (invited.equals(to(session))) {
            return;
        }
        write("team", session, invited.teams(), invited.absentTeams());
        write("department", session, invited.departments(), invited.absentDepartments());
        held.put(session, invited);
    }

    private void write(String kind, String session, List<String> codes, List<String> absent) {
        rows.update("delete from invited_%s where session = ?".formatted(kind), session);
        rows.batchUpdate(
                "insert into invited_%1$s (session, %1$s, absent) values (?, ?, ?)".formatted(kind),
                codes.stream()
                        .map(code -> new Object[] {session, code, absent.contains(code)})
                        .toList());
    }
}
