package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who there is: the 45 teams with town, county and dispatching unit, and the city departments. Lists hold what is in force
 * today, for people to choose from; what is asked for by its code is found for ever, because cases name it.
 */
@Service
public class Organisation {

    private final Units units;
    private final Clock clock;

    Organisation(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
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
        return units.teams(today());
    }

    public Optional<Team> team(String code) {
        return units.team(code);
    }

    /** The team; an unknown code is a fault of the program, for people's input use {@link #team}. */
    public Team requireTeam(String code) {
        return team(code).orElseThrow(() -> new IllegalArgumentException("unknown team " + code));
    }

    public List<Named> departments() {
        return inForce(UnitKind.DEPARTMENT);
    }

    public List<Named> counties() {
        return inForce(UnitKind.COUNTY);
    }

    public List<Named> units() {
        return inForce(UnitKind.UNIT);
    }

    private List<Named> inForce(UnitKind kind) {
        LocalDate today = today();
        return units.all(kind).stream()
                .filter(unit -> unit.isInForce(today))
                .map(unit -> new Named(unit.code(), unit.name()))
                .toList();
    }

    public Optional<String> departmentName(String code) {
        return units.find(UnitKind.DEPARTMENT, code).map(Unit::name);
    }

    public Optional<String> countyName(String code) {
        return units.find(UnitKind.COUNTY, code).map(Unit::name);
    }

    /**
     * Who does today what that one did when it was named: itself, or whoever has gone on with its work since. Empty where
     * it has ended and nobody has; an unknown code stays as it is.
     */
    public Optional<String> today(UnitKind kind, String code) {
        LocalDate today = today();
        Optional<Unit> unit = units.find(kind, code);
        while (unit.isPresent() && unit.get().hasEnded(today)) {
            String successor = unit.get().successor();
            if (successor == null) {
                return Optional.empty();
            }
            unit = units.find(kind, successor);
        }
        return Optional.of(unit.map(Unit::code).orElse(code));
    }

    /** Options of a select field: teams by code, shown as town and county. */
    public List<Map<String, String>> teamOptions() {
        return teams().stream().map(Organisation::option).toList();
    }

    /** The same for these teams, in force or not. */
    public List<Map<String, String>> teamOptions(Collection<String> codes) {
        return codes.stream()
                .sorted()
                .flatMap(code -> team(code).stream())
                .map(Organisation::option)
                .toList();
    }

    /** Options of a select field: departments by code. */
    public List<Map<String, String>> departmentOptions() {
        return departments().stream().map(d -> option(d.code(), d.name())).toList();
    }

    /** The same for these departments, in force or not. */
    public List<Map<String, String>> departmentOptions(Collection<String> codes) {
        return codes.stream()
                .sorted()
                .map(code -> option(code, departmentName(code).orElse(code)))
                .toList();
    }

    private static Map<String, String> option(Team team) {
        return option(team.code(), Texts.of("organisation.option.team", team.town(), team.countyName()));
    }

    /** One option of a select field, as Camunda Forms read it. */
    public static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
