package cn.chaozhou.forum.login;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.login.Accounts.Credentials;
import cn.chaozhou.forum.login.Guesses.Attempt;
import cn.chaozhou.forum.login.Guesses.Subject;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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

    /** A storm of logins gets half of the processors, so that everybody else's requests go on. */
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

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
        Credentials stored = accounts.credentials(user, from);
        Subject account = guesses.account(user, stored.knownAddress() ? from : null);
        Subject address = guesses.address(from);
        if (stored.hash() != null
                && !stored.disabled()
                && recent.knows(user, typed, stored.hash(), from)
                && guesses.isQuiet(account, address)) {
            return true;
        }
        Attempt attempt = guesses.begin(account, address);
        boolean right = matches(typed, stored, passwords) && !typed.isEmpty();
        if (right && attempt.open() && !stored.disabled()) {
            succeeded(user, typed, from, stored, attempt, passwords);
            return true;
        }
        failed(stored.exists() ? user : null, from, attempt);
        return false;
    }

    private boolean matches(String typed, Credentials stored, PasswordManager passwords) {
        try {
            if (!hashing.tryAcquire(20, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            boolean good = stored.hash() != null && bcrypt.isGood(stored.hash());
            if (!good) {
                bcrypt.check(typed, dummy);
            }
            return stored.hash() != null && passwords.check(saltPassword(typed, stored.salt()), stored.hash());
        } finally {
            hashing.release();
        }
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
