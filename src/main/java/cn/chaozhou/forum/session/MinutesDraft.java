package cn.chaozhou.forum.session;

import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.question.QuestionFacts;
import cn.chaozhou.forum.review.ReviewFacts;
import cn.chaozhou.forum.session.MinutesFacts.Spoken;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words the minutes from the facts of the case: nothing that is not in the case, and no name of who asked. */
final class MinutesDraft {

    private final MinutesFacts facts;

    private MinutesDraft(MinutesFacts facts) {
        this.facts = facts;
    }

    static Minutes of(MinutesFacts facts) {
        MinutesDraft draft = new MinutesDraft(facts);
        return new Minutes(
                Sections.section(draft.opening()),
                Sections.section(draft.highlights()),
                Sections.section(draft.questions()),
                Sections.section(draft.issues()),
                Sections.section(draft.decisions()));
    }

    private List<String> opening() {
        Session session = facts.session();
        return List.of(
                Texts.of(
                        "session.minutes.meeting",
                        session.title(),
                        session.meetingDate == null ? "" : session.meetingDate,
                        session.place,
                        facts.meetingForm(),
                        session.theme),
                Texts.of(
                        "session.minutes.teams",
                        facts.teams(),
                        facts.teams() - facts.absentTeams().size(),
                        absent(facts.absentTeams())),
                Texts.of(
                        "session.minutes.departments",
                        String.join("、", facts.departments()),
                        absent(facts.absentDepartments())),
                Texts.of(
                        "session.minutes.highlights",
                        facts.submitted(),
                        facts.accepted(),
                        facts.spoken().size()),
                Texts.of("session.minutes.lastReport", facts.lastReport()));
    }

    private static String absent(List<String> names) {
        return names.isEmpty() ? "" : Texts.of("session.minutes.absent", String.join("、", names));
    }

    private List<String> highlights() {
        List<String> lines = new ArrayList<>();
        for (Spoken spoken : facts.spoken()) {
            HighlightFacts h = spoken.highlight();
            lines.add(Texts.of(
                    "session.minutes.speaker",
                    lines.size() == 0 ? 1 : h.agendaOrder(),
                    AgendaDesk.label(h),
                    h.number(),
                    h.verification()));
            lines.add(Texts.of("session.minutes.speaker.summary", h.summary()));
            lines.add(Texts.of("session.minutes.speaker.change", h.change()));
            spoken.reviews().forEach(r -> lines.add(line(r)));
        }
        return lines.isEmpty() ? List.of(Texts.of("session.minutes.speaker.none")) : lines;
    }

    private static String line(ReviewFacts review) {
        String comment = review.comment() == null ? "" : Texts.of("session.minutes.review.comment", review.comment());
        return review.conclusion() == null
                ? Texts.of("session.minutes.review", review.department(), review.status(), comment)
                : Texts.of(
                        "session.minutes.review.concluded",
                        review.department(),
                        review.status(),
                        review.conclusion(),
                        comment);
    }

    private List<String> questions() {
        if (facts.questions().isEmpty()) {
            return List.of(Texts.of("session.minutes.question.none"));
        }
        List<String> lines = new ArrayList<>();
        for (QuestionFacts q : facts.questions()) {
            lines.add(Texts.of("session.minutes.question", q.addressee(), q.number(), q.text()));
            lines.add(
                    q.answer() == null
                            ? Texts.of("session.minutes.question.open", q.status())
                            : Texts.of("session.minutes.question.answer", q.answer()));
        }
        return lines;
    }

    private List<String> issues() {
        if (facts.issues().isEmpty()) {
            return List.of(Texts.of("session.minutes.issue.none"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(Texts.of("session.minutes.issues", facts.issues().size()));
        facts.issues().forEach(i -> lines.add(line(i)));
        return lines;
    }

    private static String line(IssueFacts issue) {
        return Texts.of(
                "session.minutes.issue",
                issue.number(),
                issue.title(),
                issue.team(),
                issue.outcome(),
                owner(issue),
                issue.statusTitle());
    }

    /** An issue that waits for its dispatch has no owner yet. */
    static String owner(IssueFacts issue) {
        return issue.ownerName() == null ? Texts.of("session.owner.none") : issue.ownerName();
    }

    private List<String> decisions() {
        List<String> lines = new ArrayList<>();
        for (Spoken spoken : facts.spoken()) {
            Map<String, List<String>> departments = spoken.reviews().stream()
                    .filter(r -> r.conclusion() != null)
                    .collect(Collectors.groupingBy(
                            r -> String.valueOf(r.conclusion()),
                            LinkedHashMap::new,
                            Collectors.mapping(ReviewFacts::department, Collectors.toList())));
            departments.forEach((conclusion, names) -> lines.add(Texts.of(
                    "session.minutes.decision.conclusion",
                    AgendaDesk.label(spoken.highlight()),
                    String.join("、", names),
                    conclusion)));
        }
        if (!facts.spoken().isEmpty()) {
            lines.add(Texts.of("session.minutes.decision.library"));
        }
        if (!facts.issues().isEmpty()) {
            lines.add(Texts.of("session.minutes.decision.issues"));
        }
        return lines.isEmpty() ? List.of(Texts.of("session.minutes.decision.none")) : lines;
    }
}
