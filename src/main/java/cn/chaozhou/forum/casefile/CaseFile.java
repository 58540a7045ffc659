package cn.chaozhou.forum.casefile;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is known of one case, for whoever may read it.
 *
 * @param facts in the order in which they are read
 * @param told a line of its timeline as the reader may know it
 */
public record CaseFile(CaseBrief brief, List<Facts.Fact> facts, UnaryOperator<Timeline.Entry> told) {

    public CaseFile(CaseBrief brief, Facts facts) {
        this(brief, facts, UnaryOperator.identity());
    }

    public CaseFile(CaseBrief brief, Facts facts, UnaryOperator<Timeline.Entry> told) {
        this(brief, facts.list(), told);
    }
}
