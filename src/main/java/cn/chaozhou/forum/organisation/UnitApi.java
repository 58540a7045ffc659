package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.RoleRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which organisations there are: the system administrator changes them, the security administrator and the secretariat look. */
@RestController
@RequestMapping("/api/organisation/{kind}")
@Tag(name = "组织机构", description = "县区、部门、派出单位、工作队；kind 为 county、department、unit、team")
class UnitApi {

    private final Units units;
    private final UnitDesk desk;
    private final Clock clock;

    UnitApi(Units units, UnitDesk desk, Clock clock) {
        this.units = units;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * An organisation as a person sees it, with the names of what it names.
     *
     * @param state {@code present}, {@code future} or {@code past}
     */
    record Shown(
            String code,
            String name,
            @Nullable String county,
            @Nullable String countyName,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String department,
            @Nullable String departmentName,
            boolean sample,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String successor,
            @Nullable String successorName,
            String state) {}

    /** What an administrator asks for; the code is taken from here only when it is new. */
    record Wish(
            @Nullable String code,
            @Nullable String name,
            @Nullable String county,
            @Nullable String unit,
            @Nullable String department,
            boolean sample,
            @Nullable LocalDate from) {}

    /** An organisation's last day, and who goes on with its posts and open work. */
    record End(@Nullable LocalDate lastDay, @Nullable String successor) {}

    @GetMapping
    @Operation(summary = "查组织机构", description = "words 为编码或名称中的文字；ended 为真时也列已结束的")
    List<Shown> list(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean ended,
            HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin", "securityAdmin", "secretariat");
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        Map<UnitKind, Map<String, String>> names = names();
        return units.all(kind(kind)).stream()
                .filter(unit -> ended || !unit.hasEnded(today))
                .map(unit -> shown(unit, today, names))
                .filter(unit -> Stream.of(unit.code(), unit.name(), unit.countyName(), unit.unitName())
                        .anyMatch(text -> text != null && text.contains(words.strip())))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "新增", description = "仅系统管理员；编码一经使用不再改动，也不再给别的单位")
    void add(@PathVariable String kind, @RequestBody Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        desk.add(unit(kind(kind), text(wish.code()), wish), request.getRemoteUser());
    }

    @PutMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "修改名称、所属和起始日", description = "仅系统管理员")
    void change(
            @PathVariable String kind, @PathVariable String code, @RequestBody Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        desk.change(unit(kind(kind), code, wish), request.getRemoteUser());
    }

    @PostMapping("/{code}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束", description = "仅系统管理员；lastDay 为最后一天，successor 为接续岗位和待办的同类单位的编码。确定后不能撤回")
    void end(@PathVariable String kind, @PathVariable String code, @RequestBody End end, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        desk.end(kind(kind), code, end.lastDay(), orNull(end.successor()), request.getRemoteUser());
    }

    private static UnitKind kind(String key) {
        return UnitKind.find(key).orElseThrow();
    }

    private static Unit unit(UnitKind kind, String code, Wish wish) {
        boolean team = kind == UnitKind.TEAM;
        boolean dispatching = kind == UnitKind.UNIT;
        return new Unit(
                kind,
                code,
                text(wish.name()),
                team ? orNull(wish.county()) : null,
                team ? orNull(wish.unit()) : null,
                dispatching ? orNull(wish.department()) : null,
                dispatching && wish.sample(),
                wish.from(),
                null,
                null);
    }

    private Map<UnitKind, Map<String, String>> names() {
        return Stream.of(UnitKind.values()).collect(Collectors.toMap(kind -> kind, kind -> units.all(kind).stream()
                .collect(Collectors.toMap(Unit::code, Unit::name))));
    }

    private static Shown shown(Unit unit, LocalDate today, Map<UnitKind, Map<String, String>> names) {
        return new Shown(
                unit.code(),
                unit.name(),
                unit.county(),
                names.get(UnitKind.COUNTY).get(unit.county()),
                unit.unit(),
                names.get(UnitKind.UNIT).get(unit.unit()),
                unit.department(),
                names.get(UnitKind.DEPARTMENT).get(unit.department()),
                unit.sample(),
                unit.from(),
                unit.to(),
                unit.successor(),
                names.get(unit.kind()).get(unit.successor()),
                unit.hasEnded(today) ? "past" : unit.isInForce(today) ? "present" : "future");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String orNull(@Nullable String value) {
        return text(value).isEmpty() ? null : text(value);
    }
}
