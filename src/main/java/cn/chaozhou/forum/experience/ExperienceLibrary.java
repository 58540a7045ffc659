package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** All entries with their lineage, newest first. */
    public List<EntryFacts> entries() {
        return jdbc
                .sql("select number, highlight, team, edition from experience order by number desc")
                .query(Row.class)
                .list()
                .stream()
                .map(this::facts)
                .toList();
    }

    Optional<EntryFacts> entry(String number) {
        return jdbc.sql("select number, highlight, team, edition from experience where number = ?")
                .param(number)
                .query(Row.class)
                .optional()
                .map(this::facts);
    }

    private EntryFacts facts(Row row) {
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
                borrowings.findByExperienceOrderByNumber(row.number()).stream()
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
