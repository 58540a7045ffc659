package cn.chaozhou.forum.login;

import java.time.Duration;

/** The two policies an office chooses from by {@code forum.passwords}, each with its defaults. */
enum PasswordPolicyName {
    /** 等保 (GB/T 22239): complex, changed regularly, not used before. */
    MLPS(8, 3, 5, Duration.ofDays(90)),
    /** OWASP ASVS: long and uncommon; nobody is made to change it or to mix characters. */
    ASVS(12, 1, 0, Duration.ZERO);

    /** No password is longer, under either policy. */
    static final int LONGEST = 128;

    final int length;
    final int kinds;
    final int history;
    final Duration maximumAge;

    PasswordPolicyName(int length, int kinds, int history, Duration maximumAge) {
        this.length = length;
        this.kinds = kinds;
        this.history = history;
        this.maximumAge = maximumAge;
    }
}
