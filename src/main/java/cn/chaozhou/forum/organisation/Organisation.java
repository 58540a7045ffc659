package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who there is: the 45 teams with town, county and dispatching unit, and the city departments. */
@Service
public class Organisation {

    /** Columns are named as the record's components: a name that misses costs the driver an exception a row. */
    private static final String TEAMS =
            """
            select t.code, t.town, t.county, c.name countyName, u.name unit, u.is_sample unitIsSample,
                   u.department unitDepartment
            from team t join county c on c.code = t.county join dispatching_unit u on u.code = t.unit
            """;

    private final JdbcClient jdbc;

    Organisation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A work team, known by its town.
     *
     * @param unitDepartment code of the city department that dispatched the team, where it is one
     */
    public record Team(
            String code,
            String town,
            String county,
            String countyName,
            String unit,
            boolean unitIsSample,
            @Nullable String unitDepartment) {

        /** For example "大埕镇工作队". */
        public String title() {
            return Texts.of("organisation.team.title", town);
        }
    }

    /** A city department, a county or any other organisation known by code and name. */
    public record Named(String code, String name) {}

    public List<Team> teams() {
        return jdbc.sql(TEAMS + " order by t.county, t.code").query(Team.class).list();
    }

    public Optional<Team> team(String code) {
        return jdbc.sql(TEAMS + " where t.code = ?")
                .param(code)
                .query(Team.class)
                .optional();
    }

    /** The team; an unknown code is a fault of the program, for people's input use {@link #team}. */
    public Team requireTeam(String code) {
        return team(code).orElseThrow(() -> new IllegalArgumentException("unknown team " + code));
    }

    public List<Named> departments() {
        return jdbc.sql("select code, name from department order by code")
                .query(Named.class)
                .list();
    }

    public List<Named> counties() {
        return jdbc.sql("select code, name from county order by code")
                .query(Named.class)
                .list();
    }

    public List<Named> units() {
        return jdbc.sql("select code, name from dispatching_unit order by code")
                .query(Named.class)
                .list();
    }

    public Optional<String> departmentName(String code) {
        return jdbc.sql("select name from department where code = ?")
                .param(code)
                .query(String.class)
                .optional();
    }

    /** Options of a select field: teams by code, shown as town and county. */
    public List<Map<String, String>> teamOptions() {
        return teams().stream()
                .map(t -> option(t.code(), Texts.of("organisation.option.team", t.town(), t.countyName())))
                .toList();
    }

    /** Options of a select field: departments by code. */
    public List<Map<String, String>> departmentOptions() {
        return departments().stream().map(d -> option(d.code(), d.name())).toList();
    }

    /** One option of a select field, as Camunda Forms read it. */
    public static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
