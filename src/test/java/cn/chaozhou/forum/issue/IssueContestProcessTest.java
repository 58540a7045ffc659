package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForumTest
class IssueContestProcessTest {

    private static final String OVERDUE = "2026-09-28T10:00+08:00";
    private static final Map<String, Object> CHANGE = Map.of("decision", "change", "reason", "停电两天，系统没有停表。");
    private static final Map<String, Object> UPHOLD = Map.of("decision", "uphold", "reason", "期限内没有提出停表。");

    @Autowired
    IssueRun issue;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdentityService identities;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(ContestProcess.KEY);
    }

    @Test
    void anAnnulledRedLampNoLongerCountsNowAndOnRecord() {
        String number = issue.inWork();
        issue.run.now(OVERDUE);
        assertThat(issue.facts(number).lamp()).isEqualTo("RED");
        String instance = contest("handler.water", number, "lamp");
        issue.assertFor("secretariat", number, ContestProcess.USER_TASK_DECIDE_CONTEST);
        assertThat(String.valueOf(issue.run.variable(instance, "contest")))
                .contains("红灯：已超期1个工作日", "申请单位：市水务局", "计时有误");
        issue.submit(number, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE);
        issue.run.assertEndedAt(instance, "endEvent_annulled");
        assertThat(issue.facts(number).lamp()).isEqualTo("YELLOW");
        assertThat(issue.facts(number).lampReason()).contains("已超期1个工作日", "红灯经复核撤销，不计");

        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        assertThat(issue.facts(number).lampReason()).isEqualTo("已报请核验");
        assertThat(overdueRounds(number)).isZero();
        assertThat(issue.timeline.of(number))
                .filteredOn(e -> e.step().startsWith("复核"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.actor()).isEqualTo("secretariat");
                    assertThat(e.detail()).contains("撤销原结果“红灯：已超期1个工作日", "不再计入", "停电两天");
                });
        assertThat(notices.latestFor(List.of("handler.water"), 1).get(0).text()).contains("复核已决定", number);
    }

    @Test
    void aNewDueDateThatIsMissedIsANewRed() {
        String number = issue.inWork();
        issue.run.now(OVERDUE);
        contest("handler.water", number, "lamp");
        issue.submit(number, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE);
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);
        assertThat(issue.facts(number).lamp()).isNotEqualTo("RED");
        issue.run.now("2026-10-20T10:00+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("RED");
    }

    @Test
    void anUpheldRedStaysAndIsNotContestedTwice() {
        String number = issue.inWork();
        issue.run.now(OVERDUE);
        String instance = contest("head.water", number, "lamp");
        refused(() -> contest("handler.water", number, "lamp"), "「对什么申请复核」已经申请过复核");
        issue.submit(number, ContestProcess.USER_TASK_DECIDE_CONTEST, UPHOLD);
        issue.run.assertEndedAt(instance, "endEvent_upheld");
        issue.run.assertNotPassed(instance, "serviceTask_annulContested");
        assertThat(issue.facts(number).lamp()).isEqualTo("RED");
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        assertThat(issue.facts(number).lampReason()).contains("曾超期");
        refused(() -> contest("handler.water", number, "lamp"), "「对什么申请复核」已经申请过复核");
    }

    @Test
    void aRedOnRecordIsContestedAfterTheWorkIsDone() {
        String number = issue.inWork();
        issue.run.now("2026-10-20T10:00+08:00");
        refused(() -> contest("handler.water", number, "lamp"), "「对什么申请复核」须在亮灯、记录超期或评价后5个工作日内");
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        assertThat(issue.facts(number).lampReason()).isEqualTo("已报请核验（曾超期）");
        contest("handler.water", number, "lamp");
        issue.submit(number, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE);
        assertThat(issue.facts(number).lampReason()).isEqualTo("已报请核验");
        assertThat(overdueRounds(number)).isZero();
    }

    @Test
    void aYellowLampIsAnnulledUntilTheNextReason() {
        String number = issue.inWork();
        refused(() -> contest("handler.water", number, "lamp"), "「对什么申请复核」现在没有红灯、黄灯");
        issue.run.now("2026-09-21T10:00+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("YELLOW");
        contest("handler.water", number, "lamp");
        issue.submit(number, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE);
        assertThat(issue.facts(number).lamp()).isEqualTo("GREEN");
        issue.run.now("2026-09-22T18:01+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("YELLOW");
        assertThat(issue.facts(number).lampReason()).contains("未报送进展");
    }

    @Test
    void aRatingIsDecidedByTheLeaderWhereTheSecretariatChecked() {
        String number = ratedBadly("secretariat");
        contest("handler.water", number, "rating");
        issue.assertFor("leader", number, ContestProcess.USER_TASK_DECIDE_CONTEST);
        issue.submit(number, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE);
        assertThat(issue.facts(number).dissatisfied()).isZero();
        assertThat(jdbc.sql("select annulled_rating from closure where issue_number = ? and rating is null")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("dissatisfied");
        assertThat(jdbc.sql("select old_value from contest where issue_number = ? and changed")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("dissatisfied");
        assertThat(details(number)).anySatisfy(d -> assertThat(d).contains("撤销原结果“评价：不满意：水量不够"));
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        refused(() -> contest("handler.water", number, "rating"), "已经申请过复核");
    }

    @Test
    void silenceBringsTheContestToTheLeaderAndKeepsItThere() {
        String number = ratedBadly("supervisor");
        String instance = contest("captain.dacheng", number, "rating");
        issue.assertFor("secretariat", number, ContestProcess.USER_TASK_DECIDE_CONTEST);
        issue.assertTimer(number, ContestProcess.TIMER_CONTEST_SILENT, "2026-09-24T18:00+08:00");
        issue.fire(number, ContestProcess.TIMER_CONTEST_SILENT);
        issue.assertFor("leader", number, ContestProcess.USER_TASK_DECIDE_CONTEST);
        issue.fire(number, ContestProcess.TIMER_CONTEST_SILENT);
        issue.assertFor("leader", number, ContestProcess.USER_TASK_DECIDE_CONTEST);
        assertThat(notices.latestFor(List.of("leader"), 1).get(0).text()).contains("复核逾期", number);
        issue.submitBy("leader", number, ContestProcess.USER_TASK_DECIDE_CONTEST, UPHOLD);
        issue.run.assertPassedInOrder(
                instance, "timer_contestSilent", "serviceTask_escalateContest", "endEvent_upheld");
        assertThat(issue.facts(number).dissatisfied()).isEqualTo(1);
    }

    @Test
    void nobodyDecidesForTheOwnUnit() {
        User both = identities.newUser("clerk.both");
        identities.saveUser(both);
        List.of("secretariat", "dept.water").forEach(group -> identities.createMembership("clerk.both", group));
        try {
            String number = issue.inWork();
            issue.run.now(OVERDUE);
            contest("handler.water", number, "lamp");
            assertThatThrownBy(
                            () -> issue.submitBy("clerk.both", number, ContestProcess.USER_TASK_DECIDE_CONTEST, CHANGE))
                    .hasMessageContaining("「复核决定」须由原作出者和申请单位以外的人作出");
            assertThat(issue.facts(number).lamp()).isEqualTo("RED");
        } finally {
            identities.deleteUser("clerk.both");
        }
    }

    @Test
    void onlyThoseConcernedContest() {
        String number = issue.inWork();
        issue.run.now(OVERDUE);
        refused(() -> contest("handler.water", "WT-2020-0001", "lamp"), "「问题编号」查无此号");
        refused(() -> contest("captain.dacheng", number, "lamp"), "「问题编号」的红灯、黄灯只能由它的主办单位");
        refused(() -> contest("captain.huanggang", number, "rating"), "「问题编号」的评价只能由");
        refused(() -> contest("captain.dacheng", number, "rating"), "「对什么申请复核」现在没有可以复核的评价");
        refused(() -> contest("handler.water", number, "plan"), "「对什么申请复核」");
        assertThat(issue.steps(number)).doesNotContain("申请复核");
    }

    @Test
    void whereTheSecretariatRatesForAHiddenTeamTheLeaderDecides() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(new RaisedIssue(
                "村里缺水", "旱季缺水，请求打井。", "农田水利", null, null, null, "2026-03/Q-901", Outcome.CLAIMED, "water", null));
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        ratedBadly(number, "supervisor");
        String instance = contest("secretariat", number, "rating");
        issue.assertFor("leader", number, ContestProcess.USER_TASK_DECIDE_CONTEST);
        assertThat(String.valueOf(issue.run.variable(instance, "contest"))).contains("申请单位：活动办公室");
    }

    private String ratedBadly(String checker) {
        String number = issue.solved();
        ratedBadly(number, checker);
        return number;
    }

    private void ratedBadly(String number, String checker) {
        issue.submitBy(checker, number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);
    }

    private String contest(String user, String number, String what) {
        return issue.run.startBy(
                user,
                ContestProcess.KEY,
                Map.of("contestedIssue", number, "contested", what, "contestReason", "计时有误。"));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable contest, String text) {
        assertThatThrownBy(contest).isInstanceOf(InputRefused.class).hasMessageContaining(text);
    }

    private List<String> details(String number) {
        return issue.timeline.of(number).stream()
                .map(Timeline.Entry::detail)
                .filter(d -> d != null)
                .toList();
    }

    private int overdueRounds(String number) {
        return jdbc.sql("select count(*) from closure where issue_number = ? and overdue")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
