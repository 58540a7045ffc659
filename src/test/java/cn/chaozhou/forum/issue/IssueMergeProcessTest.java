package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueMergeProcessTest {

    private static final Map<String, Object> PARK =
            Map.of("action", "parking", "parkingCause", "等待季节", "reason", "枯水期才能施工。");

    @Autowired
    IssueRun issue;

    @Autowired
    Issues issues;

    @Autowired
    IssueReader reader;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void friday() {
        issue.run.now(IssueRun.FRIDAY);
    }

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(MergeProcess.KEY);
    }

    @Test
    void theMergedStopTheirOwnWorkAndShareThePlanOfTheLeadingIssue() {
        String leading = issue.inWork();
        String inDispatch = raised("huanggang");
        String inWork = issue.claimed("shangrao", "agri");
        issue.submit(
                inWork,
                WorkProcess.USER_TASK_MAKE_PLAN,
                Map.of(
                        "plan",
                        "先核实用地，再打井。",
                        "coDepartments",
                        IssueRun.json("[{\"owner\":\"dept.landres\",\"task\":\"核实井位用地性质\"}]")));
        String instance = issue.merge(leading, inDispatch, inWork);
        issue.run.assertEndedAt(instance, "endEvent_merged");

        for (String number : new String[] {inDispatch, inWork}) {
            assertThat(issue.open(number)).isEmpty();
            assertThat(issue.facts(number).status()).isEqualTo("MERGED");
            assertThat(issue.facts(number).mergedInto()).isEqualTo(leading);
            assertThat(issue.facts(number).lamp()).isEqualTo("OFF");
            assertThat(issue.facts(number).lampReason()).isEqualTo("已并入：" + leading);
            assertThat(reader.summary(issues.require(number)))
                    .contains("已并入：" + leading, "牵头问题的主办单位：市水务局", "联合方案：先查水源，再定井位");
            assertThat(issue.steps(number)).contains("并入专题");
        }
        assertThat(issue.waits(inDispatch, DispatchProcess.TIMER_DISPATCH_OVER)).isFalse();
        assertThat(issue.waits(inWork, LadderProcess.TIMER_NEXT_STEP)).isFalse();
        assertThat(issue.waits(inWork, ContributionProcess.TIMER_CONTRIBUTION_DUE))
                .isFalse();
        assertThat(issue.steps(inWork)).contains("不再会办");

        assertThat(issue.facts(leading).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        assertThat(issue.waits(leading, LadderProcess.TIMER_NEXT_STEP)).isTrue();
        assertThat(reader.summary(issues.require(leading))).contains("并入本题：" + inDispatch, "黄冈镇工作队", "并入本题：" + inWork);
        assertThat(issue.timeline.of(leading))
                .anySatisfy(e -> assertThat(e.detail()).contains("并入本题：" + inDispatch + "、" + inWork, "一并打井"));
        assertThatThrownBy(() -> issue.run.startBy(
                        "supervisor", ChaseProcess.KEY, Map.of("chasedIssue", inWork, "chaseText", "请抓紧。")))
                .hasMessageContaining("已并入");
    }

    @Test
    void everyRaiserRatesTheOwnNumberAndOnlyADissatisfiedOneGoesOnAlone() {
        String leading = issue.inWork();
        String content = issue.claimed("shangrao", "agri");
        String discontent = raised("huanggang");
        issue.merge(leading, content, discontent);
        issue.submit(leading, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        assertThat(issue.open(content)).isEmpty();
        issue.submitBy("supervisor", leading, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);

        String rating = issue.task(content, ClosureProcess.USER_TASK_RATE_ISSUE).getId();
        assertThat(String.valueOf(tasks.getVariable(rating, "solution"))).contains("打出第一口水井");
        issue.submitBy("captain.shangrao", content, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.SATISFIED);
        assertThat(issue.facts(content).status()).isEqualTo("CLOSED");
        assertThat(issue.facts(content).owner()).isEqualTo("dept.water");
        assertThat(issue.facts(content).mergedInto()).isEqualTo(leading);

        issue.submitBy("captain.huanggang", discontent, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);
        assertThat(issue.facts(discontent).status()).isEqualTo("HANDLING");
        assertThat(issue.facts(discontent).owner()).isEqualTo("dept.water");
        assertThat(issue.facts(discontent).mergedInto()).isNull();
        // half of five working days, rounded up
        assertThat(issue.facts(discontent).dueAt()).isEqualTo("2026-09-22T18:00+08:00");
        issue.assertFor("dept.water.handler", discontent, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        assertThat(issue.steps(discontent)).containsSubsequence("并入专题", "随专题解决", "评价", "离开专题", "重新办理");
        assertThat(issue.waits(discontent, LadderProcess.TIMER_NEXT_STEP)).isTrue();

        issue.submitBy("captain.dacheng", leading, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.SATISFIED);
        assertThat(issue.facts(leading).status()).isEqualTo("CLOSED");
        issue.submit(discontent, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.submitBy("supervisor", discontent, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(discontent, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.SATISFIED);
        assertThat(issue.facts(discontent).status()).isEqualTo("CLOSED");
    }

    @Test
    void theMergedWaitHoweverLongTheLeadingIssueTakes() {
        String leading = issue.dispatched();
        String number = issue.claimed("huanggang", "water");
        issue.merge(leading, number);
        issue.submit(
                leading,
                DispatchProcess.USER_TASK_CLAIM_ISSUE,
                Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "属于高标准农田项目。"));
        issue.submit(
                leading,
                DispatchProcess.USER_TASK_ARBITRATE,
                Map.of("owner", "dept.agri", "clockChoice", "keep", "reason", "项目在农业农村局。"));
        issue.submit(leading, DispatchProcess.USER_TASK_CLAIM_ISSUE, Map.of());
        issue.submit(leading, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
        issue.submit(leading, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(leading, HandlingProcess.USER_TASK_DECIDE_PARKING, Map.of("decision", "approve", "reason", "属实。"));
        issue.fire(leading, HandlingProcess.TIMER_PARKED_REVIEW);
        issue.submit(
                leading, HandlingProcess.USER_TASK_REVIEW_PARKING, Map.of("decision", "resume", "reason", "可以施工。"));
        issue.submit(leading, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.submit(
                leading, ClosureProcess.USER_TASK_CHECK_EVIDENCE, Map.of("decision", "return", "reason", "照片不是现场。"));
        assertThat(issue.open(number)).isEmpty();
        assertThat(issue.facts(number).status()).isEqualTo("MERGED");
        issue.submit(leading, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.submit(leading, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.fire(number, ClosureProcess.TIMER_RATING_CLOSES);
        assertThat(issue.facts(number).status()).isEqualTo("CLOSED");
        assertThat(issue.facts(number).owner()).isEqualTo("dept.agri");
    }

    @Test
    void anIssueMergedLateOrParkedKeepsItsRecord() {
        String leading = issue.inWork();
        String parked = issue.claimed("huanggang", "agri");
        issue.submit(parked, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
        issue.submit(parked, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(parked, HandlingProcess.USER_TASK_DECIDE_PARKING, Map.of("decision", "approve", "reason", "属实。"));
        String late = issue.claimed("shangrao", "agri");
        String parkedLate = issue.claimed("shangrao", "agri");
        issue.submit(parkedLate, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
        issue.run.now("2026-09-28T10:00+08:00");
        issue.submit(parkedLate, WorkProcess.USER_TASK_WORK_ON_ISSUE, PARK);
        issue.submit(
                parkedLate, HandlingProcess.USER_TASK_DECIDE_PARKING, Map.of("decision", "approve", "reason", "属实。"));
        issue.merge(leading, parked, late, parkedLate);
        assertThat(issue.facts(parkedLate).lampReason()).isEqualTo("已并入：" + leading + "（曾超期）");
        assertThat(issue.open(parked)).isEmpty();
        assertThat(issue.waits(parked, HandlingProcess.TIMER_PARKED_REVIEW)).isFalse();
        assertThat(issue.facts(parked).lampReason()).isEqualTo("已并入：" + leading);
        assertThat(issue.facts(late).lampReason()).isEqualTo("已并入：" + leading + "（曾超期）");

        issue.run.startBy(
                "handler.agri",
                ContestProcess.KEY,
                Map.of("contestedIssue", late, "contested", "lamp", "contestReason", "计时有误。"));
        issue.submit(late, ContestProcess.USER_TASK_DECIDE_CONTEST, Map.of("decision", "change", "reason", "属实。"));
        assertThat(issue.facts(late).lampReason()).isEqualTo("已并入：" + leading);
    }

    @Test
    void aMergeCanBeDiscarded() {
        String leading = issue.inWork();
        String other = raised("huanggang");
        String instance = issue.run.startBy("secretariat", MergeProcess.KEY, Map.of("leadingIssue", leading));
        issue.run.submit(instance, MergeProcess.USER_TASK_CHOOSE_ISSUES, Map.of("decision", "discard"));
        issue.run.assertEndedAt(instance, "endEvent_discarded");
        assertThat(issue.facts(other).status()).isEqualTo("REGISTERED");
    }

    @Test
    void onlyOpenIssuesAreMergedAndNoTopicIntoAnother() {
        String leading = issue.inWork();
        String other = issue.claimed("huanggang", "agri");
        String third = issue.claimed("shangrao", "agri");
        String solved = issue.solved();
        assertThatThrownBy(() -> start("WT-2020-0001")).hasMessageContaining("「牵头问题的编号」查无此号");
        assertThatThrownBy(() -> start(solved)).hasMessageContaining("「牵头问题的编号」中" + solved + "现在是“已报请核验”");
        String early = start(leading);
        assertThatThrownBy(() -> submit(early, solved)).hasMessageContaining("「并入的问题」");
        assertThatThrownBy(() -> submit(early, leading)).hasMessageContaining("「并入的问题」");
        issue.merge(other, third);
        assertThatThrownBy(() -> submit(early, third)).hasMessageContaining("「并入的问题」中" + third + "现在是“已并入”");
        assertThatThrownBy(() -> submit(early, other)).hasMessageContaining("「并入的问题」中" + other + "自己牵头一个专题");
        assertThat(issue.facts(other).status()).isEqualTo("HANDLING");
        assertThatThrownBy(() -> start(third)).hasMessageContaining("已并入");
    }

    private String start(String leading) {
        return issue.run.startBy("secretariat", MergeProcess.KEY, Map.of("leadingIssue", leading));
    }

    private void submit(String instance, String merged) {
        issue.run.submit(instance, MergeProcess.USER_TASK_CHOOSE_ISSUES, IssueRun.merged(merged));
    }

    /** Waiting to be dispatched. */
    private String raised(String team) {
        return issue.desk.raise(new RaisedIssue(
                "灌溉缺水", "旱季灌溉缺水，请求打井。", "农田水利", null, team, null, null, Outcome.DISPATCHED, null, null));
    }
}
