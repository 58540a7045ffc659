package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.engine.DecisionTables;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Organisation.Team;
import cn.chaozhou.forum.rates.RateReaders.Sight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Compares teams with those that work under like conditions, and each with itself before. Who stands where is for leaders;
 * everybody else reads good examples and who got on.
 */
@Component
@EnableConfigurationProperties(RateSettings.class)
class TeamRates {

    static final List<Rate> MEASURES = List.of(Rate.SOLVED, Rate.IN_TIME, Rate.PUBLISHED, Rate.ADOPTED);

    private final Tally tally;
    private final Organisation organisation;
    private final DecisionTables tables;
    private final RateSettings settings;

    TeamRates(Tally tally, Organisation organisation, DecisionTables tables, RateSettings settings) {
        this.tally = tally;
        this.organisation = organisation;
        this.tables = tables;
        this.settings = settings;
    }

    /**
     * @param by the measure that is compared
     * @param leastBase whoever has fewer cases is not compared
     * @param beforeFrom first day of the period that each team is compared with, of the same length
     */
    record View(
            LocalDate from,
            LocalDate to,
            LocalDate beforeFrom,
            LocalDate beforeTo,
            Rate by,
            int leastBase,
            List<Rate.Formula> formulas,
            List<Group> groups) {}

    /**
     * Teams under like conditions.
     *
     * @param all the group together
     * @param examples good examples, in the order of their codes
     * @param progress who is better than before, likewise
     * @param ranking all teams, the best first; null for whoever reads no ranking
     */
    record Group(
            String name,
            int teams,
            Figures all,
            List<Standing> examples,
            List<Standing> progress,
            @Nullable List<Standing> ranking) {}

    /**
     * One team in one measure.
     *
     * @param place in its group, the same for those that are level; null in lists that don't rank, and where too little counts or nothing
     * @param before of the period before
     * @param change against it, in points or in number; null where one of both says too little
     */
    record Standing(
            @Nullable Integer place, String team, String title, Figures now, Figures before, @Nullable Double change) {}

    View view(Rate by, Period period, Sight sight) {
        Map<String, Map<Rate, Figures>> now = sums(period, sight);
        Map<String, Map<Rate, Figures>> before = sums(period.before(), sight);
        Map<String, List<Standing>> groups = new TreeMap<>();
        for (Team team : organisation.teams()) {
            if (sight.counties().isEmpty() || sight.counties().contains(team.county())) {
                groups.computeIfAbsent(group(team), name -> new ArrayList<>())
                        .add(standing(team, figures(now, team, by), figures(before, team, by), by));
            }
        }
        return new View(
                period.from(),
                period.to(),
                period.before().from(),
                period.before().to(),
                by,
                settings.leastBase(),
                MEASURES.stream().map(Rate::formula).toList(),
                groups.entrySet().stream()
                        .map(e -> group(e.getKey(), e.getValue(), by, sight.ranks()))
                        .toList());
    }

    private Map<String, Map<Rate, Figures>> sums(Period period, Sight sight) {
        return UnitRates.sums(tally.ofTeams(period, sight.counties()), MEASURES);
    }

    private static Figures figures(Map<String, Map<Rate, Figures>> sums, Team team, Rate by) {
        return Objects.requireNonNull(
                sums.getOrDefault(team.code(), UnitRates.none(MEASURES)).get(by));
    }

    /** As the table of groups says; a team that it doesn't name is compared within its county. */
    private String group(Team team) {
        return tables.row("comparisonGroup", Map.of("county", team.countyName(), "town", team.town()))
                .map(row -> String.valueOf(row.get("group")))
                .orElse(team.countyName());
    }

    private Standing standing(Team team, Figures now, Figures before, Rate by) {
        Double value = comparable(now, by);
        Double earlier = comparable(before, by);
        Double change = value == null || earlier == null ? null : Math.round((value - earlier) * 10) / 10.0;
        return new Standing(null, team.code(), team.title(), now, before, change);
    }

    private @Nullable Double comparable(Figures figures, Rate by) {
        return by.hasBase() && figures.base() < settings.leastBase() ? null : figures.value();
    }

    private Group group(String name, List<Standing> teams, Rate by, boolean ranks) {
        List<Standing> placed = placed(teams, by);
        return new Group(
                name,
                teams.size(),
                teams.stream().map(Standing::now).reduce(Figures.none(by), (one, other) -> one.plus(other, by)),
                unplaced(
                        placed,
                        s -> s.place() != null
                                && s.place() <= settings.examples()
                                && s.now().yes() > 0),
                unplaced(placed, s -> s.change() != null && s.change() > 0),
                ranks ? placed : null);
    }

    private List<Standing> placed(List<Standing> teams, Rate by) {
        List<Standing> sorted = teams.stream()
                .sorted(Comparator.comparing(
                                (Standing s) -> comparable(s.now(), by),
                                Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Standing::team))
                .toList();
        List<Standing> placed = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Standing team = sorted.get(i);
            Double value = comparable(team.now(), by);
            boolean level =
                    i > 0 && Objects.equals(value, comparable(sorted.get(i - 1).now(), by));
            boolean counts = value != null && (by.hasBase() || value > 0);
            placed.add(
                    withPlace(team, !counts ? null : level ? placed.get(i - 1).place() : Integer.valueOf(i + 1)));
        }
        return placed;
    }

    private static List<Standing> unplaced(List<Standing> teams, Predicate<Standing> which) {
        return teams.stream()
                .filter(which)
                .sorted(Comparator.comparing(Standing::team))
                .map(team -> withPlace(team, null))
                .toList();
    }

    private static Standing withPlace(Standing team, @Nullable Integer place) {
        return new Standing(place, team.team(), team.title(), team.now(), team.before(), team.change());
    }
}
