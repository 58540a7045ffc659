package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.experience.EntryFacts;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.paper.ListSheet.Column;
import cn.chaozhou.forum.paper.ListSheet.Lamp;
import cn.chaozhou.forum.question.QuestionFacts;
import cn.chaozhou.forum.review.ReviewFacts;
import cn.chaozhou.forum.wording.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists behind the report of a session as one workbook: highlights, reviews, questions, issues, experiences. */
@Component
class SessionLists {

    private final Clock clock;

    SessionLists(Clock clock) {
        this.clock = clock;
    }

    /** @param position running number in the list, from 1 */
    private record Entry<T>(int position, T of) {}

    byte[] write(SessionFile file) {
        String session = file.meeting().session().title();
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            sheet(book, session, "highlights", file.highlights(), highlightColumns());
            sheet(book, session, "reviews", file.reviews(), reviewColumns());
            sheet(book, session, "questions", file.questions(), questionColumns());
            sheet(book, session, "issues", file.issues(), issueColumns());
            sheet(book, session, "experiences", file.experiences(), experienceColumns());
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> void sheet(
            XSSFWorkbook book, String session, String list, List<T> all, List<Column<Entry<T>>> columns) {
        String name = Texts.of("paper.list." + list);
        String now = DateTimeFormatter.ofPattern(Texts.of("paper.moment")).format(LocalDateTime.now(clock));
        List<Entry<T>> entries = IntStream.range(0, all.size())
                .mapToObj(i -> new Entry<>(i + 1, all.get(i)))
                .toList();
        new ListSheet<>(book, columns).write(name, Texts.of("paper.list.title", session, name, now), entries);
    }

    private static List<Column<Entry<HighlightFacts>>> highlightColumns() {
        return List.of(
                position(),
                column("number", 15, HighlightFacts::number),
                column("team", 20, HighlightFacts::teamTitle),
                column("highlight", 30, HighlightFacts::title),
                column("status", 12, HighlightFacts::status),
                column("verification", 10, HighlightFacts::verification),
                column("speaker", 10, HighlightFacts::agendaOrder),
                column("change", 44, HighlightFacts::change));
    }

    private static List<Column<Entry<ReviewFacts>>> reviewColumns() {
        return List.of(
                position(),
                column("highlightNumber", 15, ReviewFacts::highlight),
                column("department", 20, ReviewFacts::department),
                column("status", 16, ReviewFacts::status),
                column("conclusion", 12, ReviewFacts::conclusion),
                column("scores", 36, ReviewFacts::scores),
                column("comment", 50, ReviewFacts::comment));
    }

    private static List<Column<Entry<QuestionFacts>>> questionColumns() {
        return List.of(
                position(),
                column("number", 15, QuestionFacts::number),
                column("asker", 20, QuestionFacts::asker),
                column("addressee", 20, QuestionFacts::addressee),
                column("question", 44, QuestionFacts::text),
                column("status", 12, QuestionFacts::status),
                column("answer", 44, QuestionFacts::answer),
                column("issue", 15, QuestionFacts::issueNumber));
    }

    private static List<Column<Entry<IssueFacts>>> issueColumns() {
        return List.of(
                position(),
                column("number", 15, IssueFacts::number),
                column("title", 36, IssueFacts::title),
                column("team", 20, IssueFacts::team),
                column("outcome", 12, IssueFacts::outcome),
                column("owner", 18, IssueFacts::ownerName),
                column("status", 16, IssueFacts::statusTitle),
                column("lamp", 9, i -> new Lamp(i.lamp(), Texts.of("issue.lamp." + i.lamp()))),
                column("due", 18, i -> moment(i.dueAt())),
                column("closed", 18, i -> moment(i.closedAt())));
    }

    private static List<Column<Entry<EntryFacts>>> experienceColumns() {
        return List.of(
                position(),
                column("number", 15, EntryFacts::number),
                column("highlightNumber", 15, EntryFacts::highlight),
                column("team", 20, EntryFacts::source),
                column("experience", 36, EntryFacts::title),
                column("editions", 8, e -> e.editions().size()),
                column("borrowings", 10, e -> e.borrowings().size()));
    }

    private static <T> Column<Entry<T>> position() {
        return new Column<>(Texts.of("paper.column.position"), 6, Entry::position);
    }

    private static <T> Column<Entry<T>> column(String key, int width, Function<T, @Nullable Object> value) {
        return new Column<>(Texts.of("paper.column." + key), width, entry -> value.apply(entry.of()));
    }

    private static @Nullable LocalDateTime moment(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toLocalDateTime();
    }
}
