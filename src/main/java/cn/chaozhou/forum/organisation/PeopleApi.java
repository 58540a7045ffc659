package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.engine.Unmasked;
import cn.chaozhou.forum.organisation.Persons.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and who holds them, for the system administrator; the security administrator looks, and unlocks elsewhere. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "人员账号", description = "账号、姓名、电话和邮箱；列表中一律脱敏")
class PeopleApi {

    private final PeopleDesk desk;

    PeopleApi(PeopleDesk desk) {
        this.desk = desk;
    }

    /** A password that is to be set. */
    record Password(@Nullable String password) {}

    @GetMapping
    @Operation(summary = "人员账号，姓名、电话和邮箱脱敏", description = "words 为账号或岗位中的文字，或完整的姓名；系统、安全管理员可查")
    List<PeopleDesk.Entry> list(@RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin", "securityAdmin");
        return desk.find(words);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "新建账号", description = "仅系统管理员；账号名不再重复使用，密码另行设置")
    void add(@RequestBody PeopleDesk.Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        desk.add(wish, request.getRemoteUser());
    }

    @PutMapping("/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "修改姓名、电话和邮箱", description = "仅系统管理员；任务和案卷中的显示名称随之更新")
    void change(@PathVariable("user") String user, @RequestBody PeopleDesk.Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        desk.change(user, wish, request.getRemoteUser());
    }

    @PostMapping("/{user}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "设置密码", description = "仅系统管理员；已登录的会话随之结束")
    void setPassword(@PathVariable("user") String user, @RequestBody Password password, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        desk.setPassword(user, password.password());
    }

    @DeleteMapping("/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除账号", description = "仅系统管理员；仍任职或有未办结事项的不能删除，账号名不再重复使用")
    void remove(@PathVariable("user") String user, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        desk.remove(user);
    }

    @PostMapping("/{user}/full")
    @Unmasked
    @Operation(summary = "查看完整的姓名、电话和邮箱", description = "系统管理员、活动办公室；须写明事由，查看记入审计")
    Person reveal(@PathVariable("user") String user, @RequestBody Reason.Typed because, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin", "secretariat");
        return desk.reveal(user, because.checked(), request.getRemoteUser());
    }
}
