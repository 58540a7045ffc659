package cn.chaozhou.forum.login;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks into the database of a production server before its doors open: nothing of the demo may be in it. */
@Component
@Profile("production")
class ProductionData implements SmartLifecycle {

    /** Before everything else that works on the database at a start. */
    private static final int PHASE = -100;

    private static final List<String> KNOWN = List.of("demo", "admin", "password", "123456", "12345678");

    private final JdbcClient jdbc;
    private final PasswordManager passwords;
    private final Bcrypt bcrypt;
    private volatile boolean looked;

    ProductionData(JdbcClient jdbc, ProcessEngine engine, PasswordSettings settings) {
        this.jdbc = jdbc;
        passwords = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordManager();
        bcrypt = new Bcrypt(settings.cost());
    }

    private record Stored(String id, String hash, @Nullable String salt) {}

    @Override
    public void start() {
        List<String> reasons = new ArrayList<>();
        if (jdbc.sql("select story_told from demo_state").query(Boolean.class).single()) {
            reasons.add(Texts.of("login.refused.demoData"));
        }
        List<String> guessed = usersWithKnownPassword();
        if (!guessed.isEmpty()) {
            reasons.add(Texts.of("login.refused.knownPasswords", guessed.size(), guessed.get(0)));
        }
        if (!reasons.isEmpty()) {
            throw new StartRefused(reasons);
        }
        looked = true;
    }

    /**
     * Hashes of full cost were made by a production server, whose policy has no such passwords; trying them all would
     * take minutes. Cheaper ones come from the demo edition or from before.
     */
    private List<String> usersWithKnownPassword() {
        return jdbc
                .sql("select ID_ id, PWD_ hash, SALT_ salt from ACT_ID_USER where PWD_ is not null order by ID_")
                .query(Stored.class)
                .list()
                .stream()
                .filter(user -> !bcrypt.isGood(user.hash()))
                .filter(user -> isKnown(user, user.id()) || KNOWN.stream().anyMatch(word -> isKnown(user, word)))
                .map(Stored::id)
                .toList();
    }

    private boolean isKnown(Stored user, String word) {
        return passwords.check(saltPassword(word, user.salt()), user.hash());
    }

    @Override
    public void stop() {
        looked = false;
    }

    @Override
    public boolean isRunning() {
        return looked;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
