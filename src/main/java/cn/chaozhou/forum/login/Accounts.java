package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.FormerUsers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What logging in must know of an account; each question is one statement, asked anew with each request. */
@Component
class Accounts implements FormerUsers {

    private final JdbcClient jdbc;
    private final WallClock clock;

    Accounts(JdbcClient jdbc, WallClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An account as it stands now.
     *
     * @param version logins made under another version are over
     * @param passwordChanged null where nobody has logged in since the product counts it
     * @param passwordGiven whether somebody else set it
     */
    record Account(
            int version,
            boolean disabled,
            @Nullable OffsetDateTime passwordChanged,
            boolean passwordGiven,
            Set<String> groups) {}

    /**
     * What a password is checked against.
     *
     * @param hash with its prefix; null for an unknown user and for one without a password
     * @param knownAddress the account has logged in from this address before
     */
    record Credentials(
            boolean exists, @Nullable String hash, @Nullable String salt, boolean disabled, boolean knownAddress) {

        static final Credentials NONE = new Credentials(false, null, null, false, false);
    }

    private record Row(
            @Nullable Integer version,
            @Nullable Boolean disabled,
            @Nullable OffsetDateTime passwordChanged,
            @Nullable Boolean passwordGiven,
            @Nullable String group) {}

    /** Empty for somebody who is no user (any more). */
    Optional<Account> find(String user) {
        List<Row> rows = jdbc.sql("select a.version, a.disabled, a.password_changed_at, a.password_given,"
                        + " m.GROUP_ID_ from ACT_ID_USER u"
                        + " left join account_state a on a.user_id = u.ID_"
                        + " left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_ where u.ID_ = ?")
                .param(user)
                .query(Accounts::row)
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Set<String> groups = new HashSet<>();
        rows.forEach(row -> {
            if (row.group() != null) {
                groups.add(row.group());
            }
        });
        Row any = rows.get(0);
        return Optional.of(new Account(
                any.version() == null ? 0 : any.version(),
                Boolean.TRUE.equals(any.disabled()),
                any.passwordChanged(),
                Boolean.TRUE.equals(any.passwordGiven()),
                groups));
    }

    private static Row row(ResultSet found, int number) throws SQLException {
        return new Row(
                found.getObject(1, Integer.class),
                found.getObject(2, Boolean.class),
                found.getObject(3, OffsetDateTime.class),
                found.getObject(4, Boolean.class),
                found.getString(5));
    }

    /** Whether these are the names by which the engine knows the user. */
    boolean isCalled(String user, @Nullable String first, @Nullable String last) {
        return jdbc.sql("select count(*) from ACT_ID_USER where ID_ = ? and coalesce(FIRST_, '') = coalesce(?, '')"
                                + " and coalesce(LAST_, '') = coalesce(?, '')")
                        .params(user, first, last)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean hasPassword(String user) {
        return jdbc.sql("select count(*) from ACT_ID_USER where ID_ = ? and PWD_ is not null")
                        .param(user)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Credentials credentials(String user, String address) {
        return jdbc.sql("select u.PWD_, u.SALT_, a.disabled, k.user_id from ACT_ID_USER u"
                        + " left join account_state a on a.user_id = u.ID_"
                        + " left join login_address k on k.user_id = u.ID_ and k.address = ? where u.ID_ = ?")
                .params(address, user)
                .query((found, number) -> new Credentials(
                        true,
                        found.getString(1),
                        found.getString(2),
                        Boolean.TRUE.equals(found.getObject(3, Boolean.class)),
                        found.getString(4) != null))
                .optional()
                .orElse(Credentials.NONE);
    }

    /** Remembers the address, and starts to count the age of a password from before the product counted it. */
    void loggedIn(String user, String address) {
        int known = jdbc.sql("update login_address set last_at = ? where user_id = ? and address = ?")
                .params(clock.now(), user, address)
                .update();
        if (known == 0) {
            insert(() -> jdbc.sql("insert into login_address (user_id, address, last_at) values (?, ?, ?)")
                    .params(user, address, clock.now())
                    .update());
        }
        state(user);
        jdbc.sql("update account_state set password_changed_at = ? where user_id = ? and password_changed_at is null")
                .params(clock.now(), user)
                .update();
    }

    List<String> addresses(String user) {
        return jdbc.sql("select address from login_address where user_id = ?")
                .param(user)
                .query(String.class)
                .list();
    }

    /** Puts a stronger hash of the same password in the place of a weaker one; logins go on. */
    void rehash(String user, String from, String to) {
        jdbc.sql("update ACT_ID_USER set PWD_ = ? where ID_ = ? and PWD_ = ?")
                .params(to, user, from)
                .update();
    }

    /** Ends all logins; the new hash joins the history, of which the newest few stay. */
    void passwordSet(String user, String hash, @Nullable String salt, boolean given, int keep) {
        state(user);
        jdbc.sql("update account_state set version = version + 1, password_changed_at = ?, password_given = ?"
                        + " where user_id = ?")
                .params(clock.now(), given, user)
                .update();
        if (keep > 0) {
            jdbc.sql("insert into password_history (user_id, at, hash, salt) values (?, ?, ?, ?)")
                    .params(user, clock.now(), hash, salt)
                    .update();
            jdbc.sql("delete from password_history where user_id = ? and id not in (select id from password_history"
                            + " where user_id = ? order by id desc fetch first ? rows only)")
                    .params(user, user, keep)
                    .update();
        }
    }

    record FormerPassword(String hash, @Nullable String salt) {}

    List<FormerPassword> formerPasswords(String user, int atMost) {
        return jdbc.sql("select hash, salt from password_history where user_id = ?"
                        + " order by id desc fetch first ? rows only")
                .params(user, atMost)
                .query(FormerPassword.class)
                .list();
    }

    /** A user was deleted: logins end, and nobody gets the id again. */
    void removed(String user) {
        state(user);
        jdbc.sql("update account_state set version = version + 1, removed_at = ? where user_id = ?")
                .params(clock.now(), user)
                .update();
        jdbc.sql("delete from password_history where user_id = ?").param(user).update();
        jdbc.sql("delete from login_address where user_id = ?").param(user).update();
    }

    /** What a removed user left behind has been erased. */
    void erased(String user) {
        jdbc.sql("update account_state set erased_at = ?, password_changed_at = null where user_id = ?")
                .params(clock.now(), user)
                .update();
    }

    @Override
    public boolean isFormer(String user) {
        return jdbc.sql("select count(*) from account_state where user_id = ? and removed_at is not null")
                        .param(user)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Disabling ends all logins. */
    void disable(String user, boolean disabled) {
        state(user);
        jdbc.sql("update account_state set disabled = ?, version = version + 1 where user_id = ?")
                .params(disabled, user)
                .update();
    }

    /** Makes sure that there is a row. */
    private void state(String user) {
        boolean there = jdbc.sql("select count(*) from account_state where user_id = ?")
                        .param(user)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            insert(() -> jdbc.sql("insert into account_state (user_id, version, disabled) values (?, 0, false)")
                    .param(user)
                    .update());
        }
    }

    /** Somebody else may insert the same row at the same moment. */
    private static void insert(Runnable insert) {
        try {
            insert.run();
        } catch (DuplicateKeyException e) {
            // It is there: all that was wanted.
        }
    }
}
