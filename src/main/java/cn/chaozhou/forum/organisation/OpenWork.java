package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody still holds: posts, tasks, cases. While there is any, the account can't go. */
@Component
public class OpenWork {

    /** More of a kind would hide the rest of the sentence. */
    private static final int SHOWN = 10;

    private final JdbcClient db;
    private final Duties duties;
    private final People people;
    private final List<PersonalCases> cases;
    private final Clock clock;

    OpenWork(JdbcClient db, Duties duties, People people, List<PersonalCases> cases, Clock clock) {
        this.db = db;
        this.duties = duties;
        this.people = people;
        this.cases = cases;
        this.clock = clock;
    }

    private record Work(@Nullable String name, @Nullable String caseKey) {}

    /** @throws ConflictRefused that names what is open */
    public void refuseWhereOpen(String user) {
        Set<String> hidden =
                cases.stream().flatMap(of -> of.hiddenOf(user).stream()).collect(Collectors.toSet());
        String open = Stream.of(
                        part("posts", posts(user)),
                        part("tasks", tasks(user, hidden)),
                        part("cases", cases(user, hidden)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(Texts.of("organisation.open.separator")));
        if (!open.isEmpty()) {
            throw new ConflictRefused(Texts.of("organisation.open", user, open));
        }
    }

    private static String part(String kind, Collection<String> items) {
        return items.isEmpty()
                ? ""
                : Texts.of(
                        "organisation.open." + kind,
                        items.size(),
                        items.stream()
                                .limit(SHOWN)
                                .map(Masks::text)
                                .collect(Collectors.joining(Texts.of("organisation.open.list"))));
    }

    /** Duties now or later, and groups that no duty gave. */
    private Collection<String> posts(String user) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        Set<String> posts = new LinkedHashSet<>();
        List<Duty> held = duties.of(user).stream()
                .filter(duty ->
                        duty.inForce() || duty.to() == null || !duty.to().isBefore(today))
                .toList();
        held.forEach(duty -> posts.add(people.title(duty.role(), duty.organisation())));
        Set<String> given =
                held.stream().flatMap(duty -> duty.groups().stream()).collect(Collectors.toSet());
        db
                .sql("select g.ID_ name, g.NAME_ caseKey from ACT_ID_MEMBERSHIP m"
                        + " join ACT_ID_GROUP g on g.ID_ = m.GROUP_ID_ where m.USER_ID_ = ? order by g.ID_")
                .param(user)
                .query(Work.class)
                .list()
                .stream()
                .filter(group -> !given.contains(group.name()) && !isFormer(String.valueOf(group.name())))
                .forEach(group -> posts.add(String.valueOf(group.caseKey())));
        return posts;
    }

    private static boolean isFormer(String group) {
        return group.equals(Duty.FORMER) || group.endsWith("." + Duty.FORMER);
    }

    private Collection<String> tasks(String user, Set<String> hidden) {
        return db
                .sql("select t.NAME_ name, e.BUSINESS_KEY_ caseKey from ACT_RU_TASK t"
                        + " left join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_"
                        + " where t.ASSIGNEE_ = ? or t.OWNER_ = ? order by t.CREATE_TIME_")
                .params(user, user)
                .query(Work.class)
                .list()
                .stream()
                .map(task -> task.caseKey() == null || hidden.contains(task.caseKey())
                        ? String.valueOf(task.name())
                        : Texts.of("organisation.open.task", task.name(), task.caseKey()))
                .toList();
    }

    /** Running cases that the person began or that would come back to them. */
    private Collection<String> cases(String user, Set<String> hidden) {
        Set<String> open = new LinkedHashSet<>();
        db
                .sql(
                        """
                        select distinct coalesce(e.BUSINESS_KEY_, '') from ACT_RU_EXECUTION e
                        where e.PARENT_ID_ is null and (
                            e.PROC_INST_ID_ in (select PROC_INST_ID_ from ACT_HI_PROCINST where START_USER_ID_ = ?)
                            or e.PROC_INST_ID_ in (select PROC_INST_ID_ from ACT_RU_VARIABLE where TEXT_ = ?)
                            or e.PROC_INST_ID_ in (select t.PROC_INST_ID_ from ACT_RU_IDENTITYLINK l
                                join ACT_RU_TASK t on t.ID_ = l.TASK_ID_ where l.USER_ID_ = ?))
                        """)
                .params(user, user, user)
                .query(String.class)
                .list()
                .stream()
                .filter(number -> !hidden.contains(number))
                .map(number -> number.isEmpty() ? Texts.of("organisation.open.unnumbered") : number)
                .forEach(open::add);
        cases.forEach(of -> open.addAll(of.openOf(user)));
        return open;
    }
}
