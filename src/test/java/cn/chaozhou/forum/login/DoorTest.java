package cn.chaozhou.forum.login;

import cn.chaozhou.forum.ServedForumTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The doors with a clock that the test moves; the settings are those that a test here needs besides the defaults. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServedForumTest
@Import({MovableClock.class, DoorTools.class})
@TestPropertySource(
        properties = {
            "forum.bootstrap-secret=" + DoorTools.SECRET,
            // All tests over HTTP come from one address.
            "forum.login.address-attempts=" + DoorTools.ADDRESS_ATTEMPTS
        })
@interface DoorTest {}
