package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.highlight.Highlight.Status;
import cn.chaozhou.forum.highlight.Highlight.Verification;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Organisation.Team;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the highlights of all sessions: opened for each invited team, submitted, checked by the town, accepted. */
@Service
public class HighlightDesk {

    /** Who reads a highlight, for the query of a module that joins it as {@code h}. */
    public static final String READABLE = HighlightRights.READABLE;

    private final Highlights highlights;
    private final NumberSeries numbers;
    private final Organisation organisation;
    private final Readers readers;
    private final Options options;
    private final Deadlines deadlines;
    private final HighlightEvidence evidence;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    HighlightDesk(
            Highlights highlights,
            NumberSeries numbers,
            Organisation organisation,
            Readers readers,
            Options options,
            Deadlines deadlines,
            HighlightEvidence evidence,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.highlights = highlights;
        this.numbers = numbers;
        this.organisation = organisation;
        this.readers = readers;
        this.options = options;
        this.deadlines = deadlines;
        this.evidence = evidence;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /** Opens the case of an invited team; returns its number. */
    String open(String sessionNumber, String team) {
        String number = "%s/L-%02d".formatted(sessionNumber, numbers.next(sessionNumber + "/L"));
        highlights.save(new Highlight(number, sessionNumber, team));
        timeline.record(
                number,
                Texts.of("highlight.timeline.invited"),
                organisation.requireTeam(team).title());
        notices.send(Role.CAPTAIN.of(team), number, Texts.of("highlight.notice.invited", Texts.session(sessionNumber)));
        return number;
    }

    /** What the form shows without asking: the team, its organisations, and its figures of last time. */
    Map<String, Object> known(String number) {
        Highlight highlight = get(number);
        Team team = organisation.requireTeam(highlight.team);
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("number", number);
        known.put("teamTitle", team.title());
        known.put("town", team.town());
        known.put("county", team.countyName());
        known.put("unit", team.unit());
        known.put("verification", highlight.verification.label());
        known.put("change", change(highlight));
        known.put("conditions", conditions(highlight));
        Optional<Highlight> last = last(highlight);
        known.put(
                "lastTime",
                last.map(l -> Texts.of("highlight.lastTime", l.number, l.title, change(l)))
                        .orElse(Texts.of("highlight.lastTime.none")));
        last.filter(l -> l.figureName != null && l.figureAfter != null).ifPresent(l -> {
            known.put("lastFigure", l.figureName);
            known.put("lastValue", plain(l.figureAfter));
        });
        return known;
    }

    String town(String number) {
        return organisation.requireTeam(get(number).team).town();
    }

    /** What the team submitted before this one. */
    Optional<Highlight> last(Highlight highlight) {
        return highlights.findFirstByTeamAndNumberNotAndSubmittedAtIsNotNullOrderBySubmittedAtDesc(
                highlight.team, highlight.number);
    }

    /** Stores what the captain submitted, and what proves it. */
    void submit(Highlight submitted, List<HighlightEvidence.Piece> described) {
        evidence.put(submitted.number, described);
        submitted.status = Status.SUBMITTED;
        submitted.verification = Verification.PENDING;
        submitted.submittedAt = OffsetDateTime.now(clock);
        highlights.save(submitted);
        timeline.record(
                submitted.number,
                Texts.of("highlight.timeline.submitted"),
                Texts.of("highlight.detail.submitted", submitted.round, submitted.title));
    }

    void verified(String number, boolean byTown) {
        Highlight highlight = get(number);
        highlight.verification = byTown ? Verification.VERIFIED : Verification.UNVERIFIED;
        highlights.save(highlight);
        if (byTown) {
            timeline.record(number, Texts.of("highlight.timeline.verified"), null);
        } else {
            timeline.record(number, Texts.of("highlight.timeline.unverified"), Texts.of("highlight.detail.unverified"));
        }
    }

    /** Sends it back to the captain; returns the new round and the time it must be back. */
    Date returned(String number, String reason, String meetingDate) {
        Highlight highlight = get(number);
        highlight.round++;
        highlight.status = Status.INVITED;
        highlights.save(highlight);
        timeline.record(number, Texts.of("highlight.timeline.returned"), reason);
        notices.send(Role.CAPTAIN.of(highlight.team), number, Texts.of("highlight.notice.returned", reason));
        Date callCloses = deadlines.from(meetingDate, "callCloses");
        Date correction = deadlines.after("highlightCorrection");
        return correction.after(callCloses) ? correction : callCloses;
    }

    void accepted(String number, boolean accepted, @Nullable String reason) {
        Highlight highlight = get(number);
        highlight.status = accepted ? Status.ACCEPTED : Status.DECLINED;
        highlights.save(highlight);
        timeline.record(
                number, Texts.of(accepted ? "highlight.timeline.accepted" : "highlight.timeline.declined"), reason);
        notices.send(
                Role.CAPTAIN.of(highlight.team),
                number,
                accepted
                        ? Texts.of("highlight.notice.accepted", highlight.title)
                        : Texts.of("highlight.notice.declined", reason));
    }

    void notSubmitted(String number) {
        Highlight highlight = get(number);
        highlight.status = Status.NOT_SUBMITTED;
        highlights.save(highlight);
        timeline.record(number, Texts.of("highlight.timeline.notSubmitted"), Texts.of("highlight.detail.notSubmitted"));
    }

    void remind(String number) {
        Highlight highlight = get(number);
        notices.send(Role.CAPTAIN.of(highlight.team), number, Texts.of("highlight.notice.reminded"));
        timeline.record(number, Texts.of("highlight.timeline.reminded"), null);
    }

    Highlight get(String number) {
        return highlights.findById(number).orElseThrow();
    }

    /** Puts an accepted highlight on the agenda. */
    public void chosen(String number, int order) {
        Highlight highlight = get(number);
        highlight.agendaOrder = order;
        highlights.save(highlight);
        timeline.record(number, Texts.of("highlight.timeline.chosen"), Texts.of("highlight.detail.chosen", order));
        notices.send(Role.CAPTAIN.of(highlight.team), number, Texts.of("highlight.notice.chosen", order));
    }

    /** A highlight, where the person whose request this is may read it. */
    public Optional<HighlightFacts> readable(String number) {
        return highlights.readable(number, readers.current()).map(this::facts);
    }

    /** The highlights of a session that the person whose request this is may read, by number. */
    List<HighlightFacts> readableIn(String sessionNumber) {
        return facts(highlights.readableIn(sessionNumber, readers.current()));
    }

    /** A highlight for the product's own work, whoever's request this is. */
    public HighlightFacts facts(String number) {
        return facts(get(number));
    }

    /** All highlights of a session for the product's own work, by number. */
    public List<HighlightFacts> ofSession(String sessionNumber) {
        return facts(highlights.findBySessionNumberOrderByNumber(sessionNumber));
    }

    /** The accepted highlights of a session, by number. */
    public List<HighlightFacts> acceptedIn(String sessionNumber) {
        return accepted(ofSession(sessionNumber));
    }

    /** Those of them that were accepted. */
    public static List<HighlightFacts> accepted(List<HighlightFacts> all) {
        return all.stream()
                .filter(h -> h.status().equals(Status.ACCEPTED.label()))
                .toList();
    }

    /** Numbers of the accepted highlights of a session. */
    public Set<String> acceptedNumbers(String sessionNumber) {
        return highlights.acceptedIn(sessionNumber);
    }

    /** Numbers of the highlights on the agenda of a session, in the order of speaking. */
    public List<String> agendaNumbers(String sessionNumber) {
        return highlights.agenda(sessionNumber);
    }

    /** The highlights on the agenda of a session, in the order of speaking. */
    public List<HighlightFacts> agenda(String sessionNumber) {
        return agenda(ofSession(sessionNumber));
    }

    /** Those of them on the agenda, in the order of speaking. */
    public static List<HighlightFacts> agenda(List<HighlightFacts> all) {
        return all.stream()
                .filter(h -> h.agendaOrder() != null)
                .sorted(Comparator.comparing(HighlightFacts::agendaOrder))
                .toList();
    }

    private HighlightFacts facts(Highlight highlight) {
        return facts(List.of(highlight)).get(0);
    }

    private List<HighlightFacts> facts(List<Highlight> all) {
        Map<String, List<String>> pieces =
                evidence.of(all.stream().map(h -> h.number).toList());
        return all.stream()
                .map(h -> facts(h, pieces.getOrDefault(h.number, List.of())))
                .toList();
    }

    private HighlightFacts facts(Highlight h, List<String> pieces) {
        return new HighlightFacts(
                h.number,
                h.sessionNumber,
                h.team,
                organisation.requireTeam(h.team).title(),
                h.status.label(),
                h.verification.label(),
                h.title,
                h.summary,
                change(h),
                h.industry,
                h.market,
                h.scale,
                conditions(h),
                pieces,
                h.agendaOrder);
    }

    private static String change(Highlight h) {
        String figures = "";
        if (h.figureName != null && h.figureAfter != null) {
            String after = plain(h.figureAfter);
            figures = h.figureBefore == null
                    ? Texts.of("highlight.change.to", h.figureName, after)
                    : Texts.of("highlight.change.fromTo", h.figureName, plain(h.figureBefore), after);
        }
        String funding = h.funding == null
                ? Texts.of("highlight.change.unfunded")
                : Texts.of("highlight.change.funded", plain(h.funding));
        return figures + funding;
    }

    private String conditions(Highlight h) {
        if (h.industry == null || h.market == null || h.scale == null) {
            return Texts.of("highlight.conditions.missing");
        }
        String card = Texts.of(
                "highlight.conditions",
                options.label("industry", h.industry),
                options.label("market", h.market),
                options.label("scale", h.scale),
                h.resources,
                h.preconditions);
        return h.cost == null ? card : card + Texts.of("highlight.conditions.cost", plain(h.cost));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
