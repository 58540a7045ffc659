package cn.chaozhou.forum.login;

import java.util.List;

/** A production server must not open its doors like this; each reason is one sentence, in English and Chinese. */
final class StartRefused extends RuntimeException {

    private final List<String> reasons;

    StartRefused(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = reasons;
    }

    List<String> reasons() {
        return reasons;
    }
}
