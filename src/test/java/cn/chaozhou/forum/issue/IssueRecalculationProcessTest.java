package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A table changed in the running product: new issues follow it, running ones when they are recalculated. */
@ForumTest
class IssueRecalculationProcessTest {

    private static final Path TABLE = Path.of("bpmn/issue/issue-class.dmn");
    private static final String OLD_DUE = "2026-09-24T18:00+08:00";
    /** Eight working days from Friday 18 September: 25–27 September are off, the 20th is a workday. */
    private static final String NEW_DUE = "2026-09-30T18:00+08:00";

    @Autowired
    IssueRun issue;

    @Autowired
    RepositoryService repository;

    @Autowired
    FormService forms;

    private String published;

    @AfterEach
    void withdrawTheTableAndResetTheClock() {
        if (published != null) {
            repository.deleteDeployment(published, true);
        }
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(RecalculationProcess.KEY);
    }

    @Test
    void newIssuesFollowAPublishedTableAndRunningOnesWhenRecalculated() throws IOException {
        String running = issue.inWork();
        issue.run.now("2026-09-21T10:00+08:00");
        assertThat(issue.facts(running).lamp()).isEqualTo("YELLOW");
        publish(8, 3);
        String young = issue.inWork();
        assertThat(issue.facts(young).dueAt()).isEqualTo(NEW_DUE);
        assertThat(issue.facts(running).dueAt()).isEqualTo(OLD_DUE);

        issue.run.now("2026-09-21T10:00+08:00");
        String instance = one("supervisor", running);
        issue.run.assertEndedAt(instance, "endEvent_recalculated");
        assertThat(issue.facts(running).dueAt()).isEqualTo(NEW_DUE);
        assertThat(issue.facts(running).lamp()).isEqualTo("GREEN");
        issue.assertTimer(running, LadderProcess.TIMER_NEXT_STEP, "2026-09-29T18:00+08:00");
        var task = issue.task(running, WorkProcess.USER_TASK_WORK_ON_ISSUE);
        assertThat(task.getDueDate().toInstant()).isEqualTo("2026-09-30T10:00:00Z");
        assertThat(String.valueOf(forms.getTaskFormVariables(task.getId()).get("summary")))
                .contains("2026年9月30日 18:00");
        assertThat(issue.timeline.of(running))
                .filteredOn(e -> e.step().equals("重新计算"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.actor()).isEqualTo("supervisor");
                    assertThat(e.detail())
                            .contains(
                                    "2026年9月24日 18:00 → 2026年9月30日 18:00", "原规定：一般：期限5个工作日", "新规定：一般：期限8个工作日", "依据新办法");
                });
        assertThatThrownBy(() -> one("supervisor", running)).hasMessageContaining("「问题编号」没有按旧规定计算的在办问题");
    }

    @Test
    void aChangedThresholdMovesTheLampNotTheDueDate() throws IOException {
        String number = issue.inWork();
        publish(5, 4);
        issue.run.now("2026-09-20T10:00+08:00");
        assertThat(issue.facts(number).lamp()).isEqualTo("GREEN");
        one("supervisor", number);
        assertThat(issue.facts(number).dueAt()).isEqualTo(OLD_DUE);
        assertThat(issue.facts(number).lamp()).isEqualTo("YELLOW");
    }

    @Test
    void stopsAndExtensionsAreKeptAndAHalfLimitStaysHalf() throws IOException {
        String stopped = issue.inWork();
        issue.submit(
                stopped,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of("action", "procedure", "procedure", "用地审批", "document", "3号", "reason", "占用林地。"));
        issue.run.now("2026-10-20T10:00+08:00");
        issue.submit(
                stopped, HandlingProcess.USER_TASK_END_PROCEDURE, Map.of("endedOn", "2026-10-20", "document", "批复9号"));
        assertThat(issue.facts(stopped).dueAt()).isEqualTo("2026-10-27T18:00+08:00");

        String extended = issue.inWork();
        issue.submit(
                extended,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of(
                        "action", "extension",
                        "percent", 30,
                        "progressText", "钻机已到场。",
                        "newDueDate", "2026-10-16",
                        "reason", "连日大雨。"));
        issue.submit(extended, WorkProcess.USER_TASK_DECIDE_EXTENSION, Map.of("decision", "approve", "reason", "属实。"));

        String again = issue.solved();
        issue.submit(again, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
        issue.submit(again, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);
        assertThat(issue.facts(again).dueAt()).isEqualTo("2026-09-22T18:00+08:00");

        String done = issue.solved();
        publish(8, 3);
        issue.run.startBy(
                "supervisor",
                RecalculationProcess.KEY,
                Map.of("recalculationScope", "class", "recalculatedClass", "一般", "recalculationReason", "依据新办法"));
        assertThat(issue.facts(stopped).dueAt()).isEqualTo("2026-10-30T18:00+08:00");
        assertThat(issue.facts(extended).dueAt()).isEqualTo("2026-10-21T18:00+08:00");
        assertThat(issue.facts(again).dueAt()).isEqualTo("2026-09-23T18:00+08:00");
        assertThat(issue.facts(done).dueAt()).isEqualTo(OLD_DUE);
        assertThat(issue.steps(done)).doesNotContain("重新计算");
    }

    @Test
    void onlyTheSupervisorRecalculatesAndOnlyWhatRuns() {
        String done = issue.solved();
        assertThatThrownBy(() -> one("supervisor", "WT-2020-0001")).hasMessageContaining("「问题编号」查无此号");
        assertThatThrownBy(() -> one("supervisor", done)).hasMessageContaining("「问题编号」现在是“已报请核验”");
        assertThatThrownBy(() -> issue.run.startBy(
                        "supervisor",
                        RecalculationProcess.KEY,
                        Map.of("recalculationScope", "class", "recalculatedClass", "特别", "recalculationReason", "试")))
                .hasMessageContaining("「等级名称」不在等级表里，可以填：立行立改");
        assertThatThrownBy(() -> one("handler.water", done))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
    }

    private String one(String user, String number) {
        return issue.run.startBy(
                user,
                RecalculationProcess.KEY,
                Map.of("recalculationScope", "one", "recalculatedIssue", number, "recalculationReason", "依据新办法"));
    }

    /** As the process administrator does from the Modeler: other numbers for ordinary issues. */
    private void publish(int days, int nearDays) throws IOException {
        String table = cell(cell(Files.readString(TABLE), "rule_3_out2", days), "rule_3_out4", nearDays);
        published = issue.run.as("processadmin", () -> repository
                .createDeployment()
                .name("一般问题的新期限")
                .addString(TABLE.toString(), table)
                .deploy()
                .getId());
    }

    private static String cell(String table, String entry, int number) {
        String changed = table.replaceAll("(id=\"" + entry + "\">\\s*<text>)\\d+", "$1" + number);
        assertThat(changed).as(entry).contains("<text>" + number + "</text>");
        return changed;
    }
}
