package cn.chaozhou.forum.session;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.Register;
import cn.chaozhou.forum.casefile.Register.State;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.session.SessionReader.Counts;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sessions as case files, for whoever works on cases. */
@Component
class SessionCases implements CaseFiles {

    /** The one that the case came up in. */
    private static final String LINKED =
            """
            s.number in (select h.session_number from highlight h where h.number = :number
                              union select r.session_number from review r where r.number = :number
                              union select q.session_number from question q where q.number = :number
                              union select i.session_number from issue i where i.number = :number
                              union select h.session_number from highlight h
                                    join experience e on e.highlight = h.number where e.number = :number)
            """;

    private static final String READABLE = "session s where :works";

    private final Sessions sessions;
    private final SessionReader reader;
    private final PlanWords words;
    private final CaseQuery query;
    private final Readers readers;
    private final Clock clock;

    SessionCases(
            Sessions sessions, SessionReader reader, PlanWords words, CaseQuery query, Readers readers, Clock clock) {
        this.sessions = sessions;
        this.reader = reader;
        this.words = words;
        this.query = query;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public Optional<CaseFile> ofTask(String number) {
        return sessions.findById(number).map(this::file);
    }

    @Override
    public Optional<CaseFile> readable(String number) {
        return readers.current().works() ? ofTask(number) : Optional.empty();
    }

    @Override
    public String linked() {
        return LINKED;
    }

    @Override
    public String[] searched() {
        return new String[] {"s.number", "s.theme", "s.place"};
    }

    @Override
    public List<CaseBrief> briefs(Wanted wanted) {
        List<String> numbers = query.of("select s.number from " + READABLE, "s.number desc", wanted)
                .query(String.class)
                .list();
        return CaseQuery.inOrder(numbers, sessions.findAllById(numbers), session -> session.number).stream()
                .map(SessionCases::brief)
                .toList();
    }

    @Override
    public Optional<Register> register() {
        return Optional.of(new Register(
                "session",
                READABLE,
                "s.number",
                "exists (select 1 from invited_team n where n.session = s.number and n.team in (%s))",
                "exists (select 1 from invited_department n where n.session = s.number and n.department = :department)",
                "s.opened_at",
                "s.status = 'PUBLISHED'",
                Stream.of(Session.Status.values())
                        .map(state -> new State(state.name(), state.label()))
                        .toList()));
    }

    private static CaseBrief brief(Session s) {
        return new CaseBrief(
                s.number,
                Texts.of("session.case.kind"),
                s.theme == null ? s.title() : Texts.of("session.case.title", s.title(), s.theme),
                s.status.label(),
                null,
                null);
    }

    private CaseFile file(Session s) {
        Counts counts = reader.counts(s);
        return new CaseFile(
                brief(s),
                new Facts()
                        .add(Texts.of("session.fact.theme"), s.theme)
                        .add(
                                Texts.of("session.fact.taskCategory"),
                                s.taskCategory == null ? null : words.taskCategory(s))
                        .add(Texts.of("session.fact.meetingForm"), s.meetingForm == null ? null : words.meetingForm(s))
                        .add(Texts.of("session.fact.place"), s.place)
                        .add(Texts.of("session.fact.meetingDate"), s.meetingDate)
                        .add(Texts.of("session.fact.departments"), words.departments(s))
                        .add(
                                Texts.of("session.fact.highlights"),
                                Texts.of(
                                        "session.fact.highlights.count",
                                        counts.invitedTeams(),
                                        counts.submittedHighlights(),
                                        counts.acceptedHighlights(),
                                        counts.speakers()))
                        .add(
                                Texts.of("session.fact.reviews"),
                                Texts.of("session.fact.reviews.count", counts.reviewsIn(), counts.reviewsOrdered()))
                        .add(Texts.of("session.fact.questions"), counts.questions())
                        .add(Texts.of("session.fact.issues"), counts.issues())
                        .addDay(Texts.of("session.fact.signed"), s.signedAt, clock.getZone()));
    }
}
