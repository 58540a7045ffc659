package cn.chaozhou.forum.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Passwords found right a short while ago. A REST client sends its password with every request; hashing it each time
 * would cost a quarter of a second of a processor. Only keyed digests are held, bound to the stored hash and the
 * address, so a changed password misses.
 */
@Component
class RecentLogins {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MOST = 2_000;

    private final SecretKeySpec key;
    private final WallClock clock;
    private final Map<String, OffsetDateTime> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OffsetDateTime> eldest) {
            return size() > MOST;
        }
    };

    RecentLogins(WallClock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    boolean knows(String user, String password, String hash, String address) {
        String login = digest(user, password, hash, address);
        synchronized (until) {
            OffsetDateTime good = until.get(login);
            return good != null && good.isAfter(clock.now());
        }
    }

    void remember(String user, String password, String hash, String address) {
        String login = digest(user, password, hash, address);
        synchronized (until) {
            until.remove(login);
            until.put(login, clock.now().plus(GOOD_FOR));
        }
    }

    private String digest(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                mac.update((byte) ':');
                mac.update(bytes);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
