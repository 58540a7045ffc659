package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.login.LoginEvents.Event;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Disabling accounts, for system administrators, and unlocking them, for security administrators; what happened at the
 * doors, for those who watch.
 */
@RestController
@RequestMapping("/api/accounts")
@Tag(name = "账号", description = "停用、启用、解锁账号；登录记录")
class AccountsApi {

    private static final int LATEST = 200;

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final LoginEvents events;

    AccountsApi(Accounts accounts, AccountKeeping keeping, LoginEvents events) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.events = events;
    }

    @GetMapping("/events")
    @Operation(summary = "最近 200 条登录记录", description = "系统、安全、审计管理员可查")
    List<Event> latest(HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin", "securityAdmin", "auditAdmin");
        return events.latest(LATEST);
    }

    @PostMapping("/{user}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "停用账号", description = "立即生效，已登录的会话随之结束；仅系统管理员，且不能停用自己")
    @Transactional
    void disable(@PathVariable("user") String user, HttpServletRequest request) {
        if (user.equals(request.getRemoteUser())) {
            throw new InputRefused("user", Texts.of("login.user"), Texts.of("login.account.self"));
        }
        change(user, request, "systemAdmin", Kind.DISABLED);
        accounts.disable(user, true);
    }

    @PostMapping("/{user}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "启用账号", description = "仅系统管理员")
    @Transactional
    void enable(@PathVariable("user") String user, HttpServletRequest request) {
        change(user, request, "systemAdmin", Kind.ENABLED);
        accounts.disable(user, false);
    }

    @PostMapping("/{user}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "解除密码错误次数过多造成的锁定", description = "仅安全管理员；锁定到时也会自行解除")
    @Transactional
    void unlock(@PathVariable("user") String user, HttpServletRequest request) {
        change(user, request, "securityAdmin", Kind.UNLOCKED);
        keeping.unlock(user);
    }

    private void change(String user, HttpServletRequest request, String role, Kind kind) {
        RoleRefused.unless(request, role);
        if (accounts.find(user).isEmpty()) {
            throw new NoSuchElementException();
        }
        events.record(kind, user, ClientAddress.current(), request.getRemoteUser());
    }
}
