package cn.chaozhou.forum.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the audit is kept.
 *
 * @param keep at least 180 days (等保 2.0 and 网络安全法 第二十一条: six months of logs), a year by default
 * @param export most lines of one exported file
 */
@ConfigurationProperties("forum.audit")
record AuditSettings(@DefaultValue("365d") Duration keep, @DefaultValue("50000") int export) {

    private static final Duration FLOOR = Duration.ofDays(180);

    AuditSettings {
        if (keep.compareTo(FLOOR) < 0) {
            throw new IllegalArgumentException("forum.audit.keep: at least " + FLOOR.toDays() + " days");
        }
    }
}
