package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Facts;
import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Borrowings as case files. */
@Component
class BorrowingCases implements CaseFiles {

    /** Of the entry, and of the highlight it was made of. */
    private static final String LINKED =
            """
            (b.experience = :number
              or b.experience in (select e.number from experience e where e.highlight = :number))
            """;

    private final Borrowings borrowings;
    private final ExperienceLibrary library;
    private final Organisation organisation;
    private final Options options;
    private final CaseQuery query;
    private final Clock clock;

    BorrowingCases(
            Borrowings borrowings,
            ExperienceLibrary library,
            Organisation organisation,
            Options options,
            CaseQuery query,
            Clock clock) {
        this.borrowings = borrowings;
        this.library = library;
        this.organisation = organisation;
        this.options = options;
        this.query = query;
        this.clock = clock;
    }

    @Override
    public Optional<CaseFile> ofTask(String number) {
        return borrowings.findById(number).map(this::file);
    }

    @Override
    public Optional<CaseFile> readable(String number) {
        return borrowings(Wanted.one("b.number", number)).stream().findFirst().map(this::file);
    }

    @Override
    public String linked() {
        return LINKED;
    }

    @Override
    public String[] searched() {
        return new String[] {"b.number", "b.adaptation", SearchWords.townOf("b.team")};
    }

    @Override
    public List<CaseBrief> briefs(Wanted wanted) {
        return borrowings(wanted).stream().map(this::brief).toList();
    }

    private List<Borrowing> borrowings(Wanted wanted) {
        List<String> numbers = query.of(
                        "select b.number from borrowing b where " + BorrowingRights.READABLE, "b.number desc", wanted)
                .query(String.class)
                .list();
        return borrowings.findAllById(numbers);
    }

    private CaseBrief brief(Borrowing b) {
        String team = organisation.requireTeam(b.team).title();
        return new CaseBrief(
                b.number,
                Texts.of("experience.borrowing.kind"),
                Texts.of("experience.caseTitle.applied", team, title(b)),
                b.status.label(),
                team,
                null);
    }

    private String title(Borrowing b) {
        return library.entry(b.experience).map(EntryFacts::title).orElse(b.experience);
    }

    private CaseFile file(Borrowing b) {
        return new CaseFile(
                brief(b),
                new Facts()
                        .add(Texts.of("experience.borrowing.entry"), b.experience)
                        .add(Texts.of("experience.borrowing.industry"), options.label("industry", b.industry))
                        .add(Texts.of("experience.borrowing.market"), options.label("market", b.market))
                        .add(Texts.of("experience.borrowing.scale"), options.label("scale", b.scale))
                        .add(Texts.of("experience.borrowing.adaptation"), b.adaptation)
                        .add(Texts.of("experience.borrowing.conditions"), b.conditions)
                        .add(Texts.of("experience.borrowing.reason"), b.reason)
                        .addDay(Texts.of("experience.borrowing.registered"), b.registeredAt, clock.getZone())
                        .add(
                                Texts.of("experience.borrowing.effect"),
                                b.effect == null ? null : Texts.of("experience.effect." + b.effect))
                        .add(Texts.of("experience.borrowing.outcome"), b.outcome));
    }
}
