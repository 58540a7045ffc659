package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** What accounts are called where tasks show who holds them: by the post of their holder, never by a person's name. */
@Component
class AccountNames {

    private final IdentityService identities;
    private final Duties duties;
    private final People people;

    AccountNames(IdentityService identities, Duties duties, People people) {
        this.identities = identities;
        this.duties = duties;
        this.people = people;
    }

    /** Calls somebody by the post they hold now, unless they are called by something else than a post of theirs. */
    void showPost(String user) {
        User account = identities.createUserQuery().userId(user).singleResult();
        List<Duty> own =
                duties.of(user).stream().filter(duty -> !duty.standIn()).toList();
        List<String> now = own.stream()
                .filter(Duty::inForce)
                .filter(duty -> duty.organisation() == null || people.isInForce(duty.role(), duty.organisation()))
                .map(duty -> people.title(duty.role(), duty.organisation()))
                .toList();
        if (account == null || now.isEmpty() || now.contains(account.getFirstName())) {
            return;
        }
        boolean byPost = account.getFirstName().equals(user)
                || own.stream()
                        .map(duty -> people.title(duty.role(), duty.organisation()))
                        .anyMatch(account.getFirstName()::equals);
        if (byPost) {
            account.setFirstName(now.get(now.size() - 1));
            identities.saveUser(account);
        }
    }

    /** Whoever is called by a post of the organisation is called by its new name. */
    void rename(Unit before, Unit after) {
        if (before.name().equals(after.name())) {
            return;
        }
        for (Role role : before.kind().roles()) {
            String old = before.nameFor(role) + role.post();
            duties.ofPost(role, before.code()).stream()
                    .map(Duty::user)
                    .distinct()
                    .forEach(user -> {
                        User account = identities.createUserQuery().userId(user).singleResult();
                        if (account != null && old.equals(account.getFirstName())) {
                            account.setFirstName(after.nameFor(role) + role.post());
                            identities.saveUser(account);
                        }
                    });
        }
    }
}
