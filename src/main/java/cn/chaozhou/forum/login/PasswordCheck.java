package cn.chaozhou.forum.login;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.login.Accounts.Credentials;
import cn.chaozhou.forum.login.Guesses.Attempt;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one check of a user's password, whichever door asks. Unknown user, wrong password, locked and disabled account get
 * the same answer after the same work: as many statements and one hash of full cost.
 */
@Component
class PasswordCheck {

    private static final Logger log = LoggerFactory.getLogger(PasswordCheck.class);

    /** What a user id may be (see generalResourceWhitelistPattern); anything else is looked up as this unknown one. */
    private static final Pattern USER = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

    private static final String NOBODY = "-";

    /** A longer one can't have been set; hashing megabytes would be work for a stranger. */
    private static final int LONGEST = 4 * PasswordPolicyName.LONGEST;

    private final Accounts accounts;
    private final Guesses guesses;
    private final RecentLogins recent;
    private final LoginEvents events;
    private final Bcrypt bcrypt;
    private final String dummy;

    /**
     * A storm of logins gets half of the processors, so that everybody else's requests go on. Each counts as a failure
     * until it is found right, so only as many may be at work as lock no address: an office comes to work at nine.
     */
    private static final int MOST_AT_WORK = 8;

    private static final int STRIPES = 64;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Semaphore atWork = new Semaphore(
            Math.max(1, Math.min(MOST_AT_WORK, Runtime.getRuntime().availableProcessors() / 2)), true);

    /** One attempt at a time on an account: a client that sends several requests at once must not lock its own. */
    private final Semaphore[] turns =
            Stream.generate(() -> new Semaphore(1, true)).limit(STRIPES).toArray(Semaphore[]::new);

    PasswordCheck(
            Accounts accounts, Guesses guesses, RecentLogins recent, LoginEvents events, PasswordSettings settings) {
        this.accounts = accounts;
        this.guesses = guesses;
        this.recent = recent;
        this.events = events;
        bcrypt = new Bcrypt(settings.cost());
        dummy = bcrypt.encrypt("");
    }

    boolean isRight(@Nullable String name, @Nullable String password, PasswordManager passwords) {
        String user = name != null && USER.matcher(name).matches() ? name : NOBODY;
        String typed = password == null || password.length() > LONGEST ? "" : password;
        String from = ClientAddress.current();
        if (isKnown(user, typed, from)) {
            return true;
        }
        return inTurn(
                turns[Math.floorMod(user.hashCode(), STRIPES)],
                () -> inTurn(atWork, () -> isKnown(user, typed, from) || attempt(user, typed, from, passwords)));
    }

    /** Found right a short while ago, and nothing has happened since. */
    private boolean isKnown(String user, String typed, String from) {
        Credentials stored = accounts.credentials(user, from);
        return stored.hash() != null
                && !stored.disabled()
                && recent.knows(user, typed, stored.hash(), from)
                && guesses.isQuiet(guesses.account(user, stored.knownAddress() ? from : null), guesses.address(from));
    }

    private boolean attempt(String user, String typed, String from, PasswordManager passwords) {
        Credentials stored = accounts.credentials(user, from);
        Attempt attempt =
                guesses.begin(guesses.account(user, stored.knownAddress() ? from : null), guesses.address(from));
        boolean right = matches(typed, stored, passwords) && !typed.isEmpty();
        if (right && attempt.open() && !stored.disabled()) {
            succeeded(user, typed, from, stored, attempt, passwords);
            return true;
        }
        failed(stored.exists() ? user : null, from, attempt);
        return false;
    }

    /** False, too, where the turn doesn't come. */
    private static boolean inTurn(Semaphore turn, BooleanSupplier act) {
        try {
            if (!turn.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return act.getAsBoolean();
        } finally {
            turn.release();
        }
    }

    private boolean matches(String typed, Credentials stored, PasswordManager passwords) {
        boolean good = stored.hash() != null && bcrypt.isGood(stored.hash());
        if (!good) {
            bcrypt.check(typed, dummy);
        }
        return stored.hash() != null && passwords.check(saltPassword(typed, stored.salt()), stored.hash());
    }

    private void succeeded(
            String user, String typed, String from, Credentials stored, Attempt attempt, PasswordManager passwords) {
        guesses.succeeded(attempt);
        accounts.loggedIn(user, from);
        events.record(Kind.LOGIN, user, from, null);
        String hash = String.valueOf(stored.hash());
        if (!bcrypt.isGood(hash)) {
            String better = passwords.encrypt(saltPassword(typed, stored.salt()));
            accounts.rehash(user, hash, better);
            log.info("password of {} is stored in the present way from now on", user);
            hash = better;
        }
        recent.remember(user, typed, hash, from);
    }

    private void failed(@Nullable String user, String from, Attempt attempt) {
        if (attempt.locks()) {
            events.alarm(user, from);
        } else if (!attempt.open()) {
            guesses.noteRefused(attempt);
        } else {
            events.record(Kind.FAILED, user, from, null);
        }
    }
}
