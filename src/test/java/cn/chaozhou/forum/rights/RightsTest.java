package cn.chaozhou.forum.rights;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.ServedForumTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The whole application behind its web server, with the cases of {@link Probe} played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServedForumTest
@Import({ProcessRun.class, Probe.class})
@interface RightsTest {}
