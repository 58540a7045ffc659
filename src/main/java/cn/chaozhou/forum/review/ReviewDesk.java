package cn.chaozhou.forum.review;

import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.review.Review.Scores;
import cn.chaozhou.forum.review.Review.Status;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Keeps department reviews; they stay hidden until all reviews of their highlight are in. */
@Service
public class ReviewDesk {

    private final Reviews reviews;
    private final HighlightDesk highlights;
    private final Organisation organisation;
    private final Options options;
    private final Timeline timeline;
    private final Notices notices;
    private final RuntimeService runtime;
    private final Clock clock;

    ReviewDesk(
            Reviews reviews,
            HighlightDesk highlights,
            Organisation organisation,
            Options options,
            Timeline timeline,
            Notices notices,
            @Lazy RuntimeService runtime,
            Clock clock) {
        this.reviews = reviews;
        this.highlights = highlights;
        this.organisation = organisation;
        this.options = options;
        this.timeline = timeline;
        this.notices = notices;
        this.runtime = runtime;
        this.clock = clock;
    }

    static String number(String highlight, String department) {
        return highlight + "/D-" + department;
    }

    /**
     * Opens the case of one review.
     *
     * @return whether the department must stand aside (回避) because it dispatched the team itself
     */
    boolean open(String sessionNumber, String highlight, String department) {
        Review review = new Review(number(highlight, department), sessionNumber, highlight, department);
        String team = highlights.facts(highlight).team();
        boolean recused = department.equals(organisation.requireTeam(team).unitDepartment());
        if (recused) {
            review.status = Status.RECUSED;
        }
        reviews.save(review);
        if (recused) {
            timeline.record(
                    review.number, Texts.of("review.timeline.recused"), Texts.of("review.timeline.recused.reason"));
        } else {
            timeline.record(review.number, Texts.of("review.timeline.ordered"), null);
            notices.send(Role.HANDLER.of(department), review.number, Texts.of("review.notice.ordered"));
        }
        return recused;
    }

    /** What the reviewer sees of the highlight. */
    Map<String, Object> shown(String number) {
        HighlightFacts facts = highlights.facts(get(number).highlight);
        return Map.of(
                "number", facts.number(),
                "title", String.valueOf(facts.title()),
                "teamTitle", facts.teamTitle(),
                "verification", facts.verification(),
                "summary", String.valueOf(facts.summary()),
                "change", facts.change(),
                "conditions", facts.conditions(),
                "evidenceText", String.join("；", facts.evidence()));
    }

    /** Whose highlight is reviewed, and what it is called. */
    String title(String highlight) {
        HighlightFacts facts = highlights.facts(highlight);
        return facts.teamTitle() + " · " + facts.title();
    }

    void reviewed(String number, Scores scores, String suggestion, String conclusion) {
        Review review = get(number);
        review.truth = scores.truth();
        review.effect = scores.effect();
        review.repeatability = scores.repeatability();
        review.newness = scores.newness();
        review.conclusion = conclusion;
        review.comment = suggestion;
        close(review, Status.REVIEWED, Texts.of("review.timeline.reviewed"), null);
    }

    void notReviewed(String number) {
        close(
                get(number),
                Status.NOT_REVIEWED,
                Texts.of("review.timeline.notReviewed"),
                Texts.of("review.timeline.notReviewed.reason"));
    }

    void spoken(String number, String comment) {
        Review review = get(number);
        review.comment = review.comment == null ? comment : Texts.of("review.comment.spoken", review.comment, comment);
        Status status = review.status == Status.REVIEWED ? Status.REVIEWED : Status.SPOKEN;
        close(review, status, Texts.of("review.timeline.spoken"), comment);
    }

    void remind(String number, Role role) {
        Review review = get(number);
        boolean head = role == Role.HEAD;
        notices.send(
                role.of(review.department),
                number,
                Texts.of(head ? "review.notice.headAsked" : "review.notice.handlerReminded"));
        timeline.record(number, Texts.of(head ? "review.timeline.headAsked" : "review.timeline.handlerReminded"), null);
    }

    /**
     * Enters what a department said in the meeting, in its name and marked as proxy entry (代录); an open review ends
     * with it, a finished one keeps its scores.
     */
    public void enterSpoken(String highlight, String department, String comment) {
        String number = number(highlight, department);
        boolean waiting =
                reviews.findById(number).filter(r -> r.status == Status.OPEN).isPresent();
        if (waiting) {
            runtime.createMessageCorrelation(ReviewProcess.MESSAGE_REVIEW_SPOKEN)
                    .processInstanceBusinessKey(number)
                    .setVariable(ReviewProcess.SPOKEN_COMMENT.name(), comment)
                    .correlate();
        } else {
            spoken(number, comment);
        }
    }

    /** Whether that department was asked to review that highlight. */
    public boolean isOrdered(String highlight, String department) {
        return reviews.existsById(number(highlight, department));
    }

    /** The reviews of a highlight, for whoever may read the highlight itself. */
    List<ReviewFacts> readable(String highlight) {
        return highlights.readable(highlight).map(h -> visible(h.number())).orElse(List.of());
    }

    /** The reviews of a highlight, or none while one of them is still open. */
    public List<ReviewFacts> visible(String highlight) {
        if (reviews.existsByHighlightAndStatus(highlight, Status.OPEN)) {
            return List.of();
        }
        return reviews.findByHighlightOrderByNumber(highlight).stream()
                .map(this::facts)
                .toList();
    }

    /** How many reviews of a session were asked for, and how many have ended. */
    public int[] progress(String sessionNumber) {
        List<Review> all = reviews.findBySessionNumberOrderByNumber(sessionNumber);
        return new int[] {
            all.size(), (int) all.stream().filter(r -> r.status != Status.OPEN).count()
        };
    }

    private void close(Review review, Status status, String step, @Nullable String detail) {
        review.status = status;
        review.at = OffsetDateTime.now(clock);
        review.enteredBy = timeline.actor();
        reviews.save(review);
        timeline.record(review.number, step, detail);
    }

    private Review get(String number) {
        return reviews.findById(number).orElseThrow();
    }

    private ReviewFacts facts(Review r) {
        String scores =
                r.truth == null ? null : Texts.of("review.scores", r.truth, r.effect, r.repeatability, r.newness);
        return new ReviewFacts(
                r.number,
                r.highlight,
                organisation.departmentName(r.department).orElse(r.department),
                r.status.label(),
                scores,
                r.conclusion == null ? null : options.label("conclusion", r.conclusion),
                r.comment);
    }
}
