package cn.chaozhou.forum.organisation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of taking over a post.
 *
 * @param formerReads how long a former holder reads on what was theirs; 0 for not at all
 */
@ConfigurationProperties("forum.duties")
record DutySettings(@DefaultValue("90d") Duration formerReads) {}
