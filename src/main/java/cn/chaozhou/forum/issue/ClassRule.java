package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Limit;
import cn.chaozhou.forum.wording.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the class of an issue (问题等级) means: one row of the decision table {@code issueClass}.
 *
 * @param nearDays working days left at which the lamp turns yellow
 * @param shortBelow limits of fewer working days than this turn yellow by percent instead
 * @param nearPercent percent of a short limit left at which the lamp turns yellow
 * @param reportAmount cadence of progress reports
 * @param behindYellow points behind the plan that turn the lamp yellow; null where progress is not measured
 * @param behindRed points behind the plan that turn it red
 * @param objection the named limit within which the owner may object
 */
record ClassRule(
        String name,
        int limitAmount,
        String limitUnit,
        int nearDays,
        int shortBelow,
        int nearPercent,
        @Nullable Integer reportAmount,
        @Nullable String reportUnit,
        @Nullable Integer behindYellow,
        @Nullable Integer behindRed,
        String objection) {

    Limit limit() {
        return Limit.of(limitAmount, limitUnit);
    }

    /** For an issue that has to be done again: half, rounded up. */
    Limit halfLimit() {
        return Limit.of((limitAmount + 1) / 2, limitUnit);
    }

    /** The whole row for people, to compare an old one with a new one. */
    String inWords() {
        Limit cadence = cadence();
        return Texts.of(
                "issue.rule.words",
                name,
                limit().inWords(),
                nearDays,
                shortBelow,
                nearPercent,
                cadence == null ? Texts.of("issue.rule.none") : cadence.inWords(),
                behindYellow == null ? Texts.of("issue.rule.none") : behindYellow,
                behindRed == null ? Texts.of("issue.rule.none") : behindRed);
    }

    @Nullable
    Limit cadence() {
        return reportAmount == null || reportUnit == null ? null : Limit.of(reportAmount, reportUnit);
    }
}
