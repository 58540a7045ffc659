package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.experience.Borrowing.Status;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Organisation.Team;
import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Keeps the borrowings: who borrowed what, how it was adapted, and what came of it. */
@Service
class BorrowingDesk {

    private final Borrowings borrowings;
    private final ExperienceLibrary library;
    private final Organisation organisation;
    private final People people;
    private final NumberSeries numbers;
    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    BorrowingDesk(
            Borrowings borrowings,
            ExperienceLibrary library,
            Organisation organisation,
            People people,
            NumberSeries numbers,
            JdbcClient jdbc,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.borrowings = borrowings;
        this.library = library;
        this.organisation = organisation;
        this.people = people;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /** What a team wants to borrow, and under which local conditions. */
    record Wish(String entry, String industry, String market, String scale, String adaptation, String conditions) {}

    /** How many entries and registered borrowings are of the same kind. */
    record Same(int inCounty, int inCity) {}

    Team teamOf(String captain) {
        return organisation.requireTeam(String.valueOf(people.postOf(captain).organisation()));
    }

    /** The entries a team may borrow: the newest of everybody but itself. */
    List<Map<String, String>> entriesFor(Team team) {
        List<Map<String, String>> entries = library.offersTo(team.code()).stream()
                .map(e -> Organisation.option(
                        e.number(),
                        Texts.of(
                                "experience.option.entry",
                                e.title(),
                                organisation.requireTeam(e.team()).title(),
                                e.number())))
                .toList();
        if (entries.isEmpty()) {
            throw refusedEntry("noEntries");
        }
        return entries;
    }

    EntryFacts entry(String number) {
        return library.entry(number).orElseThrow(() -> refusedEntry("unknownEntry"));
    }

    /** Registers the wish; returns the borrowing's number. */
    String apply(Team team, Wish wish) {
        EntryFacts entry = entry(wish.entry());
        String number = "%s/J-%02d".formatted(entry.number(), numbers.next(entry.number() + "/J"));
        borrowings.save(new Borrowing(
                number,
                entry.number(),
                entry.editions().get(0).edition(),
                team.code(),
                team.county(),
                wish.industry(),
                wish.market(),
                wish.scale(),
                wish.adaptation(),
                wish.conditions()));
        timeline.record(number, Texts.of("experience.timeline.applied"), wish.adaptation());
        return number;
    }

    /** Counts what is of the same industry, market and scale; the entry that is borrowed itself does not count. */
    Same same(Team team, Wish wish) {
        return jdbc.sql(
                        """
                        select count(case when county = :county then 1 end) inCounty, count(*) inCity from (
                            select county from experience
                            where industry = :industry and market = :market and scale = :scale and number <> :entry
                            union all
                            select county from borrowing
                            where industry = :industry and market = :market and scale = :scale
                              and status in ('REGISTERED', 'REPORTED')
                        ) same
                        """)
                .param("county", team.county())
                .param("industry", wish.industry())
                .param("market", wish.market())
                .param("scale", wish.scale())
                .param("entry", wish.entry())
                .query(Same.class)
                .single();
    }

    void registered(String number) {
        Borrowing borrowing = get(number);
        borrowing.status = Status.REGISTERED;
        borrowing.registeredAt = OffsetDateTime.now(clock);
        borrowings.save(borrowing);
        timeline.record(number, Texts.of("experience.timeline.registered"), null);
        timeline.record(borrowing.experience, Texts.of("experience.timeline.borrowed"), number);
        notices.send(Role.CAPTAIN.of(borrowing.team), number, Texts.of("experience.notice.registered"));
    }

    void declined(String number, String reason) {
        Borrowing borrowing = get(number);
        borrowing.status = Status.DECLINED;
        borrowing.reason = reason;
        borrowings.save(borrowing);
        timeline.record(number, Texts.of("experience.timeline.declined"), reason);
        notices.send(Role.CAPTAIN.of(borrowing.team), number, Texts.of("experience.notice.declined", reason));
    }

    void remind(String number) {
        notices.send(Role.CAPTAIN.of(get(number).team), number, Texts.of("experience.notice.reminded"));
        timeline.record(number, Texts.of("experience.timeline.reminded"), null);
    }

    void reported(String number, String effect, String outcome) {
        Borrowing borrowing = get(number);
        borrowing.status = Status.REPORTED;
        borrowing.effect = effect;
        borrowing.outcome = outcome;
        borrowing.outcomeAt = OffsetDateTime.now(clock);
        borrowings.save(borrowing);
        timeline.record(number, Texts.of("experience.timeline.reported"), outcome);
        timeline.record(
                borrowing.experience,
                Texts.of("experience.timeline.borrowingReported"),
                Texts.of("experience.detail.borrowingReported", number, outcome));
    }

    private static InputRefused refusedEntry(String why) {
        return new InputRefused("entry", Texts.of("experience.field.entry"), Texts.of("experience.refused." + why));
    }

    private Borrowing get(String number) {
        return borrowings.findById(number).orElseThrow();
    }
}
