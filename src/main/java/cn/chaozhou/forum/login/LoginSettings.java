package cn.chaozhou.forum.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of sessions and of guessing.
 *
 * @param idle a session ends after this long without an act of its person
 * @param absolute a session ends this long after its login, whatever happens
 * @param accountAttempts failures after which an account is locked
 * @param addressAttempts failures, on whatever accounts, after which a client address is locked
 * @param firstLock how long the first lock lasts; each further failure doubles it
 * @param longestLock no lock lasts longer, so that nobody can be locked out for good
 * @param forgetAfter failures are forgotten after this long without another
 */
@ConfigurationProperties("forum.login")
record LoginSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("8h") Duration absolute,
        @DefaultValue("5") int accountAttempts,
        @DefaultValue("20") int addressAttempts,
        @DefaultValue("1m") Duration firstLock,
        @DefaultValue("15m") Duration longestLock,
        @DefaultValue("1h") Duration forgetAfter) {

    /** How long the lock after that many failures lasts. */
    Duration lockAfter(int failures, int attempts) {
        int doublings = Math.min(failures - attempts, 20);
        Duration lock = firstLock.multipliedBy(1L << doublings);
        return lock.compareTo(longestLock) < 0 ? lock : longestLock;
    }
}
