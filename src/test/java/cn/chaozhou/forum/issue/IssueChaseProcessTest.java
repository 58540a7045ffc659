package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.Chases.Chase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueChaseProcessTest {

    @Autowired
    IssueRun issue;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(ChaseProcess.KEY);
    }

    @Test
    void aSupervisorChasesByHand() {
        String number = issue.inWork();
        String instance = chase(number);
        issue.run.assertEndedAt(instance, "endEvent_chased");
        Chase chase = issue.chases.of(number).get(0);
        assertThat(chase.step()).isEqualTo("人工催办");
        assertThat(chase.copiedTo()).isEqualTo("dept.water.head");
    }

    @Test
    void onlyARunningIssueIsChased() {
        assertThatThrownBy(() -> chase("WT-2020-0001"))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("「问题编号」查无此号");
        String number = issue.solved();
        assertThatThrownBy(() -> chase(number)).hasMessageContaining("已报请核验");
        assertThat(issue.chases.of(number)).isEmpty();
    }

    @Test
    void aLeaderConvenesTheUnitWithoutWaitingForTheLadder() {
        String number = issue.inWork();
        String instance = issue.run.startBy(
                "leader",
                ChaseProcess.KEY,
                Map.of("chasedIssue", number, "chaseText", "两次延期仍无进展。", "chaseKind", "convene"));
        assertThat(issue.chases.of(number)).isEmpty();
        issue.assertFor("leader", number, ChaseProcess.USER_TASK_HOLD_TALK);
        issue.run.submit(instance, ChaseProcess.USER_TASK_HOLD_TALK, Map.of("instruction", "月底前通水，每周书面报告。"));
        issue.run.assertEndedAt(instance, "endEvent_talked");
        assertThat(issue.timeline.of(number)).anyMatch(line -> "月底前通水，每周书面报告。".equals(line.detail()));
    }

    private String chase(String number) {
        return issue.run.startBy(
                "supervisor", ChaseProcess.KEY, Map.of("chasedIssue", number, "chaseText", "群众盼水心切，请抓紧。"));
    }
}
