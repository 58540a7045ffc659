package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The library of experience: entries published from highlights, in editions, each with who borrowed it. */
@Service
public class ExperienceLibrary {

    private final JdbcClient jdbc;
    private final Borrowings borrowings;
    private final HighlightDesk highlights;
    private final Organisation organisation;
    private final NumberSeries numbers;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    ExperienceLibrary(
            JdbcClient jdbc,
            Borrowings borrowings,
            HighlightDesk highlights,
            Organisation organisation,
            NumberSeries numbers,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.jdbc = jdbc;
        this.borrowings = borrowings;
        this.highlights = highlights;
        this.organisation = organisation;
        this.numbers = numbers;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    private record Row(String number, String highlight, String team, int edition) {}

    /** Publishes a highlight as an entry, or as the next edition of its entry; returns the entry's number. */
    public String publish(String highlightNumber) {
        HighlightFacts facts = highlights.facts(highlightNumber);
        Optional<Row> there = jdbc.sql("select number, highlight, team, edition from experience where highlight = ?")
                .param(highlightNumber)
                .query(Row.class)
                .optional();
        String number = there.map(Row::number).orElseGet(() -> add(facts));
        int edition = there.map(r -> r.edition() + 1).orElse(1);
        jdbc.sql("update experience set edition = ?, version = version + 1 where number = ?")
                .params(edition, number)
                .update();
        jdbc.sql("insert into experience_edition (experience, edition, title, summary, change_text, conditions,"
                        + " verification, published_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        edition,
                        facts.title(),
                        facts.summary(),
                        facts.change(),
                        facts.conditions(),
                        facts.verification(),
                        OffsetDateTime.now(clock))
                .update();
        timeline.record(
                number,
                Texts.of("experience.timeline.published"),
                Texts.of("experience.detail.published", edition, highlightNumber));
        timeline.record(highlightNumber, Texts.of("experience.timeline.highlightPublished"), number);
        notices.send(Role.CAPTAIN.of(facts.team()), number, Texts.of("experience.notice.published", number));
        return number;
    }

    private String add(HighlightFacts facts) {
        int year = Year.now(clock).getValue();
        String number = "JY-%d-%04d".formatted(year, numbers.next("JY-" + year));
        jdbc.sql("insert into experience (number, version, highlight, team, county, industry, market, scale, edition)"
                        + " values (?, 0, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        number,
                        facts.number(),
                        facts.team(),
                        organisation.requireTeam(facts.team()).county(),
                        Objects.requireNonNull(facts.industry()),
                        Objects.requireNonNull(facts.market()),
                        Objects.requireNonNull(facts.scale()))
                .update();
        return number;
    }

    /** All entries with their whole lineage, newest first, for the product's own work. */
    public List<EntryFacts> entries() {
        return rows(true).map(this::facts).toList();
    }

    Optional<EntryFacts> entry(String number) {
        return row(number, true).map(this::facts);
    }

    /** The entries for whoever works on cases, each with the borrowings that the person may read. */
    List<EntryFacts> entriesFor(Reader reader) {
        return rows(reader.works()).map(row -> facts(row, reader)).toList();
    }

    Optional<EntryFacts> entryFor(String number, Reader reader) {
        return row(number, reader.works()).map(row -> facts(row, reader));
    }

    private Stream<Row> rows(boolean works) {
        return jdbc
                .sql("select number, highlight, team, edition from experience where ? order by number desc")
                .param(works)
                .query(Row.class)
                .list()
                .stream();
    }

    private Optional<Row> row(String number, boolean works) {
        return jdbc.sql("select number, highlight, team, edition from experience where number = ? and ?")
                .params(number, works)
                .query(Row.class)
                .optional();
    }

    private EntryFacts facts(Row row) {
        return facts(row, borrowings.findByExperienceOrderByNumber(row.number()));
    }

    private EntryFacts facts(Row row, Reader reader) {
        return facts(row, borrowings.readableOf(row.number(), reader));
    }

    private EntryFacts facts(Row row, List<Borrowing> borrowed) {
        return new EntryFacts(
                row.number(),
                row.highlight(),
                organisation.requireTeam(row.team()).title(),
                jdbc.sql(
                                "select edition, title, summary, change_text \"change\", conditions, verification, published_at publishedAt"
                                        + " from experience_edition where experience = ? order by edition desc")
                        .param(row.number())
                        .query(EntryFacts.Edition.class)
                        .list(),
                borrowed.stream()
                        .map(b -> new EntryFacts.Borrowed(
                                b.number,
                                organisation.requireTeam(b.team).title(),
                                b.adaptation,
                                b.status.label(),
                                b.effect,
                                b.outcome))
                        .toList());
    }
}
