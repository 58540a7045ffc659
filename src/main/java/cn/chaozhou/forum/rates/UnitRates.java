package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.rates.RateReaders.Sight;
import cn.chaozhou.forum.rates.Tally.Count;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The rates of departments, and of counties that own issues. */
@Component
class UnitRates {

    static final List<Rate> RATES = List.of(Rate.RESPONSE, Rate.SOLVED, Rate.SATISFIED, Rate.IN_TIME);

    private final Tally tally;
    private final UnitNames names;

    UnitRates(Tally tally, UnitNames names) {
        this.tally = tally;
        this.names = names;
    }

    /**
     * All units that had anything to do in the period.
     *
     * @param ranked by solved rate; else by code
     */
    record View(
            LocalDate from,
            LocalDate to,
            boolean ranked,
            List<Rate.Formula> formulas,
            Map<Rate, Figures> total,
            List<Row> units) {}

    /** @param unit organisation group, for example {@code dept.agri} */
    record Row(String unit, String name, Map<Rate, Figures> figures) {}

    View view(Period period, Sight sight) {
        Map<String, Map<Rate, Figures>> sums = sums(tally.ofUnits(period, sight.counties()), RATES);
        List<Row> rows = sums.entrySet().stream()
                .map(e -> new Row(e.getKey(), names.of(e.getKey()), e.getValue()))
                .sorted(sight.ranks() ? bestFirst() : Comparator.comparing(Row::unit))
                .toList();
        return new View(
                period.from(),
                period.to(),
                sight.ranks(),
                RATES.stream().map(Rate::formula).toList(),
                total(sums),
                rows);
    }

    private static Comparator<Row> bestFirst() {
        return Comparator.comparing(
                        (Row row) -> Objects.requireNonNull(row.figures().get(Rate.SOLVED))
                                .value(),
                        Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Row::unit);
    }

    private static Map<Rate, Figures> total(Map<String, Map<Rate, Figures>> sums) {
        Map<Rate, Figures> total = new EnumMap<>(Rate.class);
        for (Rate rate : RATES) {
            total.put(
                    rate,
                    sums.values().stream()
                            .map(figures -> Objects.requireNonNull(figures.get(rate)))
                            .reduce(Figures.none(rate), (one, other) -> one.plus(other, rate)));
        }
        return total;
    }

    /** What was counted, by whom it is of; each has all of the rates. */
    static Map<String, Map<Rate, Figures>> sums(List<Count> counts, List<Rate> rates) {
        Map<String, Map<Rate, Figures>> sums = new TreeMap<>();
        for (Count count : counts) {
            if (rates.contains(count.rate())) {
                Figures more =
                        switch (count.verdict()) {
                            case YES -> Figures.of(count.rate(), count.cases(), 0, 0);
                            case NO -> Figures.of(count.rate(), 0, count.cases(), 0);
                            default -> Figures.of(count.rate(), 0, 0, count.cases());
                        };
                sums.computeIfAbsent(count.whose(), whose -> none(rates))
                        .merge(count.rate(), more, (one, other) -> one.plus(other, count.rate()));
            }
        }
        return sums;
    }

    static Map<Rate, Figures> none(List<Rate> rates) {
        Map<Rate, Figures> none = new EnumMap<>(Rate.class);
        rates.forEach(rate -> none.put(rate, Figures.none(rate)));
        return none;
    }
}
