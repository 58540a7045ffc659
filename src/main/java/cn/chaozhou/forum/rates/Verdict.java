package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.wording.Texts;

/** How a case counts in a rate; everything but yes and no leaves the base. */
enum Verdict {
    YES,
    NO,
    /** Its work is done and counted with the leading issue of its topic. */
    MERGED,
    /** Its time is not over yet. */
    RUNNING,
    /** Waits, with approval, for what the unit can't bring about. */
    PARKED,
    /** An outside procedure runs. */
    PAUSED,
    /** Who has to do it is being arbitrated. */
    OBJECTED,
    /** Reported as solved and not checked yet. */
    UNCHECKED,
    /** A lamp or a rating that is being looked at again. */
    CONTESTED,
    /** A rating that was taken off the record. */
    ANNULLED,
    /** Not rated, and still time to. */
    UNRATED,
    /** The captain let the time pass: not rated. */
    SILENT,
    /** From before responses were recorded. */
    UNRECORDED;

    boolean counts() {
        return this == YES || this == NO;
    }

    /** In Chinese, for one rate: what reached it, what did not, or why it is left out. */
    String words(Rate rate) {
        return Texts.of(counts() ? "rates.verdict." + rate + "." + this : "rates.verdict." + this);
    }
}
