package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.Register;
import cn.chaozhou.forum.casefile.Register.State;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Questions as case files. Who asked without a name is named nowhere in them, to nobody. */
@Component
class QuestionCases implements CaseFiles {

    private static final String READABLE = "question q where " + QuestionRights.READABLE;

    /** Of its session, of the issue it became, and of the questions it was merged with. */
    private static final String LINKED =
            """
            (q.session_number = :number
              or q.issue_number = :number
              or q.number in (select i.question_number from issue i where i.number = :number)
              or q.merged_into = :number
              or q.number in (select m.merged_into from question m where m.number = :number))
            """;

    private final Questions questions;
    private final Support support;
    private final Organisation organisation;
    private final CaseQuery query;

    QuestionCases(Questions questions, Support support, Organisation organisation, CaseQuery query) {
        this.questions = questions;
        this.support = support;
        this.organisation = organisation;
        this.query = query;
    }

    @Override
    public Optional<CaseFile> ofTask(String number) {
        return questions.findById(number).map(this::file);
    }

    @Override
    public Optional<CaseFile> readable(String number) {
        return questions(Wanted.one("q.number", number)).stream().findFirst().map(this::file);
    }

    @Override
    public String linked() {
        return LINKED;
    }

    @Override
    public String[] searched() {
        return new String[] {
            "q.number", "q.text", "q.addressee_name", "not q.anonymous and " + SearchWords.townOf("q.asker_team")
        };
    }

    @Override
    public List<CaseBrief> briefs(Wanted wanted) {
        return questions(wanted).stream().map(this::brief).toList();
    }

    private List<Question> questions(Wanted wanted) {
        List<String> numbers = query.of("select q.number from " + READABLE, "q.session_number desc, q.number", wanted)
                .query(String.class)
                .list();
        return CaseQuery.inOrder(numbers, questions.findAllById(numbers), question -> question.number);
    }

    @Override
    public Optional<Register> register() {
        return Optional.of(new Register(
                "question",
                READABLE,
                "q.number",
                "q.asker_team in (%s) and not q.anonymous",
                "q.addressee = 'dept.' || :department",
                "(select min(l.at) from timeline l where l.case_key = q.number)",
                "q.status not in ('PENDING', 'SHOWN')",
                Stream.of(Question.Status.values())
                        .map(state -> new State(state.name(), state.label()))
                        .toList()));
    }

    private CaseBrief brief(Question q) {
        return new CaseBrief(
                q.number,
                Texts.of("question.case.kind"),
                Texts.of("question.case.title", q.addresseeName, q.text),
                q.status.label(),
                q.anonymous || q.askerTeam == null
                        ? null
                        : organisation.requireTeam(q.askerTeam).title(),
                null);
    }

    private CaseFile file(Question q) {
        int supporters = support.count(q.number);
        return new CaseFile(
                brief(q),
                new Facts()
                        .add(Texts.of("question.fact.session"), Texts.session(q.sessionNumber))
                        .add(Texts.of("question.fact.asker"), q.shownAsker())
                        .add(Texts.of("question.fact.addressee"), q.addresseeName)
                        .add(Texts.of("question.fact.text"), q.text)
                        .add(
                                Texts.of("question.fact.supporters"),
                                supporters == 0 ? null : Texts.of("question.fact.supporters.count", supporters))
                        .add(Texts.of("question.fact.followUp"), q.followUp)
                        .add(Texts.of("question.fact.answer"), q.answer)
                        .add(
                                Texts.of("question.fact.rating"),
                                q.rating == null ? null : Texts.of("question.rating." + q.rating))
                        .add(Texts.of("question.fact.reason"), q.reason),
                line -> told(line, q));
    }

    private static Timeline.Entry told(Timeline.Entry line, Question q) {
        return q.anonymous && Objects.equals(line.actor(), q.asker) ? line.inNameOf(q.shownAsker()) : line;
    }
}
