package cn.chaozhou.forum.rates;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How the issues of one session were handled, for its report. */
@Service
public class SessionRates {

    private final Tally tally;

    SessionRates(Tally tally) {
        this.tally = tally;
    }

    /**
     * A rate of all issues of the session.
     *
     * @param name in Chinese
     * @param value in percent; null where nothing counts
     */
    public record Line(String name, @Nullable Double value, int yes, int base) {}

    public List<Line> of(String session) {
        Map<Rate, Figures> figures = UnitRates.sums(tally.ofSession(session), UnitRates.RATES)
                .getOrDefault("", UnitRates.none(UnitRates.RATES));
        return figures.entrySet().stream()
                .map(e -> new Line(
                        e.getKey().formula().name(),
                        e.getValue().value(),
                        e.getValue().yes(),
                        e.getValue().base()))
                .toList();
    }
}
