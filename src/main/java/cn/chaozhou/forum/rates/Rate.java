package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.wording.Texts;

/** What is counted of cases. A measure of teams that is a number, and no part of something, has no base. */
enum Rate {
    RESPONSE(true),
    SOLVED(true),
    SATISFIED(true),
    IN_TIME(true),
    PUBLISHED(false),
    ADOPTED(false);

    private final boolean hasBase;

    Rate(boolean hasBase) {
        this.hasBase = hasBase;
    }

    boolean hasBase() {
        return hasBase;
    }

    /**
     * How it is worked out, for people.
     *
     * @param formula what is divided by what, or what is counted
     * @param exclusions what leaves the base, and why
     */
    record Formula(Rate rate, String name, String formula, String exclusions, boolean hasBase) {}

    Formula formula() {
        return new Formula(
                this,
                Texts.of("rates.rate." + name()),
                Texts.of("rates.formula." + name()),
                Texts.of("rates.exclusions." + name()),
                hasBase);
    }
}
