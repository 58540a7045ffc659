package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.highlight.Highlight.Status;
import cn.chaozhou.forum.highlight.Highlight.Verification;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Organisation.Team;
import cn.chaozhou.forum.organisation.Role;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the highlights of all sessions: opened for each invited team, submitted, checked by the town, accepted. */
@Service
public class HighlightDesk {

    private final Highlights highlights;
    private final NumberSeries numbers;
    private final Organisation organisation;
    private final Options options;
    private final Deadlines deadlines;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    HighlightDesk(
            Highlights highlights,
            NumberSeries numbers,
            Organisation organisation,
            Options options,
            Deadlines deadlines,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.highlights = highlights;
        this.numbers = numbers;
        this.organisation = organisation;
        this.options = options;
        this.deadlines = deadlines;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /** Opens the case of an invited team; returns its number. */
    String open(String sessionNumber, String team) {
        String number = "%s/L-%02d".formatted(sessionNumber, numbers.next(sessionNumber + "/L"));
        highlights.save(new Highlight(number, sessionNumber, team));
        timeline.record(number, "受邀", organisation.requireTeam(team).title());
        notices.send(Role.CAPTAIN.of(team), number, "第" + sessionNumber + "期开始征集亮点，请在“任务”中填报。");
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
        known.put("verification", highlight.verification.label);
        known.put(
                "lastTime",
                highlights
                        .findFirstByTeamAndSubmittedAtIsNotNullOrderBySubmittedAtDesc(highlight.team)
                        .map(last -> "上次申报（" + last.number + "）：" + last.title + "；" + change(last))
                        .orElse("本队首次申报。"));
        return known;
    }

    /** Stores what the captain submitted; refuses it without a dated piece of evidence (实). */
    void submit(Highlight submitted) {
        LocalDate today = LocalDate.now(clock);
        if (submitted.evidence.isEmpty()) {
            throw new InputRefused("evidence", "佐证材料", "至少要有一件标明日期的材料，请补充后再提交。");
        }
        for (int i = 0; i < submitted.evidence.size(); i++) {
            if (submitted.evidence.get(i).onDate().isAfter(today)) {
                throw new InputRefused("evidence", "佐证材料", "第" + (i + 1) + "件的日期晚于今天，请改为材料形成的日期。");
            }
        }
        submitted.status = Status.SUBMITTED;
        submitted.verification = Verification.PENDING;
        submitted.submittedAt = OffsetDateTime.now(clock);
        highlights.save(submitted);
        timeline.record(submitted.number, "提交", "第" + submitted.round + "轮：" + submitted.title);
    }

    void verified(String number, boolean byTown) {
        Highlight highlight = get(number);
        highlight.verification = byTown ? Verification.VERIFIED : Verification.UNVERIFIED;
        highlights.save(highlight);
        timeline.record(number, byTown ? "镇核实属实" : "镇逾期未核实", byTown ? null : "继续办理，处处标明未核实");
    }

    /** Sends it back to the captain; returns the new round and the time it must be back. */
    Date returned(String number, String reason, String meetingDate) {
        Highlight highlight = get(number);
        highlight.round++;
        highlight.status = Status.INVITED;
        highlights.save(highlight);
        timeline.record(number, "退回修改", reason);
        notices.send(Role.CAPTAIN.of(highlight.team), number, "亮点被退回修改：" + reason);
        Date callCloses = deadlines.from(meetingDate, "callCloses");
        Date correction = deadlines.after("highlightCorrection");
        return correction.after(callCloses) ? correction : callCloses;
    }

    void accepted(String number, boolean accepted, @Nullable String reason) {
        Highlight highlight = get(number);
        highlight.status = accepted ? Status.ACCEPTED : Status.DECLINED;
        highlights.save(highlight);
        timeline.record(number, accepted ? "受理" : "不受理", reason);
        notices.send(
                Role.CAPTAIN.of(highlight.team),
                number,
                accepted ? "亮点《" + highlight.title + "》已受理。" : "亮点不受理：" + reason);
    }

    void notSubmitted(String number) {
        Highlight highlight = get(number);
        highlight.status = Status.NOT_SUBMITTED;
        highlights.save(highlight);
        timeline.record(number, "本期未提交", "不影响任何评价");
    }

    void remind(String number) {
        Highlight highlight = get(number);
        notices.send(Role.CAPTAIN.of(highlight.team), number, "亮点申报即将截止，请及时提交；本期不提交也可在表单中选择。");
        timeline.record(number, "截止提醒", null);
    }

    Highlight get(String number) {
        return highlights.findById(number).orElseThrow();
    }

    /** Puts an accepted highlight on the agenda. */
    public void chosen(String number, int order) {
        Highlight highlight = get(number);
        highlight.agendaOrder = order;
        highlights.save(highlight);
        timeline.record(number, "列入议程", "第" + order + "位发言");
        notices.send(Role.CAPTAIN.of(highlight.team), number, "您的亮点列入议程，第" + order + "位发言。");
    }

    /** Everything of a highlight that others may know. */
    public HighlightFacts facts(String number) {
        return facts(get(number));
    }

    /** All highlights of a session, by number. */
    public List<HighlightFacts> ofSession(String sessionNumber) {
        return highlights.findBySessionNumberOrderByNumber(sessionNumber).stream()
                .map(this::facts)
                .toList();
    }

    /** The accepted highlights of a session, by number. */
    public List<HighlightFacts> acceptedIn(String sessionNumber) {
        return ofSession(sessionNumber).stream()
                .filter(h -> h.status().equals(Status.ACCEPTED.label))
                .toList();
    }

    /** The highlights on the agenda of a session, in the order of speaking. */
    public List<HighlightFacts> agenda(String sessionNumber) {
        return ofSession(sessionNumber).stream()
                .filter(h -> h.agendaOrder() != null)
                .sorted(Comparator.comparing(HighlightFacts::agendaOrder))
                .toList();
    }

    private HighlightFacts facts(Highlight h) {
        return new HighlightFacts(
                h.number,
                h.sessionNumber,
                h.team,
                organisation.requireTeam(h.team).title(),
                h.status.label,
                h.verification.label,
                h.title,
                h.summary,
                change(h),
                h.industry,
                h.market,
                h.scale,
                conditions(h),
                h.evidence.stream().map(this::line).toList(),
                h.agendaOrder);
    }

    private static String change(Highlight h) {
        StringBuilder text = new StringBuilder();
        if (h.figureName != null && h.figureAfter != null) {
            text.append(h.figureName);
            if (h.figureBefore != null) {
                text.append("由").append(plain(h.figureBefore));
            }
            text.append("到").append(plain(h.figureAfter)).append("；");
        }
        return text + (h.funding == null ? "投入资金未填" : "投入" + plain(h.funding) + "万元");
    }

    private String conditions(Highlight h) {
        if (h.industry == null || h.market == null || h.scale == null) {
            return "未填";
        }
        return "%s·%s·%s；资源：%s；前提：%s%s"
                .formatted(
                        options.label("industry", h.industry),
                        options.label("market", h.market),
                        options.label("scale", h.scale),
                        h.resources,
                        h.preconditions,
                        h.cost == null ? "" : "；成本约" + plain(h.cost) + "万元");
    }

    private String line(Highlight.Evidence e) {
        return e.onDate() + " " + options.label("evidenceKind", e.kind()) + "：" + e.description()
                + (e.keptAt() == null ? "" : "（存" + e.keptAt() + "）");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
