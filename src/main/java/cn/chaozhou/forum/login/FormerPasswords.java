package cn.chaozhou.forum.login;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a password was in use before. */
@Component
class FormerPasswords {

    private final Accounts accounts;

    FormerPasswords(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Counts the present password as the last of the former ones. */
    boolean contain(String password, UserEntity user, int atMost) {
        return matches(password, user.getPassword(), user.getSalt())
                || accounts.formerPasswords(user.getId(), atMost).stream()
                        .anyMatch(former -> matches(password, former.hash(), former.salt()));
    }

    private static boolean matches(String password, @Nullable String hash, @Nullable String salt) {
        return hash != null
                && Context.getProcessEngineConfiguration()
                        .getPasswordManager()
                        .check(saltPassword(password, salt), hash);
    }
}
