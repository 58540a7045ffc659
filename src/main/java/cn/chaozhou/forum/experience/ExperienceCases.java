package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries of the library as case files; no task is about one. */
@Component
class ExperienceCases implements CaseFiles {

    /** Made of the highlight, of a highlight of the session, or borrowed. */
    private static final String LINKED =
            """
             and (e.highlight = :number
              or e.highlight in (select h.number from highlight h where h.session_number = :number)
              or e.number in (select b.experience from borrowing b where b.number = :number))
            """;

    private final ExperienceLibrary library;
    private final JdbcClient jdbc;
    private final Readers readers;

    ExperienceCases(ExperienceLibrary library, JdbcClient jdbc, Readers readers) {
        this.library = library;
        this.jdbc = jdbc;
        this.readers = readers;
    }

    @Override
    public Optional<CaseFile> ofTask(String number) {
        return Optional.empty();
    }

    @Override
    public Optional<CaseFile> readable(String number) {
        return library.entryFor(number, readers.current()).map(ExperienceCases::file);
    }

    @Override
    public List<CaseBrief> linked(String number) {
        return briefs(LINKED, Map.of("number", number));
    }

    @Override
    public List<CaseBrief> find(SearchWords words) {
        return briefs(
                words.in("e.number", "d.title", "d.summary", "(select t.town from team t where t.code = e.team)"),
                words.parameters());
    }

    private List<CaseBrief> briefs(String condition, Map<String, String> parameters) {
        return jdbc
                .sql(
                        """
                        select e.number from experience e
                        join experience_edition d on d.experience = e.number and d.edition = e.edition where :works
                        """
                                + condition + " order by e.number desc fetch first :most rows only")
                .params(readers.current().parameters())
                .params(parameters)
                .param("most", MOST)
                .query(String.class)
                .list()
                .stream()
                .flatMap(number -> readable(number).map(CaseFile::brief).stream())
                .toList();
    }

    private static CaseFile file(EntryFacts entry) {
        EntryFacts.Edition newest = entry.editions().get(0);
        return new CaseFile(
                new CaseBrief(
                        entry.number(),
                        Texts.of("experience.case.kind"),
                        entry.title(),
                        Texts.of("experience.case.edition", newest.edition()),
                        entry.source(),
                        null),
                new Facts()
                        .add(Texts.of("experience.fact.highlight"), entry.highlight())
                        .add(Texts.of("experience.fact.verification"), newest.verification())
                        .add(Texts.of("experience.fact.summary"), newest.summary())
                        .add(Texts.of("experience.fact.change"), newest.change())
                        .add(Texts.of("experience.fact.conditions"), newest.conditions()));
    }
}
