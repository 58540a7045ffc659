package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Entries of the library as case files; no task is about one. */
@Component
class ExperienceCases implements CaseFiles {

    /** Made of the highlight, of a highlight of the session, or borrowed. */
    private static final String LINKED =
            """
            (e.highlight = :number
              or e.highlight in (select h.number from highlight h where h.session_number = :number)
              or e.number in (select b.experience from borrowing b where b.number = :number))
            """;

    private final ExperienceLibrary library;
    private final CaseQuery query;
    private final Readers readers;

    ExperienceCases(ExperienceLibrary library, CaseQuery query, Readers readers) {
        this.library = library;
        this.query = query;
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
    public String linked() {
        return LINKED;
    }

    @Override
    public String[] searched() {
        return ExperienceLibrary.SEARCHED;
    }

    @Override
    public List<CaseBrief> briefs(Wanted wanted) {
        return query
                .of("select e.number " + ExperienceLibrary.NEWEST_EDITION + " where :works", "e.number desc", wanted)
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
