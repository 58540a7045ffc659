package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.issue.RestDoor.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two at the same moment, each in a thread and a transaction of its own: one wins, the other reads why. */
@ForumTest
class IssueRaceTest {

    private static final int TRIES = 20;
    private static final ExecutorService BOTH = Executors.newFixedThreadPool(2);

    private static final Map<String, Object> OBJECT =
            Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "属于高标准农田项目。");
    private static final Map<String, Object> EXTEND = Map.of(
            "action", "extension",
            "percent", 30,
            "progressText", "钻机已到场。",
            "newDueDate", "2026-10-16",
            "reason", "连日大雨。");
    private static final Map<String, Object> APPROVE = Map.of("decision", "approve", "reason", "情况属实。");
    private static final Map<String, Object> CONTRIBUTION = Map.of("contribution", "井位不占用基本农田，可以施工。");

    @Autowired
    IssueRun issue;

    @Autowired
    IssueTime time;

    @Autowired
    RestDoor door;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void noMoreThreads() {
        BOTH.shutdown();
    }

    @RepeatedTest(TRIES)
    void oneClaimsAndOneObjects() {
        String number = issue.dispatched();
        String task = held("handler.water", number, DispatchProcess.USER_TASK_CLAIM_ISSUE);
        List<Answer> answers = race(
                () -> door.submit("handler.water", task, IssueRun.CLAIM),
                () -> door.submit("handler.water", task, OBJECT));
        assertOneTaken(answers);
        boolean claimed = answers.get(0).taken();
        assertThat(issue.facts(number).status()).isEqualTo(claimed ? "HANDLING" : "OBJECTED");
        assertThat(issue.open(number))
                .containsExactly(claimed ? WorkProcess.USER_TASK_MAKE_PLAN : DispatchProcess.USER_TASK_ARBITRATE);
        assertThat(issue.steps(number)).containsOnlyOnce(claimed ? "认领" : "异议").doesNotContain(claimed ? "异议" : "认领");
    }

    @RepeatedTest(TRIES)
    void oneAsksForMoreTimeAndOneReportsItSolved() {
        String number = issue.inWork();
        String task = held("handler.water", number, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        List<Answer> answers = race(
                () -> door.submit("handler.water", task, EXTEND),
                () -> door.submit("handler.water", task, IssueRun.solution()));
        assertOneTaken(answers);
        boolean asked = answers.get(0).taken();
        assertThat(issue.facts(number).status()).isEqualTo(asked ? "HANDLING" : "SOLVED");
        assertThat(issue.open(number))
                .containsExactly(
                        asked ? WorkProcess.USER_TASK_DECIDE_EXTENSION : ClosureProcess.USER_TASK_CHECK_EVIDENCE);
        assertThat(issue.waits(number, LadderProcess.TIMER_NEXT_STEP)).isEqualTo(asked);
        assertThat(issue.steps(number)).doesNotContain(asked ? "报请核验" : "申请延期");
    }

    @RepeatedTest(TRIES)
    void anExtensionIsGrantedWhileTheLadderTakesItsStep() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, EXTEND);
        String task = held("head.water", number, WorkProcess.USER_TASK_DECIDE_EXTENSION);
        Job step = timer(number, LadderProcess.TIMER_NEXT_STEP);
        issue.run.now(step.getDuedate());
        List<Answer> answers = race(() -> door.submit("head.water", task, APPROVE), () -> fire(step));
        if (!answers.get(0).taken()) {
            assertConflict(answers.get(0));
            assertThat(door.submit("head.water", task, APPROVE).taken()).isTrue();
        }
        assertThat(issue.facts(number).dueAt()).isEqualTo("2026-10-16T18:00+08:00");
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        issue.assertTimer(number, LadderProcess.TIMER_NEXT_STEP, "2026-10-15T18:00+08:00");
        assertThat(timer(number, LadderProcess.TIMER_NEXT_STEP).getRetries())
                .as("a lost race may cost one retry, never the timer")
                .isGreaterThanOrEqualTo(2);
    }

    @RepeatedTest(TRIES)
    void anExtensionIsGrantedAsTheTimeForItRunsOut() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, EXTEND);
        String task = held("head.water", number, WorkProcess.USER_TASK_DECIDE_EXTENSION);
        Job silent = timer(number, WorkProcess.TIMER_EXTENSION_SILENT);
        issue.run.now(silent.getDuedate());
        List<Answer> answers = race(() -> door.submit("head.water", task, APPROVE), () -> fire(silent));
        assertOneTaken(answers);
        boolean granted = answers.get(0).taken();
        assertThat(issue.facts(number).extensions()).isEqualTo(granted ? 1 : 0);
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        assertThat(issue.steps(number)).containsOnlyOnce(granted ? "延期" : "不同意延期");
    }

    @RepeatedTest(TRIES)
    void oneObjectsAsTheTimeForItRunsOut() {
        String number = issue.dispatched();
        String task = held("handler.water", number, DispatchProcess.USER_TASK_CLAIM_ISSUE);
        Job over = timer(number, DispatchProcess.TIMER_OBJECTION_OVER);
        issue.run.now(over.getDuedate());
        List<Answer> answers = race(() -> door.submit("handler.water", task, OBJECT), () -> fire(over));
        assertOneTaken(answers);
        boolean objected = answers.get(0).taken();
        assertThat(issue.facts(number).status()).isEqualTo(objected ? "OBJECTED" : "HANDLING");
        assertThat(issue.open(number))
                .containsExactly(objected ? DispatchProcess.USER_TASK_ARBITRATE : WorkProcess.USER_TASK_MAKE_PLAN);
        assertThat(issue.waits(number, DispatchProcess.TIMER_OBJECTION_OVER)).isFalse();
    }

    @RepeatedTest(TRIES)
    void oneReportsItSolvedWhileTheLadderTakesItsStep() {
        String number = issue.inWork();
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
        String task = held("handler.water", number, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        Job step = timer(number, LadderProcess.TIMER_NEXT_STEP);
        issue.run.now(step.getDuedate());
        List<Answer> answers = race(() -> door.submit("handler.water", task, IssueRun.solution()), () -> fire(step));
        if (!answers.get(0).taken()) {
            assertConflict(answers.get(0));
            assertThat(issue.open(number))
                    .containsExactly(LadderProcess.USER_TASK_HANDLE_ESCALATION, WorkProcess.USER_TASK_WORK_ON_ISSUE);
            assertThat(door.submit("handler.water", task, IssueRun.solution()).taken())
                    .isTrue();
        }
        assertThat(issue.facts(number).status()).isEqualTo("SOLVED");
        assertThat(issue.open(number)).containsExactly(ClosureProcess.USER_TASK_CHECK_EVIDENCE);
        assertThat(time.waiting(number)).extracting(issue::timerOf).containsExactly(ClosureProcess.TIMER_CHECK_OVERDUE);
    }

    @RepeatedTest(TRIES)
    void twoCoDepartmentsGiveTheirPart() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        issue.submit(
                number,
                WorkProcess.USER_TASK_MAKE_PLAN,
                Map.of(
                        "plan",
                        "先核实用地，再打井。",
                        "coDepartments",
                        IssueRun.json("[{\"owner\":\"dept.landres\",\"task\":\"核实用地\"},"
                                + "{\"owner\":\"dept.finance\",\"task\":\"落实资金\"}]")));
        String landres = held("handler.landres", number, ContributionProcess.USER_TASK_CONTRIBUTE);
        String finance = held("handler.finance", number, ContributionProcess.USER_TASK_CONTRIBUTE);
        List<Answer> answers = race(
                () -> door.submit("handler.landres", landres, CONTRIBUTION),
                () -> door.submit("handler.finance", finance, CONTRIBUTION));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.taken()).isTrue());

        List<String> reviews = reviews(number);
        List<Answer> accepted = race(
                () -> door.submit("handler.water", reviews.get(0), Map.of("decision", "accept")),
                () -> door.submit("handler.water", reviews.get(1), Map.of("decision", "accept")));
        for (int i = 0; i < 2; i++) {
            if (!accepted.get(i).taken()) {
                assertConflict(accepted.get(i));
                assertThat(door.submit("handler.water", reviews.get(i), Map.of("decision", "accept"))
                                .taken())
                        .isTrue();
            }
        }
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_WORK_ON_ISSUE);
        assertThat(issue.passed(number, WorkProcess.KEY)).contains("endEvent_contributionsIn");
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        assertThat(issue.facts(number).status()).isEqualTo("SOLVED");
    }

    @RepeatedTest(TRIES)
    void oneSendsAThinContributionBackWhileOneReportsTheIssueSolved() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        issue.submit(number, ContributionProcess.USER_TASK_CONTRIBUTE, CONTRIBUTION);
        String review = held("handler.water", number, ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION);
        String work = held("handler.water", number, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        List<Answer> answers = race(
                () -> door.submit("handler.water", review, Map.of("decision", "return", "reason", "没有红线图。")),
                () -> door.submit("handler.water", work, IssueRun.solution()));
        assertThat(answers.get(0).taken() && answers.get(1).taken())
                .as("solved without the contribution that was sent back")
                .isFalse();
        if (answers.get(1).taken()) {
            assertConflict(answers.get(0));
            assertThat(issue.open(number)).containsExactly(ClosureProcess.USER_TASK_CHECK_EVIDENCE);
        } else {
            assertThat(answers.get(1).message()).containsAnyOf("会办意见没有到齐", "刚刚有人办理了同一事项");
            assertThat(issue.open(number))
                    .containsExactly(ContributionProcess.USER_TASK_CONTRIBUTE, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        }
    }

    private void assertOneTaken(List<Answer> answers) {
        assertThat(answers).as("%s", answers).filteredOn(Answer::taken).hasSize(1);
        answers.stream().filter(answer -> !answer.taken()).forEach(IssueRaceTest::assertConflict);
    }

    private static void assertConflict(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(409);
        assertThat(answer.message()).matches("(刚刚有人办理了同一事项，您的操作没有保存。请刷新后再试。|该任务已办结或不存在。请刷新任务列表。)");
    }

    /** As the job executor does; a lost race is no failure of the job. */
    private Answer fire(Job job) {
        try {
            management.executeJob(job.getId());
            return new Answer(204, "");
        } catch (RuntimeException lost) {
            return new Answer(409, "刚刚有人办理了同一事项，您的操作没有保存。请刷新后再试。");
        }
    }

    private static List<Answer> race(Callable<Answer> one, Callable<Answer> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Answer>> both = List.of(BOTH.submit(together(start, one)), BOTH.submit(together(start, other)));
        try {
            return List.of(both.get(0).get(60, TimeUnit.SECONDS), both.get(1).get(60, TimeUnit.SECONDS));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Callable<Answer> together(CyclicBarrier start, Callable<Answer> act) {
        return () -> {
            start.await(30, TimeUnit.SECONDS);
            return act.call();
        };
    }

    private String held(String user, String number, String key) {
        return issue.run.as(user, () -> {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey(key)
                    .singleResult();
            tasks.claim(task.getId(), user);
            return task.getId();
        });
    }

    private List<String> reviews(String number) {
        return issue.run.as("handler.water", () -> {
            List<String> open = tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey(ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION)
                    .list()
                    .stream()
                    .map(Task::getId)
                    .toList();
            open.forEach(task -> tasks.claim(task, "handler.water"));
            return open;
        });
    }

    private Job timer(String number, String timer) {
        return time.waiting(number).stream()
                .filter(job -> issue.timerOf(job).equals(timer))
                .findFirst()
                .orElseThrow();
    }
}
