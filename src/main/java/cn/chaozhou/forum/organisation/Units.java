package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.OncePerTransaction;
import cn.chaozhou.forum.organisation.Organisation.Team;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the tables county, department, dispatching_unit and team. None is ever removed. */
@Repository
public class Units implements UnitBook {

    /** Columns are named as the record's components: a name that misses costs the driver an exception a row. */
    private static final String TEAMS =
            """
            select t.code, t.town, t.county, c.name countyName, u.name unit, u.is_sample unitIsSample,
                   u.department unitDepartment
            from team t join county c on c.code = t.county join dispatching_unit u on u.code = t.unit
            """;

    private final JdbcClient db;
    private final OncePerTransaction<UnitKind, List<Unit>> all = new OncePerTransaction<>();
    private final OncePerTransaction<Key, Optional<Unit>> one = new OncePerTransaction<>();

    Units(JdbcClient db) {
        this.db = db;
    }

    private final OncePerTransaction<LocalDate, List<Team>> teamsInForce = new OncePerTransaction<>();
    private final OncePerTransaction<String, Optional<Team>> team = new OncePerTransaction<>();

    private record Key(UnitKind kind, String code) {}

    @Override
    public List<Unit> all(UnitKind kind) {
        return all.get(kind, this::readAll);
    }

    private List<Unit> readAll(UnitKind kind) {
        return List.copyOf(db.sql("select * from " + kind.table()
                        + (kind == UnitKind.TEAM ? " order by county, code" : " order by code"))
                .query((row, number) -> unit(kind, row))
                .list());
    }

    @Override
    public Optional<Unit> find(UnitKind kind, String code) {
        return one.get(new Key(kind, code), this::read);
    }

    private Optional<Unit> read(Key key) {
        return db.sql("select * from " + key.kind().table() + " where code = ?")
                .param(key.code())
                .query((row, number) -> unit(key.kind(), row))
                .optional();
    }

    /** The teams of that day with what they belong to, by county. */
    List<Team> teams(LocalDate day) {
        return teamsInForce.get(day, this::readTeams);
    }

    private List<Team> readTeams(LocalDate day) {
        return db.sql(TEAMS + " where (t.from_day is null or t.from_day <= ?) and (t.to_day is null or t.to_day >= ?)"
                        + " order by t.county, t.code")
                .params(Date.valueOf(day), Date.valueOf(day))
                .query(Team.class)
                .list();
    }

    Optional<Team> team(String code) {
        return team.get(code, this::readTeam);
    }

    private Optional<Team> readTeam(String code) {
        return db.sql(TEAMS + " where t.code = ?").param(code).query(Team.class).optional();
    }

    /** Those whose work it has taken over, directly or from one of them. */
    List<Unit> succeededBy(UnitKind kind, String code) {
        List<Unit> all = all(kind);
        List<Unit> found = new ArrayList<>(
                all.stream().filter(unit -> code.equals(unit.successor())).toList());
        for (int i = 0; i < found.size(); i++) {
            String next = found.get(i).code();
            all.stream().filter(unit -> next.equals(unit.successor())).forEach(found::add);
        }
        return found;
    }

    boolean isEmpty() {
        for (UnitKind kind : UnitKind.values()) {
            if (db.sql("select count(*) from " + kind.table())
                            .query(Integer.class)
                            .single()
                    > 0) {
                return false;
            }
        }
        return true;
    }

    void add(Unit unit) {
        changed();
        Map<String, @Nullable Object> columns = columns(unit);
        db.sql("insert into " + unit.kind().table() + " (code, " + String.join(", ", columns.keySet())
                        + ") values (:code, :" + String.join(", :", columns.keySet()) + ")")
                .params(columns)
                .param("code", unit.code())
                .update();
    }

    void update(Unit unit) {
        changed();
        Map<String, @Nullable Object> columns = columns(unit);
        String set = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        db.sql("update " + unit.kind().table() + " set " + set + " where code = :code")
                .params(columns)
                .param("code", unit.code())
                .update();
    }

    private void changed() {
        all.forget();
        one.forget();
        teamsInForce.forget();
        team.forget();
    }

    private static Map<String, @Nullable Object> columns(Unit unit) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(nameColumn(unit.kind()), unit.name());
        if (unit.kind() == UnitKind.TEAM) {
            columns.put("county", unit.county());
            columns.put("unit", unit.unit());
        } else if (unit.kind() == UnitKind.UNIT) {
            columns.put("department", unit.department());
            columns.put("is_sample", unit.sample());
        }
        columns.put("from_day", day(unit.from()));
        columns.put("to_day", day(unit.to()));
        columns.put("successor", unit.successor());
        return columns;
    }

    private static String nameColumn(UnitKind kind) {
        return kind == UnitKind.TEAM ? "town" : "name";
    }

    private static @Nullable Date day(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static Unit unit(UnitKind kind, ResultSet row) throws SQLException {
        boolean team = kind == UnitKind.TEAM;
        boolean dispatching = kind == UnitKind.UNIT;
        return new Unit(
                kind,
                row.getString("code"),
                row.getString(nameColumn(kind)),
                team ? row.getString("county") : null,
                team ? row.getString("unit") : null,
                dispatching ? row.getString("department") : null,
                dispatching && row.getBoolean("is_sample"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("successor"));
    }
}
