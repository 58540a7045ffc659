package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueDispatchProcessTest {

    private static final Map<String, Object> OBJECTION =
            Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "属于高标准农田项目。");

    @Autowired
    IssueRun issue;

    @Autowired
    IssueRules rules;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(DispatchProcess.KEY);
    }

    @Test
    void theClockStartsAtDispatchNotAtTheSignature() {
        String number = issue.dispatched();
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        issue.run.now("2026-09-21T10:00+08:00");
        issue.submit(number, DispatchProcess.USER_TASK_CLAIM_ISSUE, IssueRun.CLAIM);
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        issue.assertEndedAt(number, DispatchProcess.KEY, "endEvent_ownerLocked");
        assertThat(issue.passed(number, DispatchProcess.KEY))
                .doesNotContain("userTask_arbitrate", "serviceTask_lockOwner");
        assertThat(issue.steps(number)).containsSubsequence("登记", "交办", "认领");
    }

    @Test
    void claimedOnTheSpotNobodyIsAskedAgain() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        issue.assertEndedAt(number, DispatchProcess.KEY, "endEvent_ownerLocked");
        assertThat(issue.passed(number, DispatchProcess.KEY))
                .doesNotContain("userTask_dispatchIssue", "userTask_claimIssue");
        assertThat(issue.facts(number).owner()).isEqualTo("dept.water");
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_MAKE_PLAN);
    }

    @Test
    void anObjectionIsArbitratedOnceAndThenTheOwnerIsLocked() {
        String number = issue.dispatched();
        issue.submit(number, DispatchProcess.USER_TASK_CLAIM_ISSUE, OBJECTION);
        assertThat(issue.facts(number).status()).isEqualTo("OBJECTED");
        issue.run.now("2026-09-21T10:00+08:00");
        issue.submit(
                number,
                DispatchProcess.USER_TASK_ARBITRATE,
                Map.of("owner", "dept.agri", "clockChoice", "restart", "reason", "项目在农业农村局。"));
        assertThat(issue.facts(number).owner()).isEqualTo("dept.agri");
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-29T18:00+08:00");
        issue.refused(
                number,
                DispatchProcess.USER_TASK_CLAIM_ISSUE,
                Map.of("decision", "object", "proposedOwner", "dept.water", "reason", "也不是我们。"),
                "「认领还是提出异议」");
        issue.submitBy("handler.agri", number, DispatchProcess.USER_TASK_CLAIM_ISSUE, Map.of());
        issue.assertEndedAt(number, DispatchProcess.KEY, "endEvent_ownerLocked");
    }

    @Test
    void anObjectionNamesAnotherOwner() {
        String number = issue.dispatched();
        issue.refused(
                number,
                DispatchProcess.USER_TASK_CLAIM_ISSUE,
                Map.of("decision", "object", "proposedOwner", "dept.water", "reason", "不是我们。"),
                "「应由哪个单位主办」就是本单位");
        assertThat(issue.facts(number).status()).isEqualTo("DISPATCHED");
    }

    @Test
    void silenceOfEverybodyStillLeavesAnOwner() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.DISPATCHED));
        issue.fire(number, DispatchProcess.TIMER_DISPATCH_OVER);
        assertThat(issue.facts(number).owner()).isEqualTo("dept.water");
        issue.fire(number, DispatchProcess.TIMER_OBJECTION_OVER);
        issue.assertEndedAt(number, DispatchProcess.KEY, "endEvent_ownerLocked");
        assertThat(issue.facts(number).status()).isEqualTo("HANDLING");
        assertThat(issue.passed(number, DispatchProcess.KEY)).doesNotContain("serviceTask_recordObjection");
    }

    @Test
    void aSilentArbiterKeepsTheOwnerAndTheLimit() {
        String number = issue.dispatched();
        issue.submit(number, DispatchProcess.USER_TASK_CLAIM_ISSUE, OBJECTION);
        issue.fire(number, DispatchProcess.TIMER_ARBITRATION_OVER);
        assertThat(issue.facts(number).owner()).isEqualTo("dept.water");
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        assertThat(issue.open(number)).containsExactly(DispatchProcess.USER_TASK_CLAIM_ISSUE);
    }

    @Test
    void aCountyIssueGoesToTheCountyOfTheTeam() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(new RaisedIssue(
                "两村合用水塘", "两村对水塘的使用有分歧。", "镇村协调", null, "dacheng", null, null, Outcome.DISPATCHED, null, null));
        issue.fire(number, DispatchProcess.TIMER_DISPATCH_OVER);
        assertThat(issue.facts(number).ownerName()).isEqualTo("饶平县");
        issue.submitBy("county.raoping", number, DispatchProcess.USER_TASK_CLAIM_ISSUE, IssueRun.CLAIM);
        assertThat(issue.facts(number).status()).isEqualTo("HANDLING");
    }

    @Test
    void aCountyIssueOfNoNamedTeamGoesToWhomTheLastRowNamesIfNobodyDispatchesIt() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(new RaisedIssue(
                "两村合用水塘", "两村对水塘的使用有分歧。", "镇村协调", null, null, null, "2026-03/Q-007", Outcome.DISPATCHED, null, null));
        issue.fire(number, DispatchProcess.TIMER_DISPATCH_OVER);
        assertThat(issue.facts(number).owner()).isEqualTo("dept.agri");
        assertThat(order(number)).endsWith("，交办时改派了主办单位");
    }

    @Test
    void theTimelineSaysWhatWasProposedByWhichVersionAndWhetherItWasFollowed() {
        String followed = issue.dispatched();
        assertThat(order(followed))
                .isEqualTo("主办单位：市水务局；等级：一般，期限5个工作日；派单目录（第%d版）建议市水务局主办，等级一般（市、县职责重叠，归市级部门），按建议交办"
                        .formatted(rules.catalogueVersion()));
        String departed = issue.desk.raise(IssueRun.water(Outcome.DISPATCHED));
        issue.submit(
                departed,
                DispatchProcess.USER_TASK_DISPATCH_ISSUE,
                Map.of("owner", "dept.agri", "issueClass", "cross", "note", "先查项目。"));
        assertThat(order(departed)).contains("建议市水务局主办，等级一般").endsWith("，交办时改派了主办单位、改了等级；要求：先查项目。");
        String otherClass = issue.desk.raise(IssueRun.water(Outcome.DISPATCHED));
        issue.submit(
                otherClass,
                DispatchProcess.USER_TASK_DISPATCH_ISSUE,
                Map.of("owner", "dept.water", "issueClass", "cross"));
        assertThat(order(otherClass)).endsWith("，交办时改了等级");
        String silent = issue.desk.raise(IssueRun.water(Outcome.DISPATCHED));
        issue.fire(silent, DispatchProcess.TIMER_DISPATCH_OVER);
        assertThat(order(silent)).endsWith("，按建议交办");
    }

    @Test
    void aCountyIssueForWhichADepartmentWasAskedGoesToTheDepartment() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(new RaisedIssue(
                "两村合用水塘", "两村对水塘的使用有分歧。", "镇村协调", null, "dacheng", null, null, Outcome.DISPATCHED, "water", null));
        issue.fire(number, DispatchProcess.TIMER_DISPATCH_OVER);
        assertThat(issue.facts(number).owner()).isEqualTo("dept.water");
        assertThat(order(number)).contains("建议市水务局主办", "市、县职责重叠，归市级部门");
    }

    private String order(String number) {
        return issue.timeline.of(number).stream()
                .filter(e -> e.step().equals("交办"))
                .map(Timeline.Entry::detail)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUrgentIssueHasHoursNotDays() {
        issue.run.now("2026-09-30T17:00+08:00");
        String number = issue.desk.raise(new RaisedIssue(
                "山塘漏水", "汛期山塘漏水，下游有村庄。", "农田水利", "urgent", "dacheng", null, null, Outcome.CLAIMED, "water", null));
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-10-01T17:00+08:00");
        assertThat(issue.facts(number).issueClass()).isEqualTo("紧急");
    }
}
