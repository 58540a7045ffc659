package cn.chaozhou.forum.rates;

import org.jspecify.annotations.Nullable;

/**
 * A rate of somebody.
 *
 * @param yes cases that reached it
 * @param base cases that count
 * @param excluded cases that are left out
 * @param value a percentage with one digit behind the point, or a number where there is no base; null where nothing counts
 */
record Figures(int yes, int base, int excluded, @Nullable Double value) {

    static Figures of(Rate rate, int yes, int no, int excluded) {
        if (!rate.hasBase()) {
            return new Figures(yes, yes, excluded, (double) yes);
        }
        int base = yes + no;
        return new Figures(yes, base, excluded, base == 0 ? null : Math.round(1000.0 * yes / base) / 10.0);
    }

    static Figures none(Rate rate) {
        return of(rate, 0, 0, 0);
    }

    Figures plus(Figures other, Rate rate) {
        return of(rate, yes + other.yes, base - yes + other.base - other.yes, excluded + other.excluded);
    }
}
