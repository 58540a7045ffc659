package cn.chaozhou.forum.review;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reviews as case files, for whoever reads their highlight; scores and comments only once all reviews of it are in. */
@Component
class ReviewCases implements CaseFiles {

    private static final String LINKED = "(r.session_number = :number or r.highlight = :number"
            + " or r.highlight in (select e.highlight from experience e where e.number = :number))";

    private final ReviewDesk desk;
    private final Reviews reviews;
    private final HighlightDesk highlights;
    private final Organisation organisation;
    private final CaseQuery query;

    ReviewCases(
            ReviewDesk desk, Reviews reviews, HighlightDesk highlights, Organisation organisation, CaseQuery query) {
        this.desk = desk;
        this.reviews = reviews;
        this.highlights = highlights;
        this.organisation = organisation;
        this.query = query;
    }

    @Override
    public Optional<CaseFile> ofTask(String number) {
        return reviews.findById(number).map(r -> file(r, highlights.facts(r.highlight), UnaryOperator.identity()));
    }

    @Override
    public Optional<CaseFile> readable(String number) {
        return reviews.findById(number)
                .flatMap(r -> highlights.readable(r.highlight).map(h -> file(r, h, told(r))));
    }

    @Override
    public String linked() {
        return LINKED;
    }

    @Override
    public String[] searched() {
        return new String[] {
            "r.number",
            "h.title",
            SearchWords.townOf("h.team"),
            "(select d.name from department d where d.code = r.department)"
        };
    }

    @Override
    public List<CaseBrief> briefs(Wanted wanted) {
        return query.of(
                        "select r.number, r.department, r.status, h.title, h.team from review r join highlight h on h.number = r.highlight where "
                                + HighlightDesk.READABLE,
                        "r.session_number desc, r.number",
                        wanted)
                .query((row, n) -> brief(
                        row.getString("number"),
                        row.getString("department"),
                        Review.Status.valueOf(row.getString("status")),
                        row.getString("title"),
                        organisation.requireTeam(row.getString("team")).title()))
                .list();
    }

    private CaseBrief brief(
            String number, String department, Review.Status status, @Nullable String title, String team) {
        return new CaseBrief(
                number,
                Texts.of("review.case.kind"),
                Texts.of(
                        "review.case.title",
                        organisation.departmentName(department).orElse(department),
                        String.valueOf(title)),
                status.label(),
                team,
                null);
    }

    /** What was said in the meeting stays with its department, too, until all have said theirs. */
    private UnaryOperator<Timeline.Entry> told(Review review) {
        boolean open = reviews.existsByHighlightAndStatus(review.highlight, Review.Status.OPEN);
        return open ? Timeline.Entry::withoutDetail : UnaryOperator.identity();
    }

    private CaseFile file(Review review, HighlightFacts highlight, UnaryOperator<Timeline.Entry> told) {
        Optional<ReviewFacts> in = desk.visible(review.highlight).stream()
                .filter(facts -> facts.number().equals(review.number))
                .findFirst();
        return new CaseFile(
                brief(review.number, review.department, review.status, highlight.title(), highlight.teamTitle()),
                new Facts()
                        .add(Texts.of("review.fact.session"), Texts.session(review.sessionNumber))
                        .add(Texts.of("review.fact.summary"), highlight.summary())
                        .add(Texts.of("review.fact.change"), highlight.change())
                        .add(Texts.of("review.fact.conditions"), highlight.conditions())
                        .addLines(Texts.of("review.fact.evidence"), highlight.evidence())
                        .add(
                                Texts.of("review.fact.scores"),
                                in.map(ReviewFacts::scores).orElse(null))
                        .add(
                                Texts.of("review.fact.conclusion"),
                                in.map(ReviewFacts::conclusion).orElse(null))
                        .add(
                                Texts.of("review.fact.comment"),
                                in.map(ReviewFacts::comment).orElse(null)),
                told);
    }
}
