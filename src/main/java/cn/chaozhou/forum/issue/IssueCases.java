package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseLamp;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.Register;
import cn.chaozhou.forum.casefile.Register.State;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Issues as case files, with their lamp. */
@Component
class IssueCases implements CaseFiles {

    /** Of its session, of the question it came from, and of its topic. */
    private static final String LINKED =
            """
            (i.session_number = :number
              or i.question_number = :number
              or i.merged_into = :number
              or i.number in (select m.merged_into from issue m where m.number = :number))
            """;

    private static final String READABLE = "issue i where " + IssueRights.READABLE;

    private final Issues issues;
    private final IssueReader reader;
    private final IssueDossier dossier;
    private final Owners owners;
    private final WorkingCalendar calendar;
    private final CaseQuery query;
    private final Readers readers;
    private final Clock clock;

    IssueCases(
            Issues issues,
            IssueReader reader,
            IssueDossier dossier,
            Owners owners,
            WorkingCalendar calendar,
            CaseQuery query,
            Readers readers,
            Clock clock) {
        this.issues = issues;
        this.reader = reader;
        this.dossier = dossier;
        this.owners = owners;
        this.calendar = calendar;
        this.query = query;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public Optional<CaseFile> ofTask(String number) {
        return issues.findById(number).map(this::file);
    }

    @Override
    public Optional<CaseFile> readable(String number) {
        return issues.readable(number, readers.current()).map(this::file);
    }

    @Override
    public String linked() {
        return LINKED;
    }

    @Override
    public String[] searched() {
        return new String[] {
            "i.number", "i.title", "i.description", "i.category", SearchWords.townOf("i.raised_by_team")
        };
    }

    @Override
    public List<CaseBrief> briefs(Wanted wanted) {
        List<String> numbers = query.of("select i.number from " + READABLE, "i.number desc", wanted)
                .query(String.class)
                .list();
        return CaseQuery.inOrder(numbers, issues.findAllById(numbers), issue -> issue.number).stream()
                .map(this::brief)
                .toList();
    }

    @Override
    public Optional<Register> register() {
        return Optional.of(new Register(
                "issue",
                READABLE,
                "i.number",
                "i.raised_by_team in (%s)",
                "i.owner = 'dept.' || :department",
                "i.registered_at",
                "i.status in ('ANSWERED', 'MERGED', 'CLOSED', 'ARCHIVED')",
                Stream.of(IssueStatus.values())
                        .map(state -> new State(state.name(), state.title()))
                        .toList()));
    }

    private CaseBrief brief(Issue issue) {
        Lamp lamp = issue.lamp(clock.instant(), calendar);
        return new CaseBrief(
                issue.number,
                Texts.of("issue.case.kind"),
                issue.title,
                issue.status.title(),
                owners.teamTitle(issue.raisedByTeam),
                new CaseLamp(lamp.colour().name(), lamp.colour().title(), lamp.reason()));
    }

    private CaseFile file(Issue issue) {
        IssueFacts facts = reader.facts(issue);
        Optional<IssueDossier.Work> work = dossier.work(issue.number);
        return new CaseFile(
                brief(issue),
                new Facts()
                        .add(Texts.of("issue.fact.description"), facts.description())
                        .add(Texts.of("issue.fact.team"), facts.team())
                        .add(
                                Texts.of("issue.fact.session"),
                                facts.sessionNumber() == null ? null : Texts.session(facts.sessionNumber()))
                        .add(Texts.of("issue.fact.outcome"), facts.outcome())
                        .add(Texts.of("issue.fact.answer"), facts.answer())
                        .add(Texts.of("issue.fact.category"), facts.category())
                        .add(Texts.of("issue.fact.class"), facts.issueClass())
                        .add(Texts.of("issue.fact.owner"), facts.ownerName())
                        .addLines(
                                Texts.of("issue.fact.coDepartments"),
                                work.map(IssueCases::coDepartments).orElse(List.of()))
                        .addDay(Texts.of("issue.fact.registered"), facts.registeredAt(), clock.getZone())
                        .addDay(Texts.of("issue.fact.dispatched"), facts.dispatchedAt(), clock.getZone())
                        .add(
                                Texts.of("issue.fact.due"),
                                issue.clock == null ? null : reader.moment(issue.clock.dueAt()))
                        .add(
                                Texts.of("issue.fact.extensions"),
                                facts.extensions() == 0 ? null : Texts.of("issue.fact.times", facts.extensions()))
                        .add(
                                Texts.of("issue.fact.reds"),
                                facts.reds() == 0 ? null : Texts.of("issue.fact.times", facts.reds()))
                        .add(
                                Texts.of("issue.fact.plan"),
                                work.map(IssueDossier.Work::plan).orElse(null))
                        .add(
                                Texts.of("issue.fact.progress"),
                                issue.plan == null ? null : Texts.of("issue.fact.percent", facts.progress()))
                        .add(Texts.of("issue.fact.ladder"), facts.ladder())
                        .add(
                                Texts.of("issue.fact.rating"),
                                work.map(IssueDossier.Work::rating).orElse(null))
                        .addDay(Texts.of("issue.fact.closed"), facts.closedAt(), clock.getZone()));
    }

    private static List<String> coDepartments(IssueDossier.Work work) {
        return work.coDepartments().stream()
                .map(co -> Texts.of(co.given() ? "issue.fact.coGiven" : "issue.fact.coAsked", co.name()))
                .toList();
    }
}
