package cn.chaozhou.forum.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts failed logins per account and per client address, in the database, so that a restart or a second node forgets
 * nothing. An attempt is counted as failed before the password is looked at and taken back when it was right: attempts
 * sent at the same moment can't slip through together. While a lock lasts, attempts neither count nor prolong it.
 *
 * <p>An address from which the account has logged in before has a count of its own for the account: who guesses from
 * elsewhere locks the account for everywhere else, not for its owner's desk.
 */
@Component
class Guesses {

    /** One attempt in so many clears away what is forgotten. */
    private static final int SWEEP = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final LoginSettings settings;
    private final WallClock clock;

    Guesses(JdbcClient jdbc, PlatformTransactionManager transactions, LoginSettings settings, WallClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        // A count stays, whatever becomes of the work around it.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is counted. */
    record Subject(String key, int attempts) {}

    /**
     * One attempt.
     *
     * @param open whether it may succeed: neither its account nor its address is locked
     * @param locks whether it is the failure that locks, unless it succeeds
     */
    record Attempt(Subject account, Subject address, boolean open, boolean locks) {}

    private record Count(String guessKey, int failures, @Nullable OffsetDateTime blockedUntil, OffsetDateTime lastAt) {}

    Subject account(String user, @Nullable String knownAddress) {
        return new Subject(
                knownAddress == null ? "account:" + digest(user) : "known:" + digest(user + "@" + knownAddress),
                settings.accountAttempts());
    }

    Subject address(String address) {
        return new Subject("address:" + digest(address), settings.addressAttempts());
    }

    /** Whether nothing stands against the account, nor a lock against the address. */
    boolean isQuiet(Subject account, Subject address) {
        return jdbc.sql("select count(*) from login_guess where (guess_key = ? and failures > 0)"
                                + " or (guess_key = ? and blocked_until > ?)")
                        .params(account.key(), address.key(), clock.now())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Counts the attempt as a failure until {@link #succeeded} takes it back. */
    Attempt begin(Subject account, Subject address) {
        OffsetDateTime now = clock.now();
        if (ThreadLocalRandom.current().nextInt(SWEEP) == 0) {
            jdbc.sql("delete from login_guess where last_at < ?")
                    .param(now.minus(settings.forgetAfter()).minus(settings.longestLock()))
                    .update();
        }
        add(account, now);
        add(address, now);
        return apart.execute(tx -> {
            // In the order of their keys, so that two attempts never wait for each other.
            List<Count> counts = jdbc.sql("select guess_key, failures, blocked_until, last_at from login_guess"
                            + " where guess_key in (?, ?) order by guess_key for update")
                    .params(account.key(), address.key())
                    .query(Count.class)
                    .list();
            boolean locked = counts.stream()
                    .anyMatch(c -> c.blockedUntil() != null && c.blockedUntil().isAfter(now));
            boolean locks = false;
            for (Count count : counts) {
                Subject subject = count.guessKey().equals(account.key()) ? account : address;
                if (locked) {
                    refuse(subject);
                } else {
                    locks |= fail(count, subject);
                }
            }
            return new Attempt(account, address, !locked, locks);
        });
    }

    /** Writes as much as {@link #fail}, so that the time of an answer does not tell a lock from a wrong password. */
    private void refuse(Subject subject) {
        jdbc.sql("update login_guess set refused = refused + 1 where guess_key = ?")
                .param(subject.key())
                .update();
    }

    private boolean fail(Count count, Subject subject) {
        OffsetDateTime now = clock.now();
        boolean forgotten = count.lastAt().plus(settings.forgetAfter()).isBefore(now);
        int failures = (forgotten ? 0 : count.failures()) + 1;
        OffsetDateTime until =
                failures < subject.attempts() ? null : now.plus(settings.lockAfter(failures, subject.attempts()));
        jdbc.sql("update login_guess set failures = ?, blocked_until = ?, last_at = ? where guess_key = ?")
                .params(failures, until, now, count.guessKey())
                .update();
        return until != null;
    }

    /** The account starts afresh; the address only takes this attempt back, or one good account would clear it. */
    void succeeded(Attempt attempt) {
        apart.executeWithoutResult(tx -> {
            clear(attempt.account());
            jdbc.sql("update login_guess set failures = case when failures > 0 then failures - 1 else 0 end,"
                            + " blocked_until = null where guess_key = ?")
                    .param(attempt.address().key())
                    .update();
        });
    }

    /** Another write for an attempt while locked, in place of the event that any other failure leaves. */
    void noteRefused(Attempt attempt) {
        refuse(attempt.address());
    }

    /** Keys of the accounts that are locked at the moment, each for those who come from anywhere. */
    List<String> locked() {
        return jdbc.sql("select guess_key from login_guess where blocked_until > ? and guess_key like 'account:%'")
                .param(clock.now())
                .query(String.class)
                .list();
    }

    void forget(Subject subject) {
        jdbc.sql("delete from login_guess where guess_key = ?")
                .param(subject.key())
                .update();
    }

    void clear(Subject subject) {
        jdbc.sql("update login_guess set failures = 0, blocked_until = null where guess_key = ?")
                .param(subject.key())
                .update();
    }

    private void add(Subject subject, OffsetDateTime now) {
        boolean there = jdbc.sql("select count(*) from login_guess where guess_key = ?")
                        .param(subject.key())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            try {
                jdbc.sql("insert into login_guess (guess_key, failures, refused, last_at) values (?, 0, 0, ?)")
                        .params(subject.key(), now)
                        .update();
            } catch (DuplicateKeyException e) {
                // Another attempt of the same moment added it.
            }
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
