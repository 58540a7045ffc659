package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.Register;
import cn.chaozhou.forum.casefile.Register.State;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Highlights as case files. */
@Component
class HighlightCases implements CaseFiles {

    /** Of its session, of a review of it, of the experience made of it, and of whoever borrows that. */
    private static final String LINKED =
            """
            (h.session_number = :number
              or h.number in (select r.highlight from review r where r.number = :number)
              or h.number in (select e.highlight from experience e where e.number = :number)
              or h.number in (select e.highlight from experience e join borrowing b on b.experience = e.number
                              where b.number = :number))
            """;

    private static final String READABLE = "highlight h where " + HighlightRights.READABLE;

    private final HighlightDesk desk;
    private final Highlights highlights;
    private final Organisation organisation;
    private final CaseQuery query;

    HighlightCases(HighlightDesk desk, Highlights highlights, Organisation organisation, CaseQuery query) {
        this.desk = desk;
        this.highlights = highlights;
        this.organisation = organisation;
        this.query = query;
    }

    @Override
    public Optional<CaseFile> ofTask(String number) {
        return highlights.existsById(number) ? Optional.of(file(desk.facts(number))) : Optional.empty();
    }

    @Override
    public Optional<CaseFile> readable(String number) {
        return desk.readable(number).map(HighlightCases::file);
    }

    @Override
    public String linked() {
        return LINKED;
    }

    @Override
    public String[] searched() {
        return new String[] {"h.number", "h.title", "h.summary", SearchWords.townOf("h.team")};
    }

    @Override
    public List<CaseBrief> briefs(Wanted wanted) {
        return query.of(
                        "select h.number, h.title, h.status, h.team from " + READABLE,
                        "h.session_number desc, h.number",
                        wanted)
                .query((row, n) -> brief(
                        row.getString("number"),
                        row.getString("title"),
                        Highlight.Status.valueOf(row.getString("status")).label(),
                        organisation.requireTeam(row.getString("team")).title()))
                .list();
    }

    @Override
    public Optional<Register> register() {
        return Optional.of(new Register(
                "highlight",
                READABLE,
                "h.number",
                "h.team in (%s)",
                "exists (select 1 from review r where r.highlight = h.number and r.department = :department)",
                "(select s.opened_at from session s where s.number = h.session_number)",
                "h.status in ('ACCEPTED', 'DECLINED', 'NOT_SUBMITTED')",
                Stream.of(Highlight.Status.values())
                        .map(state -> new State(state.name(), state.label()))
                        .toList()));
    }

    private static CaseBrief brief(String number, @Nullable String title, String state, String team) {
        return new CaseBrief(
                number,
                Texts.of("highlight.case.kind"),
                title == null ? Texts.of("highlight.untitled") : title,
                state,
                team,
                null);
    }

    private static CaseFile file(HighlightFacts h) {
        return new CaseFile(
                brief(h.number(), h.title(), h.status(), h.teamTitle()),
                new Facts()
                        .add(Texts.of("highlight.fact.session"), Texts.session(h.sessionNumber()))
                        .add(Texts.of("highlight.fact.verification"), h.verification())
                        .add(Texts.of("highlight.fact.summary"), h.summary())
                        .add(Texts.of("highlight.fact.change"), h.title() == null ? null : h.change())
                        .add(Texts.of("highlight.fact.conditions"), h.industry() == null ? null : h.conditions())
                        .addLines(Texts.of("highlight.fact.evidence"), h.evidence())
                        .add(Texts.of("highlight.fact.agendaOrder"), h.agendaOrder()));
    }
}
