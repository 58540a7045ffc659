package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.role.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who holds which post: the security administrator changes it, the system administrator and the secretariat look. */
@RestController
@RequestMapping("/api/duties")
@Tag(name = "任职", description = "谁在何时担任什么岗位；到日自动移交待办和权限")
class DutyApi {

    private final Duties duties;
    private final Appointments appointments;
    private final People people;

    DutyApi(Duties duties, Appointments appointments, People people) {
        this.duties = duties;
        this.appointments = appointments;
        this.people = people;
    }

    /**
     * A post with who has, had or will have it.
     *
     * @param post for example 大埕镇工作队队长
     * @param state {@code present}, {@code future} or {@code past}
     */
    record Holding(
            long id,
            String user,
            String name,
            String role,
            @Nullable String organisation,
            String post,
            boolean standIn,
            LocalDate from,
            @Nullable LocalDate to,
            String state) {}

    /** A post that people may be appointed to. */
    record Post(String role, @Nullable String organisation, String post, boolean vacant) {}

    /** The last day of a duty. */
    record End(@Nullable LocalDate lastDay) {}

    /** The id of what was made. */
    record Made(long id) {}

    @GetMapping
    @Operation(summary = "任职情况", description = "words 为岗位、姓名或账号中的文字")
    List<Holding> list(@RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        RoleRefused.unless(request, "securityAdmin", "systemAdmin", "secretariat");
        LocalDate today = appointments.today();
        return duties.all().stream()
                .map(duty -> holding(duty, today))
                .filter(holding ->
                        (holding.post() + " " + holding.name() + " " + holding.user()).contains(words.strip()))
                .toList();
    }

    @GetMapping("/posts")
    @Operation(summary = "全部岗位", description = "vacant 表示此刻无人任职")
    List<Post> posts(HttpServletRequest request) {
        RoleRefused.unless(request, "securityAdmin", "systemAdmin", "secretariat");
        LocalDate today = appointments.today();
        List<Duty> present =
                duties.all().stream().filter(duty -> duty.coversDay(today)).toList();
        return Stream.of(Role.values())
                .flatMap(role -> role.organisationKind() == null
                        ? Stream.of(post(role, null, present))
                        : people.organisationsToFill(role).stream().map(o -> post(role, o.code(), present)))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "任命或安排代办", description = "仅安全管理员；从起始日起生效，待办和权限随之移交。尚无安全管理员时，首位由系统管理员任命")
    Made appoint(@RequestBody Appointments.Wish wish, HttpServletRequest request) {
        if (!request.isUserInRole("systemAdmin") || !appointments.opensSecurityOffice(wish)) {
            RoleRefused.unless(request, "securityAdmin");
        }
        return new Made(appointments.appoint(wish, request.getRemoteUser()));
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束任职或代办", description = "仅安全管理员；lastDay 为最后一天")
    void end(@PathVariable("id") long id, @RequestBody End end, HttpServletRequest request) {
        RoleRefused.unless(request, "securityAdmin");
        appointments.end(id, end.lastDay(), request.getRemoteUser());
    }

    private Holding holding(Duty duty, LocalDate today) {
        String state = duty.coversDay(today) ? "present" : duty.from().isAfter(today) ? "future" : "past";
        return new Holding(
                duty.id(),
                duty.user(),
                people.nameOf(duty.user()),
                duty.role().group(),
                duty.organisation(),
                people.title(duty.role(), duty.organisation()),
                duty.standIn(),
                duty.from(),
                duty.to(),
                state);
    }

    private Post post(Role role, @Nullable String organisation, List<Duty> present) {
        return new Post(
                role.group(),
                organisation,
                people.title(role, organisation),
                present.stream().noneMatch(duty -> duty.isSamePost(role, organisation)));
    }
}
