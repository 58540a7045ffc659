package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.UserQueryProperty;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The engine's users, with what follows from setting a password and from deleting a user, in the same transaction. Names
 * are for everybody, since tasks show them; a mail address is for its owner and for whoever keeps the accounts.
 */
final class WatchedIdentities extends DbIdentityServiceProvider {

    private final Accounts accounts;
    private final LoginEvents events;
    private final ApplicationEventPublisher listeners;
    private final int history;
    private final SeparatedPowers powers;

    WatchedIdentities(Accounts accounts, LoginEvents events, ApplicationEventPublisher listeners, int history) {
        this.listeners = listeners;
        this.accounts = accounts;
        this.events = events;
        this.history = history;
        powers = new SeparatedPowers(this, accounts::hasPassword);
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        UserEntity entity = (UserEntity) user;
        if (entity.getRevision() == 0 && accounts.isFormer(user.getId())) {
            throw new BadUserRequestException(Texts.of("login.account.former", user.getId()));
        }
        String actor = actor();
        boolean given = actor != null && !actor.equals(user.getId());
        if (actor != null) {
            keepName(entity);
        }
        if (given && entity.hasNewPassword()) {
            powers.checkPassword(Context.getCommandContext(), user.getId());
        }
        IdentityOperationResult saved = super.saveUser(user);
        if (entity.hasNewPassword()) {
            accounts.passwordSet(user.getId(), entity.getPassword(), entity.getSalt(), given, history);
            events.record(Kind.PASSWORD, user.getId(), ClientAddress.current(), actor);
        }
        return saved;
    }

    /** What tasks show follows from posts: nobody writes the name of a person, or of another post, into it. */
    private void keepName(UserEntity user) {
        if (user.getRevision() == 0) {
            user.setFirstName(Texts.of("login.account.unnamed"));
            user.setLastName("");
        } else if (!accounts.isCalled(user.getId(), user.getFirstName(), user.getLastName())) {
            throw new BadUserRequestException(Texts.of("login.account.name"));
        }
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        powers.checkGroup(group.getId());
        return super.saveGroup(group);
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        powers.checkJoining(Context.getCommandContext(), user, group);
        IdentityOperationResult created = super.createMembership(user, group);
        if (actor() != null) {
            listeners.publishEvent(new MembershipChanged(user, group, true));
        }
        return created;
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        if (actor() != null) {
            powers.checkLeaving(Context.getCommandContext(), user, group);
        }
        IdentityOperationResult deleted = super.deleteMembership(user, group);
        if (actor() != null) {
            listeners.publishEvent(new MembershipChanged(user, group, false));
        }
        return deleted;
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        if (actor() != null) {
            powers.checkRemoval(Context.getCommandContext(), user);
        }
        IdentityOperationResult deleted = super.deleteUser(user);
        if (IdentityOperationResult.OPERATION_DELETE.equals(deleted.getOperation())) {
            accounts.removed(user);
            events.record(Kind.REMOVED, user, ClientAddress.current(), actor());
        }
        return deleted;
    }

    @Override
    public List<User> findUserByQueryCriteria(DbUserQueryImpl query) {
        if (readsAddresses()) {
            return super.findUserByQueryCriteria(query);
        }
        return asksForAddress(query)
                ? List.of()
                : super.findUserByQueryCriteria(query).stream()
                        .map(user -> user.getId().equals(actor()) ? user : withoutAddress(user))
                        .toList();
    }

    @Override
    public long findUserCountByQueryCriteria(DbUserQueryImpl query) {
        return readsAddresses() || !asksForAddress(query) ? super.findUserCountByQueryCriteria(query) : 0;
    }

    private static boolean readsAddresses() {
        CommandContext context = Context.getCommandContext();
        return !context.isAuthorizationCheckEnabled()
                || context.getAuthentication() == null
                || context.getAuthorizationManager()
                        .isAuthorized(Permissions.UPDATE, Resources.USER, Authorization.ANY);
    }

    /** A search or an order by address would tell addresses, too. */
    private static boolean asksForAddress(DbUserQueryImpl query) {
        return query.getEmail() != null
                || query.getEmailLike() != null
                || query.getOrderingProperties().stream()
                        .anyMatch(order -> UserQueryProperty.EMAIL.equals(order.getQueryProperty()));
    }

    /** A copy: what is changed in the engine's own object is written. */
    private static User withoutAddress(User user) {
        UserEntity copy = new UserEntity(user.getId());
        copy.setFirstName(user.getFirstName());
        copy.setLastName(user.getLastName());
        return copy;
    }

    private static @Nullable String actor() {
        Authentication who = Context.getCommandContext().getAuthentication();
        return who == null ? null : who.getUserId();
    }
}
