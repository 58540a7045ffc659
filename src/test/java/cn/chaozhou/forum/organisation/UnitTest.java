package cn.chaozhou.forum.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.organisation.Appointments.Wish;
import cn.chaozhou.forum.role.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Organisations come, change and go; what cases say of them stays. An application of its own: they change here. */
@ForumTest
@TestPropertySource(properties = "forum.duties.former-reads=31d")
class UnitTest {

    private static final String ADMIN = "systemadmin";
    private static int newcomers;

    @Autowired
    UnitDesk desk;

    @Autowired
    Units units;

    @Autowired
    Organisation organisation;

    @Autowired
    OrganisationSetup setup;

    @Autowired
    Appointments appointments;

    @Autowired
    Duties duties;

    @Autowired
    DutyKeeper keeper;

    @Autowired
    People people;

    @Autowired
    GroupNames names;

    @Autowired
    IssueDesk issues;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Autowired
    ProcessRun run;

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void aNewDepartmentHasItsGroupsAndIsOfferedFromItsFirstDay() {
        desk.add(department("youth", "团市委", today().plusDays(3)), ADMIN);
        assertThat(group("dept.youth.head")).isEqualTo("团市委负责人");
        assertThat(organisation.departmentOptions())
                .noneMatch(o -> o.get("value").equals("youth"));
        run.advance(Duration.ofDays(3));
        assertThat(organisation.departmentOptions())
                .anyMatch(o -> o.get("value").equals("youth"));
        assertThat(audited("youth")).singleElement().asString().contains("新增部门", "名称 团市委", "起始日");
    }

    @Test
    void aNewNameReachesGroupsAndPeople() {
        desk.change(department("bank", "市金融工作办", null), ADMIN);
        assertThat(group("dept.bank")).isEqualTo("市金融工作办");
        assertThat(group("dept.bank.head")).isEqualTo("市金融工作办负责人");
        assertThat(people.nameOf("head.bank")).isEqualTo("市金融工作办负责人");
        assertThat(audited("bank")).singleElement().asString().contains("修改部门", "名称 市金融工作局 → 市金融工作办");
    }

    @Test
    void aRestartUndoesNothing() {
        desk.change(department("water", "市水务局（河长办）", null), ADMIN);
        desk.add(department("sports", "市体育局", null), ADMIN);
        setup.stop();
        setup.start();
        assertThat(organisation.departmentName("water")).contains("市水务局（河长办）");
        assertThat(organisation.departmentName("sports")).contains("市体育局");
        assertThat(group("dept.water.head")).isEqualTo("市水务局（河长办）负责人");
        desk.change(department("water", "市水务局", null), ADMIN);
    }

    @Test
    void aMergedDepartmentsWorkGoesToTheSuccessorsPeople() {
        String issue = issueOf("civil");
        Task open = plan(issue);
        tasks.claim(open.getId(), "handler.civil");
        desk.add(department("society", "市委社会工作部", null), ADMIN);
        String handler = appointed("handler", "society");
        String head = appointed("head", "society");

        assertThat(slip(() -> desk.end(UnitKind.DEPARTMENT, "civil", today(), null, ADMIN)))
                .as("somebody must go on with the open work")
                .isEqualTo("lastDay");
        desk.end(UnitKind.DEPARTMENT, "civil", today(), "society", ADMIN);
        assertThat(organisation.departments()).as("on its last day it is there").anyMatch(d -> d.code()
                .equals("civil"));
        assertThat(groups(handler)).doesNotContain("dept.civil.handler");

        run.advance(Duration.ofDays(1));
        keeper.bringInLine();

        assertThat(organisation.departments()).noneMatch(d -> d.code().equals("civil"));
        assertThat(organisation.departmentOptions())
                .noneMatch(o -> o.get("value").equals("civil"));
        assertThat(organisation.today(UnitKind.DEPARTMENT, "civil")).contains("society");
        assertThat(plan(issue).getAssignee()).isEqualTo(handler);
        assertThat(groups(handler)).contains("dept.society.handler", "dept.civil.handler");
        assertThat(groups(head)).contains("dept.civil.head");
        assertThat(groups("handler.civil")).allMatch(group -> group.contains("former"));
        assertThat(people.nameOf(handler)).as("called by the post that lives").isEqualTo("市委社会工作部经办人");
        assertThat(people.postOf(handler).organisation()).isEqualTo("society");
        assertThat(names.post("dept.civil.head"))
                .as("old cases still say who it was")
                .isEqualTo("市民政局负责人");
        assertThat(organisation.departmentName("civil")).contains("市民政局");

        String later = newcomer();
        appointments.appoint(new Wish(later, "handler", "society", false, today(), null), "securityadmin");
        assertThat(groups(later)).as("who comes later has it, too").contains("dept.civil.handler");
        appointments.end(
                duties.of(later).stream()
                        .filter(d -> "society".equals(d.organisation()))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                today().minusDays(1),
                "securityadmin");
        assertThat(groups(later)).noneMatch(group -> group.endsWith(".handler"));
    }

    @Test
    void whoeverSucceedsTheSuccessorHasAllOfIt() {
        String issue = issueOf("ecology");
        desk.end(UnitKind.DEPARTMENT, "ecology", today().minusDays(1), "landres", ADMIN);
        assertThat(slip(() -> desk.end(UnitKind.DEPARTMENT, "landres", today(), null, ADMIN)))
                .as("what it has taken over is its work")
                .isEqualTo("lastDay");
        desk.end(UnitKind.DEPARTMENT, "landres", today(), "housing", ADMIN);
        run.advance(Duration.ofDays(1));
        keeper.bringInLine();
        assertThat(groups("handler.housing")).contains("dept.landres.handler", "dept.ecology.handler");
        assertThat(groups("handler.landres")).allMatch(group -> group.contains("former"));
        assertThat(plan(issue)).isNotNull();
        assertThat(organisation.today(UnitKind.DEPARTMENT, "ecology")).contains("housing");
    }

    @Test
    void withoutOpenWorkItEndsAloneAndItsDutiesWithIt() {
        desk.end(UnitKind.DEPARTMENT, "science", today(), null, ADMIN);
        assertThat(duties.ofPost(Role.HEAD, "science")).allMatch(duty -> today().equals(duty.to()));
        run.advance(Duration.ofDays(1));
        keeper.bringInLine();
        assertThat(groups("head.science")).allMatch(group -> group.contains("former"));
        assertThat(db.sql("select count(*) from notice where case_key = 'dept.science.head'")
                        .query(Integer.class)
                        .single())
                .as("nobody is missed there")
                .isZero();
        assertThat(slip(() -> appointments.appoint(
                        new Wish("head.culture", "head", "science", false, today(), null), "securityadmin")))
                .isEqualTo("to");
        assertThat(slip(() -> desk.end(UnitKind.DEPARTMENT, "science", today().plusDays(9), null, ADMIN)))
                .isEqualTo("lastDay");
    }

    @Test
    void anEndedTeamIsNotInvitedAgain() {
        desk.end(UnitKind.TEAM, "fengxin", today().minusDays(1), null, ADMIN);
        assertThat(organisation.teamOptions()).noneMatch(o -> o.get("value").equals("fengxin"));
        assertThat(organisation.teamOptions(List.of("fengxin")))
                .extracting(o -> o.get("label"))
                .containsExactly("凤新街道（湘桥区）");
        assertThat(organisation.requireTeam("fengxin").title()).isEqualTo("凤新街道工作队");
        assertThat(people.onePerPost()).noneMatch(post -> post.user().equals("captain.fengxin"));
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        List<Object> before = all();
        assertThat(slip(() -> desk.add(department("agri", "新局", null), ADMIN))).isEqualTo("code");
        assertThat(slip(() -> desk.add(department("Agri!", "新局", null), ADMIN))).isEqualTo("code");
        assertThat(slip(() -> desk.add(department("newone", "", null), ADMIN))).isEqualTo("name");
        assertThat(slip(() -> desk.add(department("newone", "市财政局", null), ADMIN)))
                .isEqualTo("name");
        assertThat(slip(() -> desk.add(team("newteam", "nowhere", "sample"), ADMIN)))
                .isEqualTo("county");
        assertThat(slip(() -> desk.add(team("newteam", "raoping", null), ADMIN)))
                .isEqualTo("unit");
        assertThat(slip(() -> desk.change(department("finance", "市财政局", today().plusDays(1)), ADMIN)))
                .isEqualTo("from");
        assertThat(slip(() -> desk.end(UnitKind.COUNTY, "raoping", today(), "chaoan", ADMIN)))
                .isEqualTo("lastDay");
        assertThat(slip(() -> desk.end(UnitKind.DEPARTMENT, "finance", today(), "finance", ADMIN)))
                .isEqualTo("successor");
        assertThat(slip(() -> desk.end(UnitKind.DEPARTMENT, "finance", today(), "nowhere", ADMIN)))
                .isEqualTo("successor");
        assertThat(slip(() -> desk.end(UnitKind.DEPARTMENT, "finance", null, null, ADMIN)))
                .isEqualTo("lastDay");
        assertThat(all()).isEqualTo(before);
    }

    private static Unit department(String code, String name, @Nullable LocalDate from) {
        return new Unit(UnitKind.DEPARTMENT, code, name, null, null, null, false, from, null, null);
    }

    private static Unit team(String code, @Nullable String county, @Nullable String unit) {
        return new Unit(UnitKind.TEAM, code, "新镇", county, unit, null, false, null, null, null);
    }

    /** Which field is named. */
    private static String slip(Runnable act) {
        List<String> field = new ArrayList<>();
        assertThatThrownBy(act::run).isInstanceOfSatisfying(InputRefused.class, e -> field.add(e.field()));
        return field.get(0);
    }

    /** Claimed on the spot, so that its plan waits for the department's handler. */
    private String issueOf(String department) {
        return issues.raise(new RaisedIssue(
                "村里缺水", "旱季缺水，请求打井。", "农田水利", null, "dacheng", null, null, Outcome.CLAIMED, department, null));
    }

    private Task plan(String issue) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(issue)
                .taskDefinitionKey("userTask_makePlan")
                .singleResult();
    }

    private String appointed(String role, String organisation) {
        String user = newcomer();
        appointments.appoint(new Wish(user, role, organisation, false, today(), null), "securityadmin");
        return user;
    }

    private String newcomer() {
        String user = "unit.newcomer" + ++newcomers;
        people.addAccount(user);
        return user;
    }

    private List<String> groups(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private String group(String id) {
        return identities.createGroupQuery().groupId(id).singleResult().getName();
    }

    private List<String> audited(String subject) {
        return db.sql("select action || ' ' || detail from audit_entry where subject = ? and actor = ? order by seq")
                .params(subject, ADMIN)
                .query(String.class)
                .list();
    }

    private List<Object> all() {
        List<Object> all = new ArrayList<>();
        for (UnitKind kind : UnitKind.values()) {
            all.addAll(units.all(kind));
        }
        return all;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
