package cn.chaozhou.forum.experience;

import static java.util.stream.Collectors.groupingBy;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.casefile.SearchWords;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The library of experience: entries published from highlights, in editions, each with who borrowed it. */
@Service
public class ExperienceLibrary {

    /** In these words are looked for, with {@link #NEWEST_EDITION}. */
    static final String[] SEARCHED = {"e.number", "d.title", "d.summary", SearchWords.townOf("e.team")};

    static final String NEWEST_EDITION =
            "from experience e join experience_edition d on d.experience = e.number and d.edition = e.edition";

    /** Of more a form makes no list that anybody could choose from. */
    private static final int OFFERED = 1_000;

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

    /** An entry that a team may borrow. */
    record Offer(String number, String title, String team) {}

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

    /** The entries made of these highlights with their whole lineage, newest first, for the product's own work. */
    public List<EntryFacts> entriesOf(Collection<String> highlights) {
        return highlights.isEmpty()
                ? List.of()
                : facts(rows(" and e.highlight in (:highlights)", Map.of("highlights", highlights)), this::borrowed);
    }

    Optional<EntryFacts> entry(String number) {
        return facts(one(number, true), this::borrowed).stream().findFirst();
    }

    /** What others than the team have published, newest first. */
    List<Offer> offersTo(String team) {
        return jdbc.sql("select e.number, d.title, e.team " + NEWEST_EDITION
                        + " where e.team <> ? order by e.number desc fetch first " + OFFERED + " rows only")
                .param(team)
                .query(Offer.class)
                .list();
    }

    /** A page of the entries in which all words occur, newest first, each with the borrowings that the person may read. */
    List<EntryFacts> find(SearchWords words, Reader reader, Paging paging) {
        Map<String, Object> parameters = new HashMap<>(words.parameters());
        parameters.put("works", reader.works());
        parameters.put("offset", paging.offset());
        parameters.put("size", paging.size());
        List<Row> page = jdbc.sql("select e.number, e.highlight, e.team, e.edition " + NEWEST_EDITION + " where :works"
                        + words.in(SEARCHED) + " order by e.number desc offset :offset rows fetch next :size rows only")
                .params(parameters)
                .query(Row.class)
                .list();
        return facts(page, numbers -> borrowings.readableOf(numbers, reader));
    }

    Optional<EntryFacts> entryFor(String number, Reader reader) {
        return facts(one(number, reader.works()), numbers -> borrowings.readableOf(numbers, reader)).stream()
                .findFirst();
    }

    private List<Row> one(String number, boolean works) {
        return rows(" and e.number = :number and :works", Map.of("number", number, "works", works));
    }

    private List<Row> rows(String condition, Map<String, ?> parameters) {
        return jdbc.sql("select e.number, e.highlight, e.team, e.edition from experience e where true" + condition
                        + " order by e.number desc")
                .params(parameters)
                .query(Row.class)
                .list();
    }

    private List<Borrowing> borrowed(Collection<String> numbers) {
        return borrowings.findByExperienceInOrderByNumber(numbers);
    }

    private record Published(
            String experience,
            int edition,
            String title,
            String summary,
            String change,
            String conditions,
            String verification,
            OffsetDateTime publishedAt) {

        EntryFacts.Edition facts() {
            return new EntryFacts.Edition(edition, title, summary, change, conditions, verification, publishedAt);
        }
    }

    /** Asked for all entries together: a page costs three queries, however long it is. */
    private List<EntryFacts> facts(List<Row> rows, Function<Collection<String>, List<Borrowing>> borrowed) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> wanted = rows.stream().map(Row::number).toList();
        Map<String, List<Published>> editions = jdbc
                .sql("select experience, edition, title, summary, change_text \"change\", conditions, verification,"
                        + " published_at publishedAt from experience_edition where experience in (:numbers)"
                        + " order by edition desc")
                .param("numbers", wanted)
                .query(Published.class)
                .list()
                .stream()
                .collect(groupingBy(Published::experience));
        Map<String, List<Borrowing>> lent = borrowed.apply(wanted).stream().collect(groupingBy(b -> b.experience));
        return rows.stream()
                .map(row -> new EntryFacts(
                        row.number(),
                        row.highlight(),
                        organisation.requireTeam(row.team()).title(),
                        editions.getOrDefault(row.number(), List.of()).stream()
                                .map(Published::facts)
                                .toList(),
                        lent.getOrDefault(row.number(), List.of()).stream()
                                .map(this::facts)
                                .toList()))
                .toList();
    }

    private EntryFacts.Borrowed facts(Borrowing b) {
        return new EntryFacts.Borrowed(
                b.number,
                organisation.requireTeam(b.team).title(),
                b.adaptation,
                b.status.label(),
                b.effect,
                b.outcome);
    }
}
