package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForumTest
class IssueWorkProcessTest {

    private static final Map<String, Object> REASON = Map.of("decision", "approve", "reason", "情况属实。");

    @Autowired
    IssueRun issue;

    @Autowired
    Notices notices;

    @Autowired
    FormService forms;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(WorkProcess.KEY);
    }

    @Test
    void progressIsReportedUntilSolved() {
        String number = issue.inWork();
        issue.run.now("2026-09-20T10:00+08:00");
        issue.submit(
                number,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of("action", "progress", "percent", 40, "progressText", "已定井位。"));
        assertThat(issue.facts(number).progress()).isEqualTo(40);
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.assertEndedAt(number, WorkProcess.KEY, "endEvent_workStopped");
        assertThat(issue.passed(number, WorkProcess.KEY))
                .doesNotContain("userTask_decideExtension", "serviceTask_remindPlan");
        assertThat(issue.facts(number).status()).isEqualTo("SOLVED");
    }

    @Test
    void aMissingReportTurnsTheLamp() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(new RaisedIssue(
                "用地指标", "冷库用地指标没有落实。", "用地规划", "longer", "dacheng", null, null, Outcome.CLAIMED, "landres", null));
        issue.run.now("2026-09-19T10:00+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("GREEN");
        issue.run.now("2026-09-24T18:00+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("YELLOW");
        assertThat(issue.facts(number).lampReason()).contains("未报送进展（应于9月24日前报送）", "进度落后20个百分点");
    }

    @Test
    void aLatePlanIsRemindedOfOnce() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        // two working days: the 20th, a make-up Sunday, and the 21st
        issue.assertTimer(number, WorkProcess.TIMER_PLAN_OVERDUE, "2026-09-21T18:00+08:00");
        issue.fire(number, WorkProcess.TIMER_PLAN_OVERDUE);
        assertThat(notices.latestFor(List.of("dept.water.head"), 1).get(0).text())
                .contains(number, "方案已经逾期");
        assertThat(issue.waits(number, WorkProcess.TIMER_PLAN_OVERDUE)).isFalse();
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_MAKE_PLAN);
    }

    @Test
    void aSolutionNeedsDatedEvidence() {
        String number = issue.inWork();
        Map<String, Object> without = new HashMap<>(IssueRun.solution());
        without.put("evidence", IssueRun.json("[]"));
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, without, "「解决的证据」至少要有一件");
        without.put("evidence", IssueRun.json("[{\"date\":\"2026-10-18\",\"kind\":\"照片\",\"description\":\"出水\"}]"));
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, without, "「证据日期」不能晚于今天");
    }

    @Test
    void aFileOfThisRoundIsEvidence() {
        String number = issue.inWork();
        Map<String, Object> without = new HashMap<>(IssueRun.solution());
        without.put("evidence", IssueRun.json("[]"));
        file(number, WorkProcess.USER_TASK_MAKE_PLAN);
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, without, "「材料」页上传");
        file(number, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, without);
        issue.submit(
                number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, Map.of("decision", "return", "reason", "照片不是现场。"));
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, without, "「材料」页上传");
    }

    @Test
    void aFormTellsHowThingsStandWhenItIsOpened() {
        String number = issue.inWork();
        assertThat(shown(number, "summary")).contains("绿灯：剩余5个工作日");
        assertThat(shown(number, "extensionRule")).isEqualTo("延期须在到期前2个工作日提出，到期后不再受理；由单位负责人批准，延长时间较长的由更高一级批准。");
        issue.run.now("2026-09-26T09:00+08:00");
        assertThat(shown(number, "summary")).contains("红灯：");
    }

    @Test
    void eachReportBeginsWithAnEmptyFormButTheLastFigure() {
        String number = issue.inWork();
        issue.submit(
                number,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of("action", "progress", "percent", 40, "progressText", "已定井位。"));
        assertThat(shown(number, "percent")).isEqualTo("40");
        for (String answer : List.of("action", "progressText", "reason")) {
            assertThat(shown(number, answer)).as(answer).isEqualTo("null");
        }
    }

    private String shown(String number, String variable) {
        Task task = issue.task(number, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        return String.valueOf(forms.getTaskFormVariables(task.getId()).get(variable));
    }

    private void file(String number, String step) {
        db.sql("insert into attachment (id, case_number, instance, task, step, name, media_type, size_bytes, sha256,"
                        + " on_date, kind, uploaded_at, uploaded_by) values (?, ?, '1', '1', ?, '井.txt',"
                        + " 'text/plain', 12, '0', current_date, 'photo', ?, 'handler.water')")
                .params(UUID.randomUUID().toString(), number, step, OffsetDateTime.now(clock))
                .update();
    }

    @Test
    void anExtensionMovesTheDueDateAndTheRunningTimer() {
        String number = issue.inWork();
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-09-23T18:00+08:00");
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-10-16"));
        issue.submitBy("head.water", number, WorkProcess.USER_TASK_DECIDE_EXTENSION, REASON);
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-10-16T18:00+08:00");
        assertThat(issue.facts(number).extensions()).isEqualTo(1);
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-10-15T18:00+08:00");
        assertThat(issue.task(number, WorkProcess.USER_TASK_WORK_ON_ISSUE)
                        .getDueDate()
                        .toInstant())
                .isEqualTo("2026-10-16T10:00:00Z");
        assertThat(issue.steps(number)).contains("延期");

        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-10-30"));
        issue.submitBy("leader", number, WorkProcess.USER_TASK_DECIDE_EXTENSION, REASON);
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-11-13"), "不得再次延期");
    }

    @Test
    void aRefusedOrUnansweredExtensionChangesNothing() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-10-16"));
        issue.submit(number, WorkProcess.USER_TASK_DECIDE_EXTENSION, Map.of("decision", "refuse", "reason", "可以按期完成。"));
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-10-16"));
        issue.fire(number, WorkProcess.TIMER_EXTENSION_SILENT);
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-09-24T18:00+08:00");
        assertThat(issue.facts(number).extensions()).isZero();
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
    }

    @Test
    void aLateExtensionIsRefused() {
        String number = issue.inWork();
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-09-26"), "不是工作日");
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-12-31"), "延长时间过长");
        issue.run.now("2026-09-22T18:00+08:00");
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-09-23"), "应晚于现在的期限");
        issue.run.now("2026-09-22T18:01+08:00");
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-10-16"), "须在到期前2个工作日提出");
        issue.run.now("2026-09-28T09:00+08:00");
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-10-16"), "不能再申请延期，按超期处理");
        assertThat(issue.facts(number).lamp()).isEqualTo("RED");
    }

    @Test
    void theLeadCannotReportBeforeTheCoDepartmentsAreIn() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        issue.refused(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.water"), "不能是主办单位自己");
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        Date due = issue.task(number, ContributionProcess.USER_TASK_CONTRIBUTE).getDueDate();
        assertThat(due.toInstant()).isEqualTo("2026-09-21T10:00:00Z");
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution(), "会办意见没有到齐：市自然资源局");

        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, extension("2026-10-16"));
        issue.submit(number, WorkProcess.USER_TASK_DECIDE_EXTENSION, REASON);
        issue.assertTimer(number, ContributionProcess.TIMER_CONTRIBUTION_DUE, "2026-10-13T18:00+08:00");
        issue.fire(number, ContributionProcess.TIMER_CONTRIBUTION_DUE);
        assertThat(issue.chases.of(number).get(0).recipient()).isEqualTo("dept.landres.head");

        issue.submitBy(
                "handler.landres",
                number,
                ContributionProcess.USER_TASK_CONTRIBUTE,
                Map.of("contribution", "井位不占用基本农田，可以施工。"));
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        issue.assertEndedAt(number, WorkProcess.KEY, "endEvent_workStopped");
    }

    @Test
    void whatIsStillMissingIsAskedForAgainAfterAStop() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        issue.submit(
                number,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of("action", "procedure", "procedure", "听证", "document", "公告1号", "reason", "涉及两村。"));
        assertThat(issue.open(number)).containsExactly(HandlingProcess.USER_TASK_END_PROCEDURE);
        issue.submit(
                number, HandlingProcess.USER_TASK_END_PROCEDURE, Map.of("endedOn", "2026-09-18", "document", "纪要"));
        assertThat(issue.open(number))
                .containsExactly(ContributionProcess.USER_TASK_CONTRIBUTE, WorkProcess.USER_TASK_WORK_ON_ISSUE);
    }

    private static Map<String, Object> extension(String until) {
        return Map.of(
                "action", "extension",
                "percent", 30,
                "progressText", "钻机已到场。",
                "newDueDate", until,
                "reason", "连日大雨。");
    }
}
