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
import java.util.function.Predicate;
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

    private final IdentityService identities;
    private final Units units;
    private final FormerUsers former;
    private final PersonRules rules;
    private final Duties duties;
    private final Persons persons;
    private final JdbcClient db;
    private final Clock clock;

    People(
            IdentityService identities,
            Units units,
            FormerUsers former,
            PersonRules rules,
            Duties duties,
            Persons persons,
            JdbcClient db,
            Clock clock) {
        this.persons = persons;
        this.db = db;
        this.duties = duties;
        this.clock = clock;
        this.former = former;
        this.rules = rules;
        this.identities = identities;
        this.units = units;
    }

    /**
     * Somebody who logs in.
     *
     * @param user login, for example {@code captain.dacheng}
     * @param post what the person is called, for example 大埕镇工作队队长
     * @param organisation code of the team, town, unit, department or county; null for a city-wide role
     */
    public record Post(String user, String post, Role role, @Nullable String organisation) {}

    /** Makes every group of the contract that is not there yet, and calls each as its organisation is called now. */
    @Transactional
    void ensureGroups() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            groups.put(role.group(), role.title());
            for (Organisation.Named org : everyOrganisationOf(role)) {
                groups.put(role.organisationKind() + "." + org.code(), org.name());
                groups.put(role.of(org.code()), org.name() + role.post());
                groups.put(
                        role.organisationKind() + "." + org.code() + "." + Duty.FORMER,
                        org.name() + Texts.of("organisation.former"));
            }
        }
        groups.put(Duty.FORMER, Texts.of("organisation.former"));
        Map<String, Group> there =
                identities.createGroupQuery().list().stream().collect(Collectors.toMap(Group::getId, group -> group));
        groups.forEach((id, name) -> {
            Group group = there.get(id);
            if (group == null) {
                group = identities.newGroup(id);
                group.setType("FORUM");
            } else if (name.equals(group.getName())) {
                return;
            }
            group.setName(name);
            identities.saveGroup(group);
        });
    }

    /**
     * Adds the people who are not there yet, with this first password or with none; those who are keep theirs, and who
     * was deleted doesn't come back.
     */
    @Transactional
    public void add(Collection<Post> posts, @Nullable String password) {
        LocalDate today = today();
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
        rules.faultOfNewAccount(user).ifPresent(advice -> {
            throw new InputRefused("user", Texts.of("organisation.field.user"), advice);
        });
        User account = identities.newUser(user);
        account.setFirstName(Texts.of("login.account.unnamed"));
        account.setLastName("");
        identities.saveUser(account);
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

    /** Calls whoever holds or held a post of the organisation by what the organisation is called now. */
    void renameHolders(Unit unit) {
        unit.kind().roles().stream()
                .flatMap(role -> duties.ofPost(role, unit.code()).stream())
                .map(Duty::user)
                .distinct()
                .forEach(this::rename);
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
        Optional<Duty> present = all.stream()
                .filter(Duty::inForce)
                .min(Comparator.comparing(Duty::standIn).thenComparing(this::isWoundUp));
        if (present.isPresent()) {
            String title = title(present.get().role(), present.get().organisation());
            return present.get().standIn() ? Texts.of("organisation.standIn", title) : title;
        }
        LocalDate today = today();
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

    /**
     * The post of a person, read from their groups, in an organisation that is in force before one that they only wind up;
     * a person with no role of ours is a fault of the program.
     */
    public Post postOf(String user) {
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        Post woundUp = null;
        for (Role role : Role.values()) {
            if (role.organisationKind() == null && groups.contains(role.group())) {
                return new Post(user, nameOf(user), role, null);
            }
            for (String group : groups) {
                String[] parts = group.split("\\.");
                if (parts.length == 3 && parts[0].equals(role.organisationKind()) && parts[2].equals(role.group())) {
                    Post post = new Post(user, nameOf(user), role, parts[1]);
                    if (isInForce(role, parts[1])) {
                        return post;
                    }
                    woundUp = woundUp == null ? post : woundUp;
                }
            }
        }
        if (woundUp != null) {
            return woundUp;
        }
        throw new IllegalArgumentException(user + " has no post");
    }

    /** What the holder of the post is called, for example 大埕镇工作队队长. */
    public String title(Role role, @Nullable String organisation) {
        return organisation == null
                ? role.title()
                : unit(role, organisation)
                        .map(unit -> unit.nameFor(role) + role.post())
                        .orElse(role.of(organisation));
    }

    boolean isInForce(Role role, String organisation) {
        return unit(role, organisation).filter(unit -> unit.isInForce(today())).isPresent();
    }

    private Optional<Unit> unit(Role role, String organisation) {
        return UnitKind.of(role).flatMap(kind -> units.find(kind, organisation));
    }

    private boolean isWoundUp(Duty duty) {
        return duty.organisation() != null && !isInForce(duty.role(), duty.organisation());
    }

    /** The organisations in which the role exists today; none for a city-wide role. */
    public Collection<Organisation.Named> organisationsOf(Role role) {
        LocalDate today = today();
        return organisationsOf(role, unit -> unit.isInForce(today));
    }

    /** Those that people may be appointed to: also those of days to come. */
    Collection<Organisation.Named> organisationsToFill(Role role) {
        LocalDate today = today();
        return organisationsOf(role, unit -> !unit.hasEnded(today));
    }

    /** Also those that are no more: cases, tasks and groups name them. */
    Collection<Organisation.Named> everyOrganisationOf(Role role) {
        return organisationsOf(role, unit -> true);
    }

    private Collection<Organisation.Named> organisationsOf(Role role, Predicate<Unit> which) {
        return UnitKind.of(role).map(units::all).orElse(List.of()).stream()
                .filter(which)
                .map(unit -> new Organisation.Named(unit.code(), unit.nameFor(role)))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
