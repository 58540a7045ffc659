package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueSupervisionProcessTest {

    @Autowired
    IssueRun issue;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(IssueProcess.KEY);
    }

    @Test
    void aCaptainRaisesAnIssueForTheOwnTeam() {
        issue.run.now(IssueRun.FRIDAY);
        String instance = issue.run.startBy("captain.dacheng", IssueProcess.KEY, Map.of());
        assertThat(issue.run.variable(instance, "raisedByTeam")).isEqualTo("dacheng");
        issue.run.submit(
                instance,
                IssueProcess.USER_TASK_DESCRIBE_ISSUE,
                Map.of(
                        "decision", "submit",
                        "title", "村道塌方",
                        "description", "进村唯一的道路塌方，威胁过往村民安全。",
                        "category", "道路交通",
                        "urgency", "urgent"));
        String number = issue.run.businessKey(instance);
        assertThat(number).matches("WT-2026-\\d{4}");
        assertThat(issue.facts(number).raisedByTeam()).isEqualTo("dacheng");
        assertThat(issue.open(number)).containsExactly(DispatchProcess.USER_TASK_DISPATCH_ISSUE);
        assertThat(issue.run.variable(instance, "caseTitle")).isEqualTo(number + " · 村道塌方");
    }

    @Test
    void aRegistrationCanBeDiscardedAndTakesNoNumber() {
        String instance = issue.run.startBy("secretariat", IssueProcess.KEY, Map.of());
        issue.run.submit(instance, IssueProcess.USER_TASK_DESCRIBE_ISSUE, Map.of("decision", "discard"));
        issue.run.assertEndedAt(instance, "endEvent_discarded");
        issue.run.assertNotPassed(instance, "serviceTask_registerIssue");
        assertThat(issue.run.businessKey(instance)).isNull();
    }

    @Test
    void anAnswerOnTheSpotIsRegisteredAndClosedAtOnce() {
        String number = issue.desk.raise(IssueRun.water(Outcome.ANSWERED));
        issue.assertEndedAt(number, IssueProcess.KEY, "endEvent_answered");
        assertThat(issue.passed(number, IssueProcess.KEY)).doesNotContain("callActivity_dispatch");
        assertThat(issue.facts(number).answer()).isEqualTo("本月派技术员到场。");
        assertThat(issue.facts(number).lamp()).isEqualTo("OFF");
    }

    @Test
    void whatIsRaisedIsCheckedAndARefusalTakesNoNumber() {
        String before = issue.desk.raise(IssueRun.water(Outcome.ANSWERED));
        RaisedIssue stranger =
                new RaisedIssue("缺水", "很缺水", "农田水利", null, "nowhere", null, null, Outcome.DISPATCHED, null, null);
        assertThatThrownBy(() -> issue.desk.raise(stranger))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("「提出问题的工作队」");
        RaisedIssue ownerless =
                new RaisedIssue("缺水", "很缺水", "农田水利", null, "dacheng", null, null, Outcome.CLAIMED, null, null);
        assertThatThrownBy(() -> issue.desk.raise(ownerless)).hasMessageContaining("「承办部门」");
        String after = issue.desk.raise(IssueRun.water(Outcome.ANSWERED));
        assertThat(serial(after)).isEqualTo(serial(before) + 1);
    }

    @Test
    void aSolvedIssueIsLookedBackAtTwiceAndArchived() {
        String number = closed();
        issue.assertTimer(number, IssueProcess.TIMER_LOOK_BACK, "2026-10-18T18:00+08:00");
        issue.fire(number, IssueProcess.TIMER_LOOK_BACK);
        issue.submit(number, IssueProcess.USER_TASK_LOOK_BACK, Map.of("decision", "kept"));
        issue.assertTimer(number, IssueProcess.TIMER_LOOK_BACK, "2026-12-17T18:00+08:00");
        issue.fire(number, IssueProcess.TIMER_LOOK_BACK);
        issue.fire(number, IssueProcess.TIMER_LOOK_BACK_OVER);
        issue.assertEndedAt(number, IssueProcess.KEY, "endEvent_archived");
        assertThat(issue.passed(number, IssueProcess.KEY))
                .containsSubsequence(
                        "callActivity_dispatch", "callActivity_handling", "callActivity_closure", "endEvent_archived");
        assertThat(issue.facts(number).status()).isEqualTo("ARCHIVED");
        assertThat(issue.rounds(number, HandlingProcess.KEY)).isEqualTo(1);
    }

    @Test
    void aReboundReopensTheSameNumber() {
        String number = closed();
        issue.fire(number, IssueProcess.TIMER_LOOK_BACK);
        issue.submit(number, IssueProcess.USER_TASK_LOOK_BACK, Map.of("decision", "rebound", "reason", "井又干了。"));
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        assertThat(issue.facts(number).status()).isEqualTo("HANDLING");
        assertThat(issue.passed(number, IssueProcess.KEY)).doesNotContain("endEvent_archived");
        assertThat(issue.rounds(number, DispatchProcess.KEY)).isEqualTo(1);
    }

    @Test
    void anIssueSentBackByTheCheckGoesOn() {
        String number = issue.solved();
        issue.submit(
                number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, Map.of("decision", "return", "reason", "照片不是现场。"));
        assertThat(issue.rounds(number, HandlingProcess.KEY)).isEqualTo(2);
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
    }

    @Test
    void aMergedIssueWaitsForTheLeadingOneAndIsRatedWithoutACheckOfItsOwn() {
        String leading = issue.inWork();
        String number = issue.claimed("huanggang", "agri");
        issue.merge(leading, number);
        assertThat(issue.open(number)).isEmpty();
        issue.submit(leading, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.submit(leading, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.SATISFIED);
        assertThat(issue.passed(number, IssueProcess.KEY))
                .containsSubsequence("event_merged", "event_topicSolved", "callActivity_closure", "timer_lookBack")
                .doesNotContain("endEvent_solutionReported");
    }

    private String closed() {
        String number = issue.solved();
        issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.SATISFIED);
        assertThat(issue.facts(number).status()).isEqualTo("CLOSED");
        return number;
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(8));
    }
}
