package cn.chaozhou.forum.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.organisation.Appointments.Wish;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Whose a task is when it comes to a post with one holder, and when holders come and go. Shares DutyTest's application. */
@ForumTest
@TestPropertySource(properties = "forum.duties.former-reads=30d")
class SoleHolderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);

    @Autowired
    Appointments appointments;

    @Autowired
    DutyKeeper keeper;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessRun run;

    @BeforeEach
    void aMorning() {
        run.now("2026-09-18T09:00+08:00");
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void aTaskArrivesAtTheOnlyHolderAndIsStillFoundByItsGroup() {
        Task draft = draftOf("tangxi");
        assertThat(draft.getAssignee()).isEqualTo("captain.tangxi");
        for (String asker : List.of("captain.tangxi", "secretariat")) {
            assertThat(run.as(asker, () -> tasks.createTaskQuery()
                            .taskCandidateGroup("team.tangxi.captain")
                            .list()))
                    .as(asker)
                    .extracting(Task::getId)
                    .contains(draft.getId());
        }
    }

    @Test
    void whoHasCompanyClaimsAndASecondOneDoesNotSeeWhatTheFirstTook() {
        standIn("sole.second", "sanrao");
        Task draft = draftOf("sanrao");
        assertThat(draft.getAssignee()).isNull();
        run.as("captain.sanrao", () -> {
            tasks.claim(draft.getId(), "captain.sanrao");
            return null;
        });
        assertThat(run.as("sole.second", () -> tasks.createTaskQuery()
                        .taskCandidateGroup("team.sanrao.captain")
                        .list()))
                .isEmpty();
    }

    @Test
    void aStandInFindsTheTasksOfThePostOpenAndTheHolderHasThemBackAfterwards() {
        Task draft = draftOf("lianrao");
        standIn("sole.standin", "lianrao");
        assertThat(assignee(draft)).as("open to both").isNull();
        run.now("2026-09-21T00:01+08:00");
        keeper.bringInLine();
        assertThat(assignee(draft)).isEqualTo("captain.lianrao");
    }

    @Test
    void theEnginesOwnDoorIsFollowedToo() {
        Task draft = draftOf("dongshan");
        account("sole.admin");
        run.as("securityadmin", () -> {
            identities.createMembership("sole.admin", "team.dongshan.captain");
            return null;
        });
        assertThat(assignee(draft)).as("open to both").isNull();
        run.as("securityadmin", () -> {
            identities.deleteMembership("sole.admin", "team.dongshan.captain");
            return null;
        });
        assertThat(assignee(draft)).isEqualTo("captain.dongshan");
    }

    private Task draftOf(String team) {
        String instance = run.start(
                "highlightSubmission",
                Map.of(
                        "sessionNumber", "2026-84",
                        "theme", "产业帮扶",
                        "taskCategory", "industry",
                        "meetingDate", "2026-10-16",
                        "team", team));
        return run.task(instance, "userTask_draftHighlight");
    }

    private String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private void standIn(String user, String team) {
        account(user);
        appointments.appoint(new Wish(user, "captain", team, true, TODAY, TODAY.plusDays(2)), "securityadmin");
    }

    private void account(String user) {
        identities.saveUser(identities.newUser(user));
    }
}
