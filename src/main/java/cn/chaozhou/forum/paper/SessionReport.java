package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.experience.EntryFacts;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.paper.Paper.Line;
import cn.chaozhou.forum.paper.Paper.Type;
import cn.chaozhou.forum.question.QuestionFacts;
import cn.chaozhou.forum.rates.SessionRates;
import cn.chaozhou.forum.review.ReviewFacts;
import cn.chaozhou.forum.session.SessionReader.Counts;
import cn.chaozhou.forum.session.SessionReader.Meeting;
import cn.chaozhou.forum.session.SessionReader.SessionFacts;
import cn.chaozhou.forum.wording.Texts;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The results of a session on one page (成效报告): what doesn't fit stands in its lists, and the page says so. */
@Component
class SessionReport {

    /** Names in a row, so that a sentence stays readable. */
    private static final int NAMES = 4;

    /** Lines of the page that are left for title and body: number, gaps, signature and note take the others. */
    private static final int LINES = 27;

    /** Characters of a title in a line, which is as high as two of the body. */
    private static final double TITLE_CHARACTERS = 20;

    private final Clock clock;
    private final String issuer;
    private final String mark;

    SessionReport(
            Clock clock, @Value("${forum.paper.issuer}") String issuer, @Value("${forum.paper.mark}") String mark) {
        this.clock = clock;
        this.issuer = issuer;
        this.mark = mark;
    }

    Paper of(SessionFile file) {
        SessionFacts session = file.meeting().session();
        String title = Texts.of("paper.report.title", session.theme());
        return new Paper(
                Type.CLOSE,
                mark,
                session.title(),
                title,
                "",
                body(file, LINES - 2 * (int) Math.ceil(WordPaper.width(title) / TITLE_CHARACTERS)),
                issuer,
                Texts.day(LocalDate.now(clock)),
                Texts.of(file.meeting().signed() ? "paper.report.asOfToday" : "paper.report.unsigned"),
                null);
    }

    private static List<Line> body(SessionFile file, int room) {
        Body body = new Body();
        body.text(meeting(file.meeting()));
        body.heading(Texts.of("paper.report.highlights"));
        body.text(highlights(file));
        body.heading(Texts.of("paper.report.questions"));
        body.text(
                file.questions().isEmpty()
                        ? Texts.of("paper.report.noQuestions")
                        : Texts.of(
                                "paper.report.questions.text",
                                file.questions().size(),
                                counted(file.questions(), QuestionFacts::status)));
        Line rates = Line.text(
                file.rates().stream().map(SessionReport::rate).collect(Collectors.joining(separator())) + end());
        body.heading(Texts.of("paper.report.issues"));
        issues(body, file.issues(), room - lines(body.lines) - 1 - lines(List.of(rates)));
        body.heading(Texts.of("paper.report.rates"));
        body.lines.add(rates);
        return body.lines;
    }

    private static String meeting(Meeting meeting) {
        SessionFacts session = meeting.session();
        Counts counts = session.counts();
        return Texts.of(
                "paper.report.meeting",
                session.meetingDate(),
                session.place(),
                session.meetingForm(),
                counts.invitedTeams(),
                counts.invitedTeams() - meeting.absentTeams().size(),
                absent(meeting.absentTeams()),
                named(meeting.departments()),
                absent(meeting.absentDepartments()));
    }

    private static String absent(List<String> names) {
        return names.isEmpty() ? "" : Texts.of("paper.report.absent", named(names));
    }

    private static String highlights(SessionFile file) {
        Counts counts = file.meeting().session().counts();
        StringBuilder text = new StringBuilder(Texts.of(
                "paper.report.submitted",
                counts.submittedHighlights(),
                counts.acceptedHighlights(),
                counts.speakers()));
        if (!file.agenda().isEmpty()) {
            text.append(Texts.of(
                    "paper.report.spoken",
                    named(file.agenda().stream().map(SessionReport::label).toList())));
        }
        text.append(end()).append(Texts.of("paper.report.reviews", counts.reviewsOrdered()));
        if (!file.reviews().isEmpty()) {
            text.append(Texts.of("paper.report.reviewed", counted(file.reviews(), ReviewFacts::status)));
        }
        List<ReviewFacts> concluded =
                file.reviews().stream().filter(r -> r.conclusion() != null).toList();
        if (!concluded.isEmpty()) {
            text.append(Texts.of("paper.report.conclusions", counted(concluded, r -> String.valueOf(r.conclusion()))));
        }
        text.append(end());
        return text.append(
                        file.experiences().isEmpty()
                                ? Texts.of("paper.report.noExperiences")
                                : Texts.of(
                                        "paper.report.experiences",
                                        file.experiences().size(),
                                        named(file.experiences().stream()
                                                .map(EntryFacts::number)
                                                .toList())))
                .toString();
    }

    private static String label(HighlightFacts highlight) {
        return Texts.of("paper.report.highlight", highlight.title(), highlight.teamTitle());
    }

    /** As many as fit into so many lines, those still open first. */
    private static void issues(Body body, List<IssueFacts> issues, int room) {
        if (issues.isEmpty()) {
            body.text(Texts.of("paper.report.noIssues"));
            return;
        }
        body.text(Texts.of(
                "paper.report.issues.text",
                issues.size(),
                counted(issues, IssueFacts::outcome),
                counted(issues, IssueFacts::statusTitle)));
        // One line tells of those that don't fit.
        int left = room - 1 - lines(List.of(body.lines.get(body.lines.size() - 1)));
        List<IssueFacts> openFirst = Stream.concat(
                        issues.stream().filter(i -> i.closedAt() == null),
                        issues.stream().filter(i -> i.closedAt() != null))
                .toList();
        int shown = 0;
        for (IssueFacts issue : openFirst) {
            Line line = Line.text(issue(issue));
            left -= lines(List.of(line));
            if (left < 0) {
                break;
            }
            body.lines.add(line);
            shown++;
        }
        if (shown < issues.size()) {
            body.text(Texts.of("paper.report.moreIssues", issues.size() - shown));
        }
    }

    private static String issue(IssueFacts issue) {
        return Texts.of(
                "paper.report.issue",
                issue.number(),
                issue.title(),
                Objects.requireNonNullElse(issue.ownerName(), Texts.of("paper.report.noOwner")),
                issue.outcome(),
                issue.statusTitle());
    }

    private static String rate(SessionRates.Line rate) {
        return rate.value() == null
                ? Texts.of("paper.report.rate.none", rate.name())
                : Texts.of(
                        "paper.report.rate",
                        rate.name(),
                        NumberFormat.getInstance(Locale.CHINA).format(rate.value()),
                        rate.yes(),
                        rate.base());
    }

    /** How many there are of each, in the order in which they come. */
    private static <T> String counted(List<T> all, Function<T, String> kind) {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(kind, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> Texts.of("paper.report.count", e.getKey(), e.getValue()))
                .collect(Collectors.joining(separator()));
    }

    private static String named(List<String> names) {
        String first = names.stream().limit(NAMES).collect(Collectors.joining(separator()));
        return names.size() <= NAMES ? first : Texts.of("paper.report.andOthers", first, names.size());
    }

    private static String separator() {
        return Texts.of("paper.coDepartment.separator");
    }

    private static String end() {
        return Texts.of("paper.report.end");
    }

    /** Lines that they take on the page, with the indent of each paragraph. */
    private static int lines(List<Line> paragraphs) {
        double characters = Type.CLOSE.characters();
        return paragraphs.stream()
                .mapToInt(line -> (int) Math.ceil((2 + WordPaper.width(line.lead() + line.text())) / characters))
                .sum();
    }
}
