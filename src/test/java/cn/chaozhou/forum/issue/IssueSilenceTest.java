package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A year in which nobody answers, wherever an issue waits: it ends in a known state, and nothing piles up. */
@ForumTest
class IssueSilenceTest {

    private static final OffsetDateTime A_YEAR_LATER = OffsetDateTime.parse("2027-09-18T09:00+08:00");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    @Autowired
    IssueRun issue;

    @Autowired
    IssueTime time;

    @Autowired
    Notices notices;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @Test
    void aYearInWhichNobodyAnswersAtAll() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.DISPATCHED));
        time.passTo(number, A_YEAR_LATER);

        // Worked out by hand; the 20th of September and the 10th of October are make-up days, 25–27 September and
        // 1–7 October are off. Dispatched after one working day, due five later, claimed by silence after two.
        assertThat(story(number))
                .containsExactlyInAnyOrder(
                        "09-18 09:00 登记",
                        "09-20 18:00 交办",
                        "09-22 18:00 认领",
                        "09-24 18:00 方案逾期",
                        "09-24 18:00 催办 到期提醒",
                        "09-29 18:00 催办 逾期催办",
                        "10-08 18:00 升级 单位负责人督办",
                        "10-10 18:00 处理要求 逾期未提出",
                        "10-10 18:00 升级 活动办公室会商",
                        "10-13 18:00 处理要求 逾期未提出",
                        "10-16 18:00 升级 市分管领导约谈",
                        "10-20 18:00 处理要求 逾期未提出",
                        "10-30 18:00 催办 挂牌督办");
        assertThat(issue.ladder(number)).containsExactly("到期提醒", "逾期催办", "单位负责人督办", "活动办公室会商", "市分管领导约谈", "挂牌督办");
        IssueFacts facts = issue.facts(number);
        assertThat(facts.status()).isEqualTo("HANDLING");
        assertThat(facts.owner()).isEqualTo("dept.water");
        assertThat(facts.lamp()).isEqualTo("RED");
        assertThat(facts.ladder()).isEqualTo("挂牌督办");
        assertThat(facts.reds()).isEqualTo(1);
        assertThat(issue.open(number)).containsExactly(WorkProcess.USER_TASK_MAKE_PLAN);
        assertThat(time.waiting(number)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aYearOfSilence(Wait wait) {
        String number = wait.reach.apply(issue);
        assertThat(issue.open(number)).contains(wait.task);
        int fired = time.passTo(number, A_YEAR_LATER);
        assertThat(fired).isLessThan(20);
        assertThat(issue.facts(number).status()).isEqualTo(wait.ends);
        assertThat(issue.open(number)).containsExactlyElementsOf(wait.left);
        assertThat(issue.ladder(number)).doesNotHaveDuplicates();
        assertThat(time.waiting(number))
                .allSatisfy(job -> assertThat(timer(job)).isEqualTo(wait.stillReminds));
    }

    @Test
    void aSilentCheckerIsRemindedOnceAndTheLeaderKnows() {
        String number = issue.solved();
        time.passTo(number, A_YEAR_LATER);
        assertThat(issue.steps(number)).containsOnlyOnce("核验逾期");
        for (String group : List.of("supervisor", "secretariat", "leader")) {
            assertThat(about(number, group)).as(group).isEqualTo(1);
        }
        assertThat(issue.facts(number).lampReason()).isEqualTo("已报请核验");
    }

    @Test
    void aRunningProcedureIsAskedAfterEveryThirtyDays() {
        String number = issue.inWork();
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, PAUSE);
        int before = about(number, "dept.water.handler");
        time.passTo(number, A_YEAR_LATER);
        // twelve times thirty days are 360
        assertThat(about(number, "dept.water.handler") - before).isEqualTo(12);
        assertThat(about(number, "secretariat")).isEqualTo(12);
    }

    @Test
    void aSilentCoDepartmentIsChasedOnceForEachTimeItWasAsked() {
        String number = Wait.RETURNED_CONTRIBUTION.reach.apply(issue);
        time.passTo(number, A_YEAR_LATER);
        assertThat(issue.chases.of(number))
                .filteredOn(chase -> chase.step().equals("会办催办"))
                .hasSize(1);
    }

    /** Where an issue may wait for somebody, and what a year without an answer makes of it. */
    enum Wait {
        CLAIM(IssueRun::dispatched, DispatchProcess.USER_TASK_CLAIM_ISSUE, "HANDLING", WorkProcess.USER_TASK_MAKE_PLAN),
        ARBITRATION(
                issue -> {
                    String number = issue.dispatched();
                    issue.submit(number, DispatchProcess.USER_TASK_CLAIM_ISSUE, OBJECT);
                    return number;
                },
                DispatchProcess.USER_TASK_ARBITRATE,
                "HANDLING",
                WorkProcess.USER_TASK_MAKE_PLAN),
        WORK(IssueRun::inWork, WorkProcess.USER_TASK_WORK_ON_ISSUE, "HANDLING", WorkProcess.USER_TASK_WORK_ON_ISSUE),
        EXTENSION(
                issue -> worked(issue, EXTEND),
                WorkProcess.USER_TASK_DECIDE_EXTENSION,
                "HANDLING",
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        CONTRIBUTION(
                Wait::asked,
                ContributionProcess.USER_TASK_CONTRIBUTE,
                "HANDLING",
                ContributionProcess.USER_TASK_CONTRIBUTE,
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        CONTRIBUTION_REVIEW(
                Wait::contributed,
                ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION,
                "HANDLING",
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        RETURNED_CONTRIBUTION(
                issue -> {
                    String number = contributed(issue);
                    issue.submit(number, ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION, RETURN);
                    return number;
                },
                ContributionProcess.USER_TASK_CONTRIBUTE,
                "HANDLING",
                ContributionProcess.USER_TASK_CONTRIBUTE,
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        PARKING_DECISION(
                issue -> worked(issue, PARK),
                HandlingProcess.USER_TASK_DECIDE_PARKING,
                "HANDLING",
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        PARKING_REVIEW(
                issue -> {
                    String number = worked(issue, PARK);
                    issue.submit(number, HandlingProcess.USER_TASK_DECIDE_PARKING, APPROVE);
                    issue.fire(number, HandlingProcess.TIMER_PARKED_REVIEW);
                    return number;
                },
                HandlingProcess.USER_TASK_REVIEW_PARKING,
                "HANDLING",
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        PROCEDURE(
                issue -> worked(issue, PAUSE),
                HandlingProcess.USER_TASK_END_PROCEDURE,
                "PAUSED",
                HandlingProcess.USER_TASK_END_PROCEDURE) {
            @Override
            String reminder() {
                return HandlingProcess.TIMER_PROCEDURE_REVIEW;
            }
        },
        ESCALATION(
                issue -> {
                    String number = issue.inWork();
                    for (int i = 0; i < 3; i++) {
                        issue.fire(number, LadderProcess.TIMER_NEXT_STEP);
                    }
                    return number;
                },
                LadderProcess.USER_TASK_HANDLE_ESCALATION,
                "HANDLING",
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        CHECK(
                IssueRun::solved,
                ClosureProcess.USER_TASK_CHECK_EVIDENCE,
                "SOLVED",
                ClosureProcess.USER_TASK_CHECK_EVIDENCE),
        RATING(Wait::checked, ClosureProcess.USER_TASK_RATE_ISSUE, "ARCHIVED"),
        REWORK(
                issue -> {
                    String number = checked(issue);
                    issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);
                    issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
                    issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
                    issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.DISSATISFIED);
                    return number;
                },
                ClosureProcess.USER_TASK_INSTRUCT_REWORK,
                "HANDLING",
                WorkProcess.USER_TASK_WORK_ON_ISSUE),
        LOOK_BACK(
                issue -> {
                    String number = checked(issue);
                    issue.submit(number, ClosureProcess.USER_TASK_RATE_ISSUE, IssueRun.SATISFIED);
                    issue.fire(number, IssueProcess.TIMER_LOOK_BACK);
                    return number;
                },
                IssueProcess.USER_TASK_LOOK_BACK,
                "ARCHIVED");

        private final Function<IssueRun, String> reach;
        private final String task;
        private final String ends;
        private final List<String> left;
        private final String stillReminds = reminder();

        /** @param left tasks that are still open after the year */
        Wait(Function<IssueRun, String> reach, String task, String ends, String... left) {
            this.reach = reach;
            this.task = task;
            this.ends = ends;
            this.left = List.of(left);
        }

        /** The timer that goes on reminding, if any. */
        String reminder() {
            return "";
        }

        private static String worked(IssueRun issue, Map<String, Object> form) {
            String number = issue.inWork();
            issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, form);
            return number;
        }

        private static String asked(IssueRun issue) {
            issue.run.now(IssueRun.FRIDAY);
            String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
            issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
            return number;
        }

        private static String contributed(IssueRun issue) {
            String number = asked(issue);
            issue.submit(number, ContributionProcess.USER_TASK_CONTRIBUTE, Map.of("contribution", "井位不占用基本农田，可以施工。"));
            return number;
        }

        private static String checked(IssueRun issue) {
            String number = issue.solved();
            issue.submit(number, ClosureProcess.USER_TASK_CHECK_EVIDENCE, IssueRun.PASS);
            return number;
        }
    }

    private static final Map<String, Object> OBJECT =
            Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "属于高标准农田项目。");
    private static final Map<String, Object> EXTEND = Map.of(
            "action", "extension",
            "percent", 30,
            "progressText", "钻机已到场。",
            "newDueDate", "2026-10-16",
            "reason", "连日大雨。");
    private static final Map<String, Object> PARK =
            Map.of("action", "parking", "parkingCause", "等待季节", "reason", "枯水期才能施工。");
    private static final Map<String, Object> PAUSE =
            Map.of("action", "procedure", "procedure", "用地审批", "document", "饶自然资〔2026〕3号", "reason", "井位占用林地。");
    private static final Map<String, Object> APPROVE = Map.of("decision", "approve", "reason", "属实。");
    private static final Map<String, Object> RETURN = Map.of("decision", "return", "reason", "没有说明是否占用农田。");

    /** Moment, step, and which step of the ladder it was. */
    private List<String> story(String number) {
        return issue.timeline.of(number).stream()
                .map(entry -> MOMENT.format(entry.at()) + " " + entry.step() + detail(entry))
                .toList();
    }

    private static String detail(Timeline.Entry entry) {
        return List.of("催办", "升级", "处理要求").contains(entry.step())
                ? " " + entry.detail().replaceFirst("催办〔\\d+〕\\d+号 ", "").replaceFirst("：.*", "")
                : "";
    }

    private int about(String number, String recipient) {
        return (int) notices.latestFor(List.of(recipient), 1000).stream()
                .filter(notice -> notice.caseKey().equals(number))
                .count();
    }

    private String timer(Job job) {
        return issue.timerOf(job);
    }
}
