package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import org.camunda.bpm.engine.BadUserRequestException;

/** A password that breaks the policy can't be set: every REST door answers 400 with this sentence. */
final class PasswordRefused extends BadUserRequestException {

    private final String advice;

    /** @param advice what is wrong with it */
    PasswordRefused(String advice) {
        super("「" + Texts.of("login.password") + "」" + advice);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
