package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How accounts stand, and what may be done to one, for whoever keeps them. */
@Service
public class AccountKeeping {

    private final JdbcClient jdbc;
    private final IdentityService identities;
    private final Accounts accounts;
    private final Guesses guesses;

    AccountKeeping(JdbcClient jdbc, IdentityService identities, Accounts accounts, Guesses guesses) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.accounts = accounts;
        this.guesses = guesses;
    }

    /** What most hinders a login. */
    public enum Standing {
        ACTIVE,
        LOCKED,
        NO_PASSWORD,
        DISABLED,
        REMOVED
    }

    /**
     * An account as it stands now.
     *
     * @param title what its holder is called, for example 大埕镇工作队队长; null for a removed account
     * @param lastLogin null where nobody has logged in yet
     */
    public record Account(String user, @Nullable String title, Standing standing, @Nullable OffsetDateTime lastLogin) {}

    private record Row(
            String user,
            @Nullable String title,
            boolean removed,
            boolean disabled,
            boolean password,
            @Nullable OffsetDateTime lastLogin) {}

    /** Every account, also those removed whose traces have not been erased, by id. */
    public List<Account> all() {
        Set<String> locked = new HashSet<>(guesses.locked());
        return jdbc
                .sql(
                        """
                        select u.ID_ "user", u.FIRST_ title, false removed, coalesce(a.disabled, false) disabled,
                               u.PWD_ is not null password,
                               (select max(l.last_at) from login_address l where l.user_id = u.ID_) lastLogin
                        from ACT_ID_USER u left join account_state a on a.user_id = u.ID_
                        union all
                        select a.user_id, null, true, true, false, null from account_state a
                        where a.removed_at is not null and a.erased_at is null
                        order by 1
                        """)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Account(row.user(), row.title(), standing(row, locked), row.lastLogin()))
                .toList();
    }

    private Standing standing(Row row, Set<String> locked) {
        if (row.removed()) {
            return Standing.REMOVED;
        } else if (row.disabled()) {
            return Standing.DISABLED;
        } else if (!row.password()) {
            return Standing.NO_PASSWORD;
        }
        return locked.contains(guesses.account(row.user(), null).key()) ? Standing.LOCKED : Standing.ACTIVE;
    }

    /**
     * Sets a first or a new password; logins made so far end.
     *
     * @throws InputRefused where it breaks the rules of passwords
     */
    public void setPassword(String user, String password) {
        User found = identities.createUserQuery().userId(user).singleResult();
        found.setPassword(password);
        try {
            identities.saveUser(found);
        } catch (PasswordRefused e) {
            throw new InputRefused("password", Texts.of("login.password"), e.advice());
        }
    }

    /** Lets an account that was locked by wrong passwords try again, from everywhere. */
    void unlock(String user) {
        guesses.clear(guesses.account(user, null));
        accounts.addresses(user).forEach(address -> guesses.clear(guesses.account(user, address)));
    }

    /** Removes the account, unless it is gone already, and what its logins left; nobody gets the id again. */
    public void remove(String user) {
        guesses.forget(guesses.account(user, null));
        accounts.addresses(user).forEach(address -> guesses.forget(guesses.account(user, address)));
        identities.deleteUserPicture(user);
        identities.deleteUser(user);
    }

    /** Whether somebody has or had the id. */
    public boolean isKnown(String user) {
        return accounts.find(user).isPresent() || accounts.isFormer(user);
    }

    /** Whether there is such an account, and nobody has disabled it. */
    public boolean isUsable(String user) {
        return accounts.find(user).filter(account -> !account.disabled()).isPresent();
    }

    /** The traces of a removed account have been erased: of it, only the id is kept, so that nobody gets it again. */
    public void erased(String user) {
        accounts.erased(user);
    }
}
