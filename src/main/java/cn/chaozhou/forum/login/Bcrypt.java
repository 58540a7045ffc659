package cn.chaozhou.forum.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Stores passwords with bcrypt. bcrypt reads 72 bytes at most, so it gets the SHA-256 of the password in its place:
 * however long a password is and whatever characters it has, every one counts.
 */
final class Bcrypt implements PasswordEncryptor {

    /** Stands in braces before the stored hash, so that the engine tells it from its own older kinds. */
    static final String NAME = "bcrypt-sha256";

    private final BCryptPasswordEncoder encoder;

    /** @param cost each step doubles the work of a guess and of a login */
    Bcrypt(int cost) {
        encoder = new BCryptPasswordEncoder(cost);
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(digest(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    /** Whether a stored hash, prefix included, is of this kind and at least this cost. */
    boolean isGood(String stored) {
        String prefix = "{" + NAME + "}";
        return stored.startsWith(prefix) && !encoder.upgradeEncoding(stored.substring(prefix.length()));
    }

    /** As text, because bcrypt would stop at a zero byte. */
    private static String digest(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
