package cn.chaozhou.forum.limits;

import cn.chaozhou.forum.wording.Texts;
import org.springframework.http.HttpStatus;

/** A request that is refused before any door sees it. */
final class TooMuch extends Exception {

    private final transient HttpStatus status;

    private TooMuch(HttpStatus status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /** @param text what the sender reads, such as limits.body */
    static TooMuch of(HttpStatus status, String text, Object... arguments) {
        return new TooMuch(status, Texts.of(text, arguments));
    }

    static TooMuch badRequest(String text, Object... arguments) {
        return of(HttpStatus.BAD_REQUEST, text, arguments);
    }
}
