package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.casefile.Timeline;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueHandlingProcessTest {

    private static final Map<String, Object> PARK =
            Map.of("action", "parking", "parkingCause", "等待季节", "reason", "枯水期才能施工。");
    private static final Map<String, Object> PAUSE =
            Map.of("action", "procedure", "procedure", "用地审批", "document", "饶自然资〔2026〕3号", "reason", "井位占用林地。");

    @Autowired
    IssueRun issue;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(HandlingProcess.KEY);
    }

    @Test
    void whenTheWorkIsDoneTheLadderIsGone() {
        String number = issue.solved();
        issue.assertEndedAt(number, HandlingProcess.KEY, "endEvent_solutionReported");
        assertThat(issue.passed(number, HandlingProcess.KEY))
                .doesNotContain("endEvent_ladderOver", "userTask_decideParking");
        assertThat(issue.waits(number, LadderProcess.TIMER_NEXT_STEP)).isFalse();
    }

    @Test
    void anOutsideProcedureStopsTheClockAndMovesTheDueDate() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, PAUSE);
        assertThat(issue.facts(number).lamp()).isEqualTo("OFF");
        assertThat(issue.facts(number).lampReason()).contains("停表", "井位占用林地");
        assertThat(issue.waits(number, LadderProcess.TIMER_NEXT_STEP)).isFalse();
        issue.fire(number, HandlingProcess.TIMER_PROCEDURE_REVIEW);
        issue.refused(
                number,
                HandlingProcess.USER_TASK_END_PROCEDURE,
                Map.of("endedOn", "2027-01-01", "document", "批复"),
                "「程序结束日期」不能晚于今天");
        issue.run.now("2026-10-20T10:00+08:00");
        issue.submit(
                number, HandlingProcess.USER_TASK_END_PROCEDURE, Map.of("endedOn", "2026-10-20", "document", "批复9号"));
        // the 18 working days from 20 September to 20 October do not count: five are left, as before
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-10-27T18:00+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("GREEN");
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-10-26T18:00+08:00");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
    }

    @Test
    void aLeaderGivesTheWorkToAnother() {
        String number = issue.inWork();
        String instance = issue.run.startBy("leader", ReassignProcess.KEY, Map.of("reassignedIssue", number));
        issue.run.submitBy(
                "leader",
                instance,
                ReassignProcess.USER_TASK_CHOOSE_OWNER,
                Map.of("decision", "reassign", "owner", "dept.agri", "clockChoice", "keep", "reason", "项目在农业农村局。"));
        assertThat(issue.passed(number, HandlingProcess.KEY))
                .containsSubsequence("subProcess_handling", "event_reassigned", "subProcess_handling");
        issue.assertFor("dept.agri.handler", number, WorkProcess.USER_TASK_MAKE_PLAN);
    }

    @Test
    void parkingIsGrantedReviewedAndEnded() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(number, HandlingProcess.USER_TASK_DECIDE_PARKING, Map.of("decision", "approve", "reason", "属实。"));
        assertThat(issue.facts(number).status()).isEqualTo("PARKED");
        issue.assertTimer(number, HandlingProcess.TIMER_PARKED_REVIEW, "2026-10-18T18:00+08:00");
        issue.fire(number, HandlingProcess.TIMER_PARKED_REVIEW);
        issue.submit(number, HandlingProcess.USER_TASK_REVIEW_PARKING, Map.of("decision", "keep", "reason", "仍在丰水期。"));
        assertThat(issue.facts(number).status()).isEqualTo("PARKED");
        issue.fire(number, HandlingProcess.TIMER_PARKED_REVIEW);
        issue.submit(number, HandlingProcess.USER_TASK_REVIEW_PARKING, Map.of("decision", "resume", "reason", "可以施工。"));
        assertThat(issue.facts(number).status()).isEqualTo("HANDLING");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
    }

    @Test
    void nobodyStaysParkedBySilence() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(number, HandlingProcess.USER_TASK_DECIDE_PARKING, Map.of("decision", "approve", "reason", "属实。"));
        issue.fire(number, HandlingProcess.TIMER_PARKED_REVIEW);
        // Sunday 18 October, and two working days
        issue.assertTimer(number, HandlingProcess.TIMER_PARKING_REVIEW_SILENT, "2026-10-20T18:00+08:00");
        issue.fire(number, HandlingProcess.TIMER_PARKING_REVIEW_SILENT);
        assertThat(issue.facts(number).status()).isEqualTo("HANDLING");
        assertThat(issue.timeline.of(number))
                .last()
                .extracting(Timeline.Entry::detail)
                .isEqualTo("逾期未复核，恢复办理");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
    }

    @Test
    void parkingThatIsRefusedOrLeftUnansweredLetsTheClockRun() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(
                number, HandlingProcess.USER_TASK_DECIDE_PARKING, Map.of("decision", "refuse", "reason", "可以先做准备。"));
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.fire(number, HandlingProcess.TIMER_PARKING_SILENT);
        assertThat(issue.facts(number).status()).isEqualTo("HANDLING");
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        assertThat(issue.passed(number, HandlingProcess.KEY)).doesNotContain("timer_parkedReview");
        assertThat(issue.steps(number)).containsSubsequence("申请挂账", "不同意挂账", "申请挂账", "不同意挂账");
    }

    @Test
    void twelveMonthsOfSilenceEndInAKnownState() {
        String number = issue.inWork();
        for (int i = 0; i < 6; i++) {
            issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        }
        for (int i = 0; i < 3; i++) {
            issue.submit(number, LadderProcess.USER_TASK_HANDLE_ESCALATION, Map.of("instruction", "限期办结。"));
        }
        issue.run.now("2027-09-18T09:00+08:00");
        assertThat(issue.passed(number, HandlingProcess.KEY))
                .contains("endEvent_ladderOver")
                .doesNotContain("endEvent_solutionReported");
        assertThat(issue.facts(number).ladder()).isEqualTo("挂牌督办");
        assertThat(issue.facts(number).lamp()).isEqualTo("RED");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        assertThat(issue.waits(number, LadderProcess.TIMER_NEXT_STEP)).isFalse();
    }
}
