package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * The three administrators (三员分立) at the engine's own doors: nobody holds two of these offices or one beside another
 * post, the last of each stays, and the engine's group that may do everything is never made.
 */
final class SeparatedPowers {

    private static final Set<String> OFFICES = Set.of("systemAdmin", "securityAdmin", "auditAdmin");

    private final DbIdentityServiceProvider identities;
    private final Predicate<String> hasPassword;

    /** @param hasPassword of the user with this id: whether they have had one to log in with */
    SeparatedPowers(DbIdentityServiceProvider identities, Predicate<String> hasPassword) {
        this.identities = identities;
        this.hasPassword = hasPassword;
    }

    void checkGroup(String group) {
        if (Groups.CAMUNDA_ADMIN.equals(group)) {
            throw new BadUserRequestException(Texts.of("login.powers.allPowerful"));
        }
    }

    void checkJoining(CommandContext context, String user, String group) {
        checkGroup(group);
        List<String> others = identities.createGroupQuery(context).groupMember(user).list().stream()
                .map(Group::getId)
                .filter(other -> !other.equals(group))
                .toList();
        boolean isOffice = OFFICES.contains(group);
        if (others.stream().anyMatch(other -> isOffice || OFFICES.contains(other))) {
            throw new BadUserRequestException(Texts.of("login.powers.separate"));
        }
    }

    void checkLeaving(CommandContext context, String user, String group) {
        if (OFFICES.contains(group)) {
            List<String> holders = identities.createUserQuery(context).memberOfGroup(group).list().stream()
                    .map(holder -> holder.getId())
                    .toList();
            if (holders.equals(List.of(user))) {
                throw new BadUserRequestException(Texts.of("login.powers.last"));
            }
        }
    }

    /**
     * Who sets the password of an office that checks their own would hold both. A first one is given, since nobody could
     * begin without; its owner must choose another at once.
     */
    void checkPassword(CommandContext context, String user) {
        boolean holdsOffice = identities.createGroupQuery(context).groupMember(user).list().stream()
                .anyMatch(group -> OFFICES.contains(group.getId()));
        if (holdsOffice && hasPassword.test(user)) {
            throw new PasswordRefused(Texts.of("login.powers.password"));
        }
    }

    void checkRemoval(CommandContext context, String user) {
        OFFICES.forEach(office -> checkLeaving(context, user, office));
    }
}
