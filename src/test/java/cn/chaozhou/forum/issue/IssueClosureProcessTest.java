package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.notice.Notices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueClosureProcessTest {

    @Autowired
    IssueRun issue;

    @Autowired
    Notices notices;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(ClosureProcess.KEY);
    }

    @Test
    void anOutsiderChecksTheCaptainRatesAndTheIssueIsClosed() {
        String number = issue.solved();
        issue.submitBy("supervisor", number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submitBy("captain.dacheng", number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.SATISFIED);
        issue.assertEndedAt(number, ClosureProcess.KEY, "endEvent_closed");
        assertThat(issue.passed(number, ClosureProcess.KEY))
                .doesNotContain("serviceTask_reopenIssue", "serviceTask_remindCheckers");
        assertThat(issue.steps(number)).containsSubsequence("报请核验", "核验通过", "评价", "销号");
    }

    @Test
    void aCheckThatFailsSendsTheIssueBackWithItsLimit() {
        String number = issue.solved();
        issue.submit(
                number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, Map.of("decision", "return", "reason", "照片不是现场。"));
        issue.assertEndedAt(number, ClosureProcess.KEY, "endEvent_sentBack");
        assertThat(issue.passed(number, ClosureProcess.KEY)).doesNotContain("userTask_rateIssue");
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
    }

    @Test
    void aLateCheckIsRemindedOf() {
        String number = issue.solved();
        issue.fire(number, ClosureProcess.TIMER_CHECK_OVERDUE);
        assertThat(notices.latestFor(List.of("leader"), 1).get(0).text()).contains("核验已经逾期", number);
        assertThat(issue.open(number)).containsExactly(ClosureProcess.USER_TASK_CHECK_EVIDENCE);
    }

    @Test
    void aSilentCaptainHasNotRatedAndTheIssueIsClosed() {
        String number = issue.solved();
        issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.fire(number, ClosureProcess.TIMER_RATING_CLOSES);
        issue.assertEndedAt(number, ClosureProcess.KEY, "endEvent_closed");
        assertThat(issue.facts(number).dissatisfied()).isZero();
    }

    @Test
    void dissatisfactionHalvesTheLimitAndTheSecondGoesUp() {
        String number = issue.solved();
        rateBadly(number);
        // half of five working days, rounded up
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-22T18:00+08:00");
        assertThat(issue.passed(number, ClosureProcess.KEY)).doesNotContain("userTask_instructRework");

        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        rateBadly(number);
        issue.submitBy("head.water", number, ClosureProcess.USER_TASK_INSTRUCT_REWORK, Map.of("instruction", "加打一口井。"));
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);

        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        rateBadly(number);
        issue.assertFor("secretariat", number, ClosureProcess.USER_TASK_INSTRUCT_REWORK);
        issue.fire(number, ClosureProcess.TIMER_INSTRUCTION_OVER);
        issue.assertEndedAt(number, ClosureProcess.KEY, "endEvent_reopened");
        assertThat(issue.facts(number).dissatisfied()).isEqualTo(3);
        assertThat(issue.facts(number).status()).isEqualTo("HANDLING");
    }

    @Test
    void theCheckOfTheLeadingIssueHoldsForThoseMergedIntoIt() {
        String leading = issue.inWork();
        String number = issue.claimed("huanggang", "agri");
        issue.merge(leading, number);
        issue.submit(leading, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.submit(leading, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        assertThat(issue.passed(number, ClosureProcess.KEY))
                .containsSubsequence("gateway_checked", "userTask_rateIssue")
                .doesNotContain("userTask_checkEvidence");
        issue.assertFor("team.huanggang.captain", number, ClosureProcess.USER_TASK_RATE_ISSUE);
    }

    private void rateBadly(String number) {
        issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);
    }
}
