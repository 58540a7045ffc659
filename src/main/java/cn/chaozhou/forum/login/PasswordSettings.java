package cn.chaozhou.forum.login;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a password must be. A value that is not set comes from the policy that {@code forum.passwords} names.
 *
 * @param cost of bcrypt: 12 takes about a quarter of a second
 * @param length least number of characters
 * @param kinds least number of kinds among capitals, small letters, digits and others
 * @param history so many former passwords are refused
 * @param maximumAge a password must be changed after this long; zero: never
 */
@ConfigurationProperties("forum.password-rules")
record PasswordSettings(
        @DefaultValue("12") int cost,
        @Nullable Integer length,
        @Nullable Integer kinds,
        @Nullable Integer history,
        @Nullable Duration maximumAge) {}
