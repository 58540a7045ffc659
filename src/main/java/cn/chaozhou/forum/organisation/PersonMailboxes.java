package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.login.AccountKeeping;
import cn.chaozhou.forum.notice.Mailboxes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Mail addresses of persons. A stand-in is a member of the post's groups like its holder, see {@link DutyKeeper}. */
@Component
class PersonMailboxes implements Mailboxes {

    private final IdentityService identities;
    private final Persons persons;
    private final People people;
    private final AccountKeeping accounts;

    PersonMailboxes(IdentityService identities, Persons persons, People people, AccountKeeping accounts) {
        this.identities = identities;
        this.persons = persons;
        this.people = people;
        this.accounts = accounts;
    }

    @Override
    public List<String> holders(String recipient) {
        return Stream.concat(
                        identities.createUserQuery().userId(recipient).list().stream(),
                        identities.createUserQuery().memberOfGroup(recipient).list().stream())
                .map(User::getId)
                .distinct()
                .filter(user -> find(user).isPresent())
                .toList();
    }

    @Override
    public Optional<Mailbox> find(String user) {
        return persons.find(user)
                .filter(person -> person.email() != null && accounts.isUsable(user))
                .map(person ->
                        new Mailbox(user, people.nameOf(user), String.valueOf(person.email()), recipients(user)));
    }

    private Set<String> recipients(String user) {
        Set<String> recipients = new HashSet<>(Set.of(user));
        identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .forEach(recipients::add);
        return recipients;
    }

    @Override
    public Optional<String> groupName(String recipient) {
        return Optional.ofNullable(
                        identities.createGroupQuery().groupId(recipient).singleResult())
                .map(Group::getName);
    }
}
