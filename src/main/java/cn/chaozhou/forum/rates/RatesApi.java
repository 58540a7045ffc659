package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.rates.RateReaders.Sight;
import cn.chaozhou.forum.rates.Tally.Counted;
import cn.chaozhou.forum.rates.Tally.Wanted;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rates")
@Tag(name = "办理质效", description = "按办理结果计算的比率、算法和所依据的案件，仅分管领导、督办员和管理人员；登录、点赞、投票、在线时长一律不计")
class RatesApi {

    private final UnitRates units;
    private final TeamRates teams;
    private final Tally tally;
    private final RateReaders readers;
    private final UnitNames names;
    private final Organisation organisation;
    private final Clock clock;

    RatesApi(
            UnitRates units,
            TeamRates teams,
            Tally tally,
            RateReaders readers,
            UnitNames names,
            Organisation organisation,
            Clock clock) {
        this.units = units;
        this.teams = teams;
        this.tally = tally;
        this.readers = readers;
        this.names = names;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * A case behind a rate.
     *
     * @param verdict in Chinese: what it reached, or why it is left out
     */
    record Case(
            String number,
            int round,
            String title,
            @Nullable String unit,
            @Nullable String team,
            Verdict verdict,
            String words) {}

    /**
     * A page of the cases behind a rate.
     *
     * @param of name of the unit or team; null for all
     */
    record Cases(
            Rate.Formula formula,
            @Nullable String of,
            LocalDate from,
            LocalDate to,
            int total,
            int page,
            int size,
            List<Case> cases) {}

    @GetMapping
    @Operation(summary = "各部门的响应率、解决率、满意率、按期率", description = "统计期内交办的问题；不填日期则为今年以来。仅分管领导看到按解决率排序的结果")
    UnitRates.View units(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Sight sight = readers.of(request);
        return units.view(period(from, to), sight);
    }

    @GetMapping("/teams")
    @Operation(summary = "工作队在同类组内的比较", description = "与条件相近的工作队比，与自己的上一个同长时期比；完整排名仅分管领导可见")
    TeamRates.View teams(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @Parameter(description = "SOLVED、IN_TIME、PUBLISHED 或 ADOPTED") @RequestParam(defaultValue = "SOLVED")
                    Rate by) {
        Sight sight = readers.of(request);
        if (!TeamRates.MEASURES.contains(by)) {
            throw new InputRefused("by", Texts.of("rates.field.by"), Texts.of("rates.refused.by"));
        }
        return teams.view(by, period(from, to), sight);
    }

    @GetMapping("/cases")
    @Operation(summary = "一个比率所依据的案件", description = "先列未达到的，再列不计入的及原因，最后列达到的")
    Cases cases(
            HttpServletRequest request,
            @RequestParam Rate rate,
            @Parameter(description = "单位，如 dept.agri；不填为全部") @RequestParam(defaultValue = "") String unit,
            @Parameter(description = "工作队，如 dacheng；不填为全部") @RequestParam(defaultValue = "") String team,
            @Parameter(description = "YES 达到、NO 未达到、OUT 不计入；不填为全部") @RequestParam(defaultValue = "") String verdict,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        Sight sight = readers.of(request);
        Wanted wanted = new Wanted(rate, unit, team, verdict);
        Period period = period(from, to);
        Paging paging = new Paging(page, size);
        return new Cases(
                rate.formula(),
                of(unit, team),
                period.from(),
                period.to(),
                tally.count(wanted, period, sight.counties()),
                paging.page(),
                paging.size(),
                tally.cases(wanted, period, sight.counties(), paging).stream()
                        .map(counted -> inWords(counted, rate))
                        .toList());
    }

    private @Nullable String of(String unit, String team) {
        if (!team.isEmpty()) {
            return organisation.team(team).map(Organisation.Team::title).orElse(team);
        }
        return unit.isEmpty() ? null : names.of(unit);
    }

    private Case inWords(Counted counted, Rate rate) {
        return new Case(
                counted.number(),
                counted.round(),
                counted.title(),
                counted.unit() == null ? null : names.of(counted.unit()),
                counted.team() == null
                        ? null
                        : organisation.requireTeam(counted.team()).title(),
                counted.verdict(),
                counted.verdict().words(rate));
    }

    private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Period.of(from, to, LocalDate.now(clock), clock.getZone());
    }
}
