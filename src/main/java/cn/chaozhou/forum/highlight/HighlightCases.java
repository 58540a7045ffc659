package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return new String[] {"h.number", "h.title", "h.summary", "(select t.town from team t where t.code = h.team)"};
    }

    @Override
    public List<CaseBrief> briefs(String condition, Map<String, String> parameters) {
        return query.of(
                        "select h.number, h.title, h.status, h.team from highlight h where " + HighlightRights.READABLE,
                        condition,
                        "h.session_number desc, h.number",
                        parameters)
                .query((row, n) -> brief(
                        row.getString("number"),
                        row.getString("title"),
                        Highlight.Status.valueOf(row.getString("status")).label(),
                        organisation.requireTeam(row.getString("team")).title()))
                .list();
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
