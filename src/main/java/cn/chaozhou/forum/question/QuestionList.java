package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.question.QuestionWindow.Open;
import cn.chaozhou.forum.role.Reader;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions as people read them, most wanted first; those set aside or still in moderation are left out. */
@Component
class QuestionList {

    private static final Comparator<QuestionFacts> MOST_WANTED_FIRST =
            Comparator.comparing(QuestionFacts::supporters).reversed().thenComparing(QuestionFacts::number);

    private final Questions questions;
    private final QuestionWindow window;
    private final Support support;

    QuestionList(Questions questions, QuestionWindow window, Support support) {
        this.questions = questions;
        this.window = window;
        this.support = support;
    }

    /**
     * The question window as one person sees it.
     *
     * @param session the open session, else the last one that was; null before the first
     * @param closesAt null where no window is open
     */
    record Room(@Nullable String session, @Nullable OffsetDateTime closesAt, List<Row> questions) {}

    /** @param supported whether this person said that they have the question too; {@code maySupport}: whether they may */
    record Row(QuestionFacts question, boolean supported, boolean maySupport) {}

    List<QuestionFacts> readableIn(String sessionNumber, Reader reader) {
        return reader.works() ? ofSession(sessionNumber) : List.of();
    }

    List<QuestionFacts> ofSession(String sessionNumber) {
        return facts(sessionNumber, Question::isPublic);
    }

    /** Those that others may join. */
    List<QuestionFacts> open(String sessionNumber) {
        return facts(sessionNumber, Question::isOpen);
    }

    Room room(Caller who, Reader reader, Paging page) {
        Optional<Open> now = window.current();
        String session = now.map(Open::sessionNumber).or(window::newest).orElse(null);
        if (session == null || !reader.works()) {
            return new Room(null, null, List.of());
        }
        Set<String> said = support.said(session, who.user());
        Set<String> asked = support.asked(session, who.user());
        List<Row> rows = page.of(open(session)).stream()
                .map(q -> new Row(q, said.contains(q.number()), who.mayAsk() && !asked.contains(q.number())))
                .toList();
        return new Room(session, now.map(Open::closesAt).orElse(null), rows);
    }

    private List<QuestionFacts> facts(String sessionNumber, Predicate<Question> wanted) {
        Map<String, Integer> counts = support.counts(sessionNumber);
        return questions.findBySessionNumberOrderByNumber(sessionNumber).stream()
                .filter(wanted)
                .map(q -> facts(q, counts.getOrDefault(q.number, 0)))
                .sorted(MOST_WANTED_FIRST)
                .toList();
    }

    private static QuestionFacts facts(Question q, int supporters) {
        return new QuestionFacts(
                q.number,
                q.sessionNumber,
                q.shownAsker(),
                q.addresseeName,
                q.text,
                supporters,
                q.status.label(),
                q.answer,
                q.rating,
                q.mergedInto,
                q.issueNumber);
    }
}
