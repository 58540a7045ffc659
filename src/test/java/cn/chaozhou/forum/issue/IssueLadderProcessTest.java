package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.Chases.Chase;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueLadderProcessTest {

    private static final Map<String, Object> SENT_BACK = Map.of("decision", "return", "reason", "照片不是现场。");

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
        ProcessCoverage.assertComplete(LadderProcess.KEY);
    }

    @Test
    void eachStepIsTakenOnceInOrderAtItsTime() {
        String number = issue.inWork();
        // due on 24 September; 25–27 September and 1–7 October are off, 10 October is a workday
        for (String at : List.of(
                "2026-09-23T18:00+08:00",
                "2026-09-28T18:00+08:00",
                "2026-09-30T18:00+08:00",
                "2026-10-09T18:00+08:00",
                "2026-10-15T18:00+08:00",
                "2026-10-29T18:00+08:00")) {
            issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, at);
            issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        }
        assertThat(issue.ladder(number)).containsExactly("到期提醒", "逾期催办", "单位负责人督办", "活动办公室会商", "市分管领导约谈", "挂牌督办");
        assertThat(issue.waits(number, LadderProcess.TIMER_NEXT_STEP)).isFalse();
        assertThat(issue.passed(number, LadderProcess.KEY)).contains("endEvent_ladderClimbed");
    }

    @Test
    void chasesAreNumberedAndTheSecondIsCopiedToTheHead() {
        String number = issue.inWork();
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        List<Chase> chases = issue.chases.of(number);
        assertThat(chases).extracting(Chase::recipient).containsExactly("dept.water.handler", "dept.water.handler");
        assertThat(chases).extracting(Chase::copiedTo).containsExactly(null, "dept.water.head");
        assertThat(chases.get(1).chaseNumber()).isEqualTo(chases.get(0).chaseNumber() + 1);
        assertThat(notices.latestFor(List.of("dept.water.head"), 1).get(0).text())
                .contains("抄报：催办〔2026〕", number, "已超期1个工作日");
    }

    @Test
    void anEscalationIsARealTaskBesideTheWork() {
        String number = issue.inWork();
        for (int i = 0; i < 3; i++) {
            issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        }
        assertThat(issue.open(number))
                .containsExactly(LadderProcess.USER_TASK_HANDLE_ESCALATION, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        issue.submitBy(
                "head.water", number, LadderProcess.USER_TASK_HANDLE_ESCALATION, Map.of("instruction", "三天内打井。"));
        assertThat(issue.passed(number, LadderProcess.KEY)).contains("endEvent_instructionGiven");
        assertThat(notices.latestFor(List.of("dept.water.handler"), 1).get(0).text())
                .contains("三天内打井");
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-10-09T18:00+08:00");
    }

    @Test
    void aSilentSuperiorLetsTheLadderGoOn() {
        String number = issue.inWork();
        for (int i = 0; i < 3; i++) {
            issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        }
        // asked on 30 September; 1–7 October are off
        issue.assertTimer(number, LadderProcess.TIMER_ESCALATION_OVER, "2026-10-09T18:00+08:00");
        issue.fire(number, LadderProcess.TIMER_ESCALATION_OVER);
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        assertThat(issue.timeline.of(number))
                .last()
                .extracting(Timeline.Entry::detail)
                .isEqualTo("逾期未提出");
        assertThat(notices.latestFor(List.of("dept.water.handler"), 1).get(0).text())
                .doesNotContain("处理要求");
        assertThat(issue.waits(number, LadderProcess.TIMER_NEXT_STEP)).isTrue();
    }

    @Test
    void theThirdRedLeadsToTheDeputySecretaryAtOnce() {
        String number = issue.inWork();
        solveLate(number, "2026-09-28T09:00+08:00");
        assertThat(issue.facts(number).reds()).isEqualTo(1);
        issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, SENT_BACK);
        // the due date has not moved: red again at once
        assertThat(issue.facts(number).reds()).isEqualTo(2);
        solveLate(number, "2026-09-28T10:00+08:00");
        issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);

        // three working days from 28 September: 29, 30, and 8 October; the third red would come then
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-10-08T18:00+08:00");
        assertThat(issue.facts(number).wasOverdue()).isTrue();
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-09-30T18:00+08:00");
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-10-08T18:00+08:00");
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        assertThat(issue.ladder(number)).containsExactly("到期提醒", "市分管领导约谈");
        assertThat(issue.facts(number).reds()).isEqualTo(3);
        issue.assertFor("leader", number, LadderProcess.USER_TASK_HANDLE_ESCALATION);
        assertThat(notices.latestFor(List.of("leader"), 1).get(0).text()).contains("第3次亮红灯");

        // nobody below is asked any more; the chases go on: one working day after, and 挂牌督办 after twenty
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-10-09T18:00+08:00");
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-11-04T18:00+08:00");
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        assertThat(issue.ladder(number)).containsExactly("到期提醒", "市分管领导约谈", "逾期催办", "挂牌督办");
        assertThat(issue.waits(number, LadderProcess.TIMER_NEXT_STEP)).isFalse();
    }

    private void solveLate(String number, String at) {
        issue.run.now(at);
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
    }

    @Test
    void aReminderThatWouldComeTooLateIsLeftOut() {
        issue.run.now("2026-09-30T19:00+08:00");
        String number = issue.desk.raise(new RaisedIssue(
                "山塘漏水", "汛期山塘漏水，下游有村庄。", "农田水利", "urgent", "dacheng", null, null, Outcome.CLAIMED, "water", null));
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-10-08T18:00+08:00");
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        assertThat(issue.ladder(number)).containsExactly("逾期催办");
    }
}
