package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForumTest
class IssueReassignProcessTest {

    private static final String WHY = "水源在林地，由林业局主办更快。";

    @Autowired
    IssueRun issue;

    @Autowired
    Issues issues;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(ReassignProcess.KEY);
    }

    @Test
    void theNewOwnerPlansAnewAndTheClockGoesOn() {
        String number = issue.inWork();
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        issue.run.now("2026-09-21T09:00+08:00");
        String instance = reassign(number, "dept.agri", "keep");

        issue.run.assertEndedAt(instance, "endEvent_reassigned");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_MAKE_PLAN);
        issue.assertFor("dept.agri.handler", number, WorkProcess.USER_TASK_MAKE_PLAN);
        assertThat(issue.facts(number).owner()).isEqualTo("dept.agri");
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-09-23T18:00+08:00");
        assertThat(issue.timeline.of(number))
                .anySatisfy(line -> assertThat(line.detail()).isEqualTo("市水务局 → 市农业农村局，期限不变。理由：" + WHY));
        for (String told : new String[] {
            "dept.water.handler", "dept.water.head", "dept.agri.handler", "dept.agri.head", "team.dacheng.captain"
        }) {
            assertThat(notices(told, number)).as(told).isOne();
        }

        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        assertThat(issue.open(number)).containsExactly(ClosureProcess.USER_TASK_CHECK_EVIDENCE);
    }

    @Test
    void theClockStartsAgainWhereTheLeaderSaysSo() {
        String number = issue.inWork();
        issue.run.now("2026-09-29T09:00+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("RED");
        reassign(number, "dept.agri", "restart");
        assertThat(issue.facts(number).lamp()).isNotEqualTo("RED");
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-10-12T18:00+08:00");
        assertThat(issues.require(number).reds)
                .as("the red of before stays on record")
                .isOne();
    }

    @Test
    void whatTheOldOwnerAskedForLapses() {
        String number = issue.claimed("dacheng", "water");
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        String before =
                issue.task(number, ContributionProcess.USER_TASK_CONTRIBUTE).getId();
        reassign(number, "dept.landres", "keep");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_MAKE_PLAN);
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.water"));
        issue.assertFor("dept.water.handler", number, ContributionProcess.USER_TASK_CONTRIBUTE);
        assertThat(issue.task(number, ContributionProcess.USER_TASK_CONTRIBUTE).getId())
                .isNotEqualTo(before);
        assertThat(issue.steps(number)).contains("不再会办", "改派");
    }

    @Test
    void aContributionThatWasGivenIsAskedForAnew() {
        String number = issue.claimed("dacheng", "water");
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        issue.submit(number, ContributionProcess.USER_TASK_CONTRIBUTE, Map.of("contribution", "井位在建设用地范围之内，可以打井。"));
        reassign(number, "dept.agri", "keep");
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        issue.assertFor("dept.landres.handler", number, ContributionProcess.USER_TASK_CONTRIBUTE);
    }

    @Test
    void onlyAnIssueInWorkIsReassignedAndOnlyToAnother() {
        String waiting = issue.dispatched();
        assertThatThrownBy(() -> start(waiting)).hasMessageContaining("「问题编号」现在是“已交办，待认领”，只能改派正在办理的");
        assertThatThrownBy(() -> start("WT-2020-0001")).hasMessageContaining("「问题编号」查无此号");
        String number = issue.inWork();
        String instance = start(number);
        for (String[] wrong : new String[][] {
            {"dept.water", WHY, "「新的主办单位」就是现在的主办单位"},
            {"dept.nowhere", WHY, "「新的主办单位」请从列出的选项中选择"},
            {"dept.agri", " ", "「改派的理由」"}
        }) {
            assertThatThrownBy(() -> choose(instance, wrong[0], "keep", wrong[1]))
                    .hasMessageContaining(wrong[2]);
        }
        assertThat(issue.facts(number).owner()).isEqualTo("dept.water");
        issue.run.submit(instance, ReassignProcess.USER_TASK_CHOOSE_OWNER, Map.of("decision", "discard"));
        issue.run.assertEndedAt(instance, "endEvent_discarded");
        assertThat(issue.facts(number).owner()).isEqualTo("dept.water");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
    }

    @Test
    void whileParkingIsDecidedNothingChanges() {
        String number = issue.inWork();
        issue.submit(
                number,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of("action", "parking", "parkingCause", "等待季节", "reason", "枯水期才能施工。"));
        String instance = start(number);
        assertThatThrownBy(() -> choose(instance, "dept.agri", "keep", WHY)).hasMessageContaining("正在等待挂账审批");
        assertThat(issue.facts(number).owner()).isEqualTo("dept.water");
        assertThat(issue.steps(number)).doesNotContain("改派");
    }

    private String reassign(String number, String owner, String clock) {
        String instance = start(number);
        choose(instance, owner, clock, WHY);
        return instance;
    }

    private String start(String number) {
        return issue.run.startBy("leader", ReassignProcess.KEY, Map.of("reassignedIssue", number));
    }

    private void choose(String instance, String owner, String clock, String reason) {
        issue.run.submitBy(
                "leader",
                instance,
                ReassignProcess.USER_TASK_CHOOSE_OWNER,
                Map.of("decision", "reassign", "owner", owner, "clockChoice", clock, "reason", reason));
    }

    private int notices(String recipient, String number) {
        return jdbc.sql("select count(*) from notice where recipient = ? and case_key = ? and text like '改派%'")
                .params(recipient, number)
                .query(Integer.class)
                .single();
    }
}
