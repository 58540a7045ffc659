package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.FormerUsers;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's users and groups, made from the organisation. People are posts, never names of persons. */
@Component
public class People {

    /** As the engine's own rule of ids, without the shortest: a text may hold such a letter by chance. */
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._@-]{3,64}");

    private final IdentityService identities;
    private final Organisation organisation;
    private final FormerUsers former;
    private final Duties duties;
    private final Persons persons;
    private final JdbcClient db;
    private final Clock clock;

    People(
            IdentityService identities,
            Organisation organisation,
            FormerUsers former,
            Duties duties,
            Persons persons,
            JdbcClient db,
            Clock clock) {
        this.persons = persons;
        this.db = db;
        this.duties = duties;
        this.clock = clock;
        this.former = former;
        this.identities = identities;
        this.organisation = organisation;
    }

    /**
     * Somebody who logs in.
     *
     * @param user login, for example {@code captain.dacheng}
     * @param post what the person is called, for example 大埕镇工作队队长
     * @param organisation code of the team, town, unit, department or county; null for a city-wide role
     */
    public record Post(String user, String post, Role role, @Nullable String organisation) {}

    /** Makes every group of the contract that is not there yet. */
    @Transactional
    void ensureGroups() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            groups.put(role.group(), role.title());
            for (Organisation.Named org : organisationsOf(role)) {
                groups.put(role.organisationKind() + "." + org.code(), org.name());
                groups.put(role.of(org.code()), org.name() + role.post());
                groups.put(
                        role.organisationKind() + "." + org.code() + "." + Duty.FORMER,
                        org.name() + Texts.of("organisation.former"));
            }
        }
        groups.put(Duty.FORMER, Texts.of("organisation.former"));
        Set<String> there =
                identities.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        groups.forEach((id, name) -> {
            if (!there.contains(id)) {
                Group group = identities.newGroup(id);
                group.setName(name);
                group.setType("FORUM");
                identities.saveGroup(group);
            }
        });
    }

    /**
     * Adds the people who are not there yet, with this first password or with none; those who are keep theirs, and who
     * was deleted doesn't come back.
     */
    @Transactional
    public void add(Collection<Post> posts, @Nullable String password) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        Set<String> there = new HashSet<>();
        identities.createUserQuery().list().forEach(u -> there.add(u.getId()));
        for (Post post : posts) {
            if (there.add(post.user()) && !former.isFormer(post.user())) {
                User user = identities.newUser(post.user());
                user.setFirstName(post.post());
                user.setLastName("");
                user.setPassword(password);
                identities.saveUser(user);
                post.role()
                        .groups(post.organisation())
                        .forEach(group -> identities.createMembership(post.user(), group));
                duties.add(post.user(), post.role(), post.organisation(), false, today, null, true);
            }
        }
    }

    /**
     * Makes an account without a password and without a post.
     *
     * @throws InputRefused where the id is no id, tells a person, or is or was somebody's or a group's
     */
    @Transactional
    public void addAccount(String user) {
        if (!ID.matcher(user).matches() || !Masks.text(user).equals(user)) {
            throw refused(Texts.of("organisation.refused.id"));
        } else if (former.isFormer(user)) {
            throw refused(Texts.of("organisation.refused.formerId"));
        } else if (identities.createUserQuery().userId(user).count() > 0
                || identities.createGroupQuery().groupId(user).count() > 0) {
            throw refused(Texts.of("organisation.refused.takenId"));
        }
        User account = identities.newUser(user);
        account.setFirstName(Texts.of("login.account.unnamed"));
        account.setLastName("");
        identities.saveUser(account);
    }

    private static InputRefused refused(String advice) {
        return new InputRefused("user", Texts.of("organisation.field.user"), advice);
    }

    /** @throws NoSuchElementException for an unknown account */
    void require(String user) {
        if (identities.createUserQuery().userId(user).count() == 0) {
            throw new NoSuchElementException();
        }
    }

    /**
     * Calls the holder of the account by the post held now, and where the person is known, by the mask of the name:
     * 市农业农村局经办人（张*）. It is what tasks and timelines show; a real name stays out of the engine.
     */
    void rename(String user) {
        String post = presentPost(user);
        String name = persons.find(user)
                .map(person -> Texts.of("organisation.name.person", post, Masks.name(person.name())))
                .orElse(post);
        db.sql("update ACT_ID_USER set FIRST_ = ?, LAST_ = '', REV_ = REV_ + 1 where ID_ = ? and FIRST_ <> ?")
                .params(name, user, name)
                .update();
    }

    /** What tasks and timelines show or have shown for the holder of the account, each with the post alone. */
    public Map<String, String> shownNames(String user) {
        return persons.find(user)
                .map(person -> Stream.concat(
                                Stream.of(presentPost(user)),
                                duties.of(user).stream().flatMap(duty -> {
                                    String title = title(duty.role(), duty.organisation());
                                    return Stream.of(title, Texts.of("organisation.standIn", title));
                                }))
                        .distinct()
                        .collect(Collectors.toMap(
                                post -> Texts.of("organisation.name.person", post, Masks.name(person.name())),
                                post -> post)))
                .orElse(Map.of());
    }

    private String presentPost(String user) {
        List<Duty> all = duties.of(user);
        Optional<Duty> present = all.stream().filter(Duty::inForce).min(Comparator.comparing(Duty::standIn));
        if (present.isPresent()) {
            String title = title(present.get().role(), present.get().organisation());
            return present.get().standIn() ? Texts.of("organisation.standIn", title) : title;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return all.stream()
                .filter(duty -> !duty.standIn() && !duty.from().isAfter(today))
                .reduce((earlier, later) -> later)
                .map(last -> Texts.of("organisation.name.former", title(last.role(), last.organisation())))
                .orElse(Texts.of("login.account.unnamed"));
    }

    /**
     * One post for each role and organisation, as the contract names them: {@code captain.dacheng}, {@code head.agri},
     * {@code secretariat} … Dispatching units have groups but no such people.
     */
    public List<Post> onePerPost() {
        List<Post> posts = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role.organisationKind() == null) {
                posts.add(new Post(role.group().toLowerCase(Locale.ROOT), role.title(), role, null));
            } else if (role != Role.UNIT) {
                organisationsOf(role)
                        .forEach(o -> posts.add(
                                new Post(role.group() + "." + o.code(), o.name() + role.post(), role, o.code())));
            }
        }
        return posts;
    }

    /** Name of a person by their login, for texts that people read; the login itself where there is no such person. */
    public String nameOf(String user) {
        User found = identities.createUserQuery().userId(user).singleResult();
        return found == null ? user : found.getFirstName();
    }

    /** The post of a person, read from their groups; a person with no role of ours is a fault of the program. */
    public Post postOf(String user) {
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        for (Role role : Role.values()) {
            if (role.organisationKind() == null && groups.contains(role.group())) {
                return new Post(user, nameOf(user), role, null);
            }
            for (String group : groups) {
                String[] parts = group.split("\\.");
                if (parts.length == 3 && parts[0].equals(role.organisationKind()) && parts[2].equals(role.group())) {
                    return new Post(user, nameOf(user), role, parts[1]);
                }
            }
        }
        throw new IllegalArgumentException(user + " has no post");
    }

    /** What the holder of the post is called, for example 大埕镇工作队队长. */
    public String title(Role role, @Nullable String organisation) {
        return organisation == null
                ? role.title()
                : organisationsOf(role).stream()
                        .filter(named -> named.code().equals(organisation))
                        .map(named -> named.name() + role.post())
                        .findFirst()
                        .orElse(role.of(organisation));
    }

    /** The organisations in which the role exists; none for a city-wide role. */
    public Collection<Organisation.Named> organisationsOf(Role role) {
        return switch (role) {
            case CAPTAIN -> organisation.teams().stream()
                    .map(t -> new Organisation.Named(t.code(), t.title()))
                    .toList();
            case TOWN -> organisation.teams().stream()
                    .map(t -> new Organisation.Named(t.code(), t.town()))
                    .toList();
            case UNIT -> organisation.units();
            case HANDLER, HEAD -> organisation.departments();
            case COUNTY -> organisation.counties();
            default -> List.of();
        };
    }
}
