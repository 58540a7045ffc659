package cn.chaozhou.forum.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Appointments.Wish;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** People come and go; posts, their tasks and their cases stay. An application of its own: captains change here. */
@ForumTest
@TestPropertySource(properties = "forum.duties.former-reads=30d")
class DutyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);
    private static final String PASSWORD = "Klar-2026-Wasser";
    private static int newcomers;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Appointments appointments;

    @Autowired
    Duties duties;

    @Autowired
    DutyKeeper keeper;

    @Autowired
    Organisation organisation;

    @Autowired
    Notices notices;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient db;

    @Autowired
    Timeline timeline;

    @Autowired
    ProcessRun run;

    @BeforeEach
    void aMorning() {
        run.now("2026-09-18T09:00+08:00");
        db.sql("update duty set from_day = date '2026-01-01' where from_day > date '2026-09-18' and in_force")
                .update();
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void fifteenCaptainsRotateOnOneDateWithOpenWork() throws Exception {
        thereIsSomethingToAskAndToBorrow();
        List<String> teams = organisation.teams().stream()
                .map(Organisation.Team::code)
                .limit(15)
                .toList();
        Map<String, String> successors = new TreeMap<>();
        for (int i = 0; i < teams.size(); i++) {
            String captain = "captain." + teams.get(i);
            run.start(
                    "highlightSubmission",
                    Map.of(
                            "sessionNumber", "2026-81",
                            "theme", "产业帮扶",
                            "taskCategory", "industry",
                            "meetingDate", "2026-10-16",
                            "team", teams.get(i)));
            for (String process : List.of("issueSupervision", "questionAnswer", "experienceBorrowing")) {
                run.startBy(captain, process, Map.of());
            }
            if (i % 3 == 0) {
                Task draft = tasks.createTaskQuery()
                        .taskCandidateGroup("team." + teams.get(i) + ".captain")
                        .taskDefinitionKey("userTask_draftHighlight")
                        .singleResult();
                run.as(captain, () -> {
                    tasks.claim(draft.getId(), captain);
                    return null;
                });
            }
            String successor = newcomer();
            successors.put(captain, successor);
            appointments.end(holding(captain).id(), TODAY, "systemadmin");
            appointments.appoint(
                    new Wish(successor, "captain", teams.get(i), false, TODAY.plusDays(1), null), "systemadmin");
        }
        Map<String, Set<String>> before =
                successors.keySet().stream().collect(Collectors.toMap(captain -> captain, this::sees));
        assertThat(before.values()).allMatch(seen -> seen.size() >= 4);
        assertThat(successors.values())
                .allSatisfy(successor ->
                        assertThat(groups(successor)).as("not before its day").isEmpty());
        List<String> timers = timers();
        long open = tasks.createTaskQuery().count();

        run.now("2026-09-19T00:00:30+08:00");
        keeper.bringInLine();

        successors.forEach((captain, successor) -> {
            assertThat(sees(successor)).as(captain).isEqualTo(before.get(captain));
            assertThat(sees(captain)).isEmpty();
            assertThat(groups(captain)).allMatch(group -> group.contains("former"));
            assertThat(groups(successor)).contains("captain");
        });
        assertThat(timers()).isEqualTo(timers);
        assertThat(tasks.createTaskQuery().count()).isEqualTo(open);

        String captain = "captain." + teams.get(0);
        String successor = successors.get(captain);
        Task begun = tasks.createTaskQuery()
                .taskAssignee(successor)
                .taskDefinitionKey("userTask_describeIssue")
                .singleResult();
        run.submitBy(
                successor,
                begun.getProcessInstanceId(),
                "userTask_describeIssue",
                Map.of(
                        "decision", "submit",
                        "title", "灌渠清淤缺设备",
                        "description", "三公里灌渠淤塞，缺少清淤设备。",
                        "category", "农田水利",
                        "urgency", "normal"));
        assertThatThrownBy(() -> run.startBy(captain, "issueSupervision", Map.of()))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);

        assertThat(reads(captain))
                .as("the predecessor reads on what was theirs")
                .isEqualTo(1);
        assertThat(reads(successor)).isEqualTo(1);
        run.advance(Duration.ofDays(31));
        keeper.bringInLine();
        assertThat(groups(captain)).as("the time to read is over").isEmpty();
        assertThat(reads(captain)).isZero();
    }

    private void thereIsSomethingToAskAndToBorrow() {
        db.sql("insert into question_window (session_number, closes_at, is_open)"
                        + " values ('2026-81', timestamp with time zone '2026-12-01 18:00:00+08:00', true)")
                .update();
        String highlight = SampleHighlight.accepted(run, "2026-80", "xinxu");
        db.sql("insert into experience (number, version, highlight, team, county, industry, market, scale, edition)"
                        + " values ('JY-2026-9001', 0, ?, 'xinxu', 'raoping', 'water', 'none', 'villages', 1)")
                .param(highlight)
                .update();
        db.sql("insert into experience_edition (experience, edition, title, summary, change_text, conditions,"
                        + " verification, published_at) values ('JY-2026-9001', 1, '打井', '打井', '首发', '有水', '已核实', ?)")
                .param(OffsetDateTime.parse("2026-09-01T09:00+08:00"))
                .update();
    }

    @Test
    void aPostWithoutAHolderIsAnAlertAndNoLostTask() {
        run.startBy("captain.xinxu", "issueSupervision", Map.of());
        Set<String> before = sees("captain.xinxu");
        appointments.end(holding("captain.xinxu").id(), TODAY.minusDays(1), "systemadmin");
        assertThat(notices.latestFor(List.of("secretariat"), 1).get(0).text()).contains("新圩镇工作队队长", "无人任职");
        assertThat(before)
                .isNotEmpty()
                .allMatch(id -> tasks.createTaskQuery().taskId(id).count() == 1);
        String successor = newcomer();
        appointments.appoint(new Wish(successor, "captain", "xinxu", false, TODAY, null), "systemadmin");
        assertThat(sees(successor)).as("also what the predecessor had begun").isEqualTo(before);
    }

    @Test
    void aStandInHasThePostForATimeAndItsTasksGoBack() {
        String standIn = newcomer();
        run.start(
                "highlightSubmission",
                Map.of(
                        "sessionNumber", "2026-82",
                        "theme", "产业帮扶",
                        "taskCategory", "industry",
                        "meetingDate", "2026-10-16",
                        "team", "fubin"));
        Set<String> before = sees("captain.fubin");
        appointments.appoint(new Wish(standIn, "captain", "fubin", true, TODAY, TODAY.plusDays(2)), "systemadmin");
        assertThat(sees(standIn)).isEqualTo(before);
        assertThat(sees("captain.fubin")).as("the holder keeps the post").isEqualTo(before);
        String begun = run.startBy(standIn, "issueSupervision", Map.of());
        assertThat(begun).as("starts what the post may start").isNotNull();
        String task = before.iterator().next();
        run.as(standIn, () -> {
            tasks.claim(task, standIn);
            return null;
        });
        run.now("2026-09-21T00:01+08:00");
        keeper.bringInLine();
        assertThat(groups(standIn)).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("captain.fubin");
    }

    @Test
    void theTimelineSaysWhoStoodInForWhom() {
        String standIn = newcomer();
        String instance = run.start(
                "highlightSubmission",
                Map.of(
                        "sessionNumber", "2026-83",
                        "theme", "产业帮扶",
                        "taskCategory", "industry",
                        "meetingDate", "2026-10-16",
                        "team", "caitang"));
        appointments.appoint(new Wish(standIn, "captain", "caitang", true, TODAY, TODAY.plusDays(2)), "systemadmin");
        run.submitBy(standIn, instance, "userTask_draftHighlight", Map.of("willSubmit", "skip"));
        assertThat(timeline.of(run.businessKey(instance)))
                .filteredOn(entry -> entry.actor().equals(standIn))
                .isNotEmpty()
                .allMatch(entry -> "彩塘镇工作队队长".equals(entry.onBehalf()));
    }

    /** Roles are the security administrator's; the memberships that follow need no right of theirs over groups. */
    @Test
    void theSecurityAdministratorAppointsAndTheSystemAdministratorDoesNot() throws Exception {
        String somebody = newcomer();
        String wish = "{\"user\":\"%s\",\"role\":\"handler\",\"organisation\":\"agri\",\"from\":\"2026-09-18\"}"
                .formatted(somebody);
        for (String other : List.of("systemadmin", "auditadmin", "secretariat", "head.agri")) {
            web().perform(post("/api/duties")
                            .with(httpBasic(other, "demo"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(wish))
                    .andExpect(status().isForbidden());
        }
        web().perform(post("/api/duties")
                        .with(httpBasic("securityadmin", "demo"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(wish))
                .andExpect(status().isCreated());
        assertThat(groups(somebody)).contains("dept.agri.handler");
        assertThat(db.sql("select actor from audit_entry where subject = ? and action = '任命'")
                        .param(somebody)
                        .query(String.class)
                        .list())
                .containsExactly("securityadmin");
    }

    /** On an empty database there is one administrator, who came by the secret: the office of all appointing is theirs to fill. */
    @Test
    void theFirstSecurityAdministratorIsAppointedByTheSystemAdministrator() throws Exception {
        db.sql("update duty set role = 'unit' where role = 'securityAdmin'").update();
        try {
            String first = newcomer();
            String wish = "{\"user\":\"%s\",\"role\":\"%s\",\"from\":\"2026-09-18\"}";
            for (String refused : List.of("auditAdmin", "captain", "secretariat")) {
                web().perform(post("/api/duties")
                                .with(httpBasic("systemadmin", "demo"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(wish.formatted(first, refused)))
                        .andExpect(status().isForbidden());
            }
            for (int status : new int[] {201, 403}) {
                web().perform(post("/api/duties")
                                .with(httpBasic("systemadmin", "demo"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(wish.formatted(first, "securityAdmin")))
                        .andExpect(status().is(status));
            }
            assertThat(groups(first)).contains("securityAdmin");
        } finally {
            db.sql("update duty set role = 'securityAdmin' where role = 'unit'").update();
        }
    }

    /** The Admin app knows groups only; who is put into one holds its post, and the page of posts says so. */
    @Test
    void aMembershipGivenByTheEnginesDoorIsAPost() {
        String somebody = newcomer();
        run.as("securityadmin", () -> {
            identities.createMembership(somebody, "dept.agri.handler");
            return null;
        });
        assertThat(groups(somebody)).containsExactlyInAnyOrder("handler", "dept.agri", "dept.agri.handler");
        assertThat(holding(somebody).group()).isEqualTo("dept.agri.handler");
        run.as("securityadmin", () -> {
            identities.deleteMembership(somebody, "dept.agri.handler");
            return null;
        });
        assertThat(groups(somebody)).doesNotContain("handler", "dept.agri.handler");
        assertThat(duties.of(somebody)).noneMatch(Duty::inForce);
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        String somebody = newcomer();
        assertRefused("user", new Wish("nobody.at.all", "captain", "dacheng", false, TODAY, null));
        assertRefused("role", new Wish(somebody, "king", null, false, TODAY, null));
        assertRefused("organisation", new Wish(somebody, "captain", "atlantis", false, TODAY, null));
        assertRefused("organisation", new Wish(somebody, "secretariat", "dacheng", false, TODAY, null));
        assertRefused("from", new Wish(somebody, "handler", "agri", false, null, null));
        assertRefused("from", new Wish(somebody, "captain", "dacheng", false, TODAY, null));
        assertRefused("to", new Wish(somebody, "handler", "agri", false, TODAY, TODAY.minusDays(1)));
        assertRefused("to", new Wish(somebody, "captain", "dacheng", true, TODAY, null));
        assertRefused("user", new Wish("handler.agri", "handler", "agri", false, TODAY, null));
        assertRefused("role", new Wish("handler.agri", "auditAdmin", null, false, TODAY, null));
        assertRefused("role", new Wish("systemadmin", "securityAdmin", null, false, TODAY, null));
        long last = holding("auditadmin").id();
        assertThatThrownBy(() -> appointments.end(last, TODAY, "systemadmin"))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("最后一位");
    }

    /** The same rules at the engine's own doors, which the Admin app uses. */
    @Test
    void theEnginesDoorsKeepThePowersApart() {
        assertThatThrownBy(() -> run.as("systemadmin", () -> {
                    identities.createMembership("systemadmin", "auditAdmin");
                    return null;
                }))
                .hasMessageContaining("互不兼任");
        assertThatThrownBy(() -> run.as("systemadmin", () -> {
                    identities.deleteMembership("systemadmin", "systemAdmin");
                    return null;
                }))
                .hasMessageContaining("最后一位");
        assertThatThrownBy(() -> run.as("systemadmin", () -> {
                    identities.deleteUser("auditadmin");
                    return null;
                }))
                .hasMessageContaining("最后一位");
        assertThatThrownBy(() -> run.as("systemadmin", () -> {
                    identities.saveGroup(identities.newGroup("camunda-admin"));
                    return null;
                }))
                .hasMessageContaining("任何事");
        assertThat(identities.createGroupQuery().groupId("camunda-admin").count())
                .isZero();
    }

    private void assertRefused(String field, Wish wish) {
        long before = duties.all().size();
        assertThatThrownBy(() -> appointments.appoint(wish, "systemadmin"))
                .as(field + " " + wish)
                .isInstanceOfSatisfying(
                        InputRefused.class, e -> assertThat(e.field()).isEqualTo(field));
        assertThat(duties.all()).hasSize((int) before);
    }

    /** How many highlights of the session over our REST. */
    private int reads(String user) throws Exception {
        String password = user.startsWith("newcomer") ? PASSWORD : "demo";
        String answer = web().perform(get("/api/highlights?session=2026-81").with(httpBasic(user, password)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return new ObjectMapper().readTree(answer).size();
    }

    private MockMvc web() {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private Duty holding(String user) {
        return duties.of(user).stream().filter(Duty::inForce).findFirst().orElseThrow();
    }

    private String newcomer() {
        String id = "newcomer." + ++newcomers;
        User user = identities.newUser(id);
        user.setFirstName("新人" + newcomers);
        user.setLastName("");
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        return id;
    }

    private Set<String> sees(String user) {
        return run.as(user, () -> tasks.createTaskQuery().list()).stream()
                .map(Task::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> groups(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> timers() {
        return new ArrayList<>(management.createJobQuery().timers().list().stream()
                .sorted(Comparator.comparing(org.camunda.bpm.engine.runtime.Job::getId))
                .map(job -> job.getId() + " " + job.getDuedate())
                .toList());
    }
}
