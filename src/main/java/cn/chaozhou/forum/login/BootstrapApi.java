package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.login.Guesses.Attempt;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for the first administrator. Once it has been used it is as if it had never been there. */
@RestController
@RequestMapping("/api/bootstrap")
@Tag(name = "首位管理员", description = "仅在正式版首次启动时提供")
class BootstrapApi {

    private static final Pattern USER = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

    private final Bootstrap bootstrap;
    private final Guesses guesses;
    private final LoginEvents events;

    BootstrapApi(Bootstrap bootstrap, Guesses guesses, LoginEvents events) {
        this.bootstrap = bootstrap;
        this.guesses = guesses;
        this.events = events;
    }

    record First(@Nullable String secret, @Nullable String user, @Nullable String password) {
        /** Neither secret may get into a log. */
        @Override
        public String toString() {
            return "First[" + user + "]";
        }
    }

    @PostMapping
    @Operation(summary = "用一次性启动密钥建立首位系统管理员", description = "只能成功一次；之后该地址不存在")
    ResponseEntity<?> make(@RequestBody First first) {
        if (!bootstrap.isOpen()) {
            throw new NoSuchElementException();
        }
        String from = ClientAddress.current();
        Attempt attempt = guesses.begin(guesses.account("bootstrap", from), guesses.address(from));
        if (!bootstrap.isSecret(first.secret()) || !attempt.open()) {
            if (attempt.locks()) {
                events.alarm("bootstrap", from);
            } else if (attempt.open()) {
                events.record(Kind.BOOTSTRAP_FAILED, null, from, null);
            }
            return refused(
                    attempt.open() ? HttpStatus.FORBIDDEN : HttpStatus.TOO_MANY_REQUESTS,
                    Texts.of(attempt.open() ? "login.bootstrap.wrong" : "login.bootstrap.later"));
        }
        guesses.succeeded(attempt);
        if (first.user() == null || !USER.matcher(first.user()).matches()) {
            throw new InputRefused("user", Texts.of("login.user"), Texts.of("login.bootstrap.userWrong"));
        }
        if (first.password() == null) {
            throw new InputRefused("password", Texts.of("login.password"), Texts.of("login.password.missing"));
        }
        if (!bootstrap.make(first.user(), first.password(), from)) {
            throw new NoSuchElementException();
        }
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ProblemDetail> refused(HttpStatus status, String text) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, text)).build();
    }
}
