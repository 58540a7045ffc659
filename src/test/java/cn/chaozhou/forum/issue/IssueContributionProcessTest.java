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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ForumTest
class IssueContributionProcessTest {

    private static final Map<String, Object> THIN = Map.of("contribution", "同意，请主办单位酌定。");
    private static final Map<String, Object> FULL = Map.of("contribution", "井位不占用基本农田，红线图已附，可以施工。");
    private static final Map<String, Object> ACCEPT = Map.of("decision", "accept");
    private static final Map<String, Object> SEND_BACK = Map.of("decision", "return", "reason", "没有说明井位是否占用基本农田。");

    @Autowired
    IssueRun issue;

    @Autowired
    Contributions contributions;

    @Autowired
    Notices notices;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(ContributionProcess.KEY);
    }

    @Test
    void aGoodContributionIsReadAndTaken() {
        String number = asked();
        contribute(number, FULL);
        issue.assertFor("dept.water.handler", number, ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION);
        review(number, ACCEPT);
        issue.assertEndedAt(number, ContributionProcess.KEY, "endEvent_contributed");
        assertThat(issue.passed(number, ContributionProcess.KEY))
                .containsSubsequence(
                        "serviceTask_briefContributor",
                        "userTask_contribute",
                        "serviceTask_recordContribution",
                        "userTask_reviewContribution",
                        "serviceTask_recordReview",
                        "endEvent_contributed")
                .doesNotContain("serviceTask_chaseContributor", "timer_contributionReviewOver");
        assertThat(issue.steps(number)).containsSubsequence("会办", "会办意见", "采用会办意见");
    }

    @Test
    void aThinContributionGoesBackOnceWithFiveWorkingDays() {
        String number = asked();
        contribute(number, THIN);
        review(number, SEND_BACK);
        // Friday the 18th and five working days: 20 (make-up Sunday), 21, 22, 23, 24
        assertThat(issue.task(number, ContributionProcess.USER_TASK_CONTRIBUTE)
                        .getDueDate()
                        .toInstant())
                .isEqualTo("2026-09-24T10:00:00Z");
        issue.assertTimer(number, ContributionProcess.TIMER_CONTRIBUTION_DUE, "2026-09-24T18:00+08:00");
        assertThat(notices.latestFor(List.of("dept.landres.handler"), 1).get(0).text())
                .isEqualTo("会办意见退回补充：没有说明井位是否占用基本农田。");
        issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution(), "会办意见没有到齐：市自然资源局");

        contribute(number, FULL);
        issue.refused(number, ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION, SEND_BACK, "「这份会办意见」");
        assertThatThrownBy(() -> contributions.sendBack(number, "dept.landres", "还是太短。"))
                .isInstanceOf(InputRefused.class)
                .hasMessage("「这份会办意见」已经退回过一次，不能再次退回。");
        review(number, Map.of());
        issue.assertEndedAt(number, ContributionProcess.KEY, "endEvent_contributed");
        assertThat(issue.steps(number))
                .containsSubsequence("会办意见", "退回会办意见", "会办意见", "采用会办意见")
                .containsOnlyOnce("退回会办意见");
        issue.submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, IssueRun.solution());
        assertThat(issue.facts(number).status()).isEqualTo("SOLVED");
    }

    @Test
    void aReturnNeedsAReason() {
        String number = asked();
        contribute(number, THIN);
        issue.refused(
                number, ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION, Map.of("decision", "return"), "「退回理由」");
        assertThat(contributions.missing(number)).isEmpty();
    }

    @Test
    void aSilentLeadHasTakenTheContribution() {
        String number = asked();
        contribute(number, FULL);
        issue.fire(number, ContributionProcess.TIMER_CONTRIBUTION_REVIEW_OVER);
        issue.assertEndedAt(number, ContributionProcess.KEY, "endEvent_contributed");
        assertThat(issue.timeline.of(number)).extracting(Timeline.Entry::detail).contains("市自然资源局，逾期未退回，视为采用");
    }

    @Test
    void eachCoDepartmentHasItsOwnLimitAndIsChasedOnceForIt() {
        String number = asked();
        // the lead is due on the 24th; three working days before: 23, 22, 21
        issue.assertTimer(number, ContributionProcess.TIMER_CONTRIBUTION_DUE, "2026-09-21T18:00+08:00");
        issue.fire(number, ContributionProcess.TIMER_CONTRIBUTION_DUE);
        assertThat(issue.chases.of(number)).singleElement().satisfies(chase -> {
            assertThat(chase.recipient()).isEqualTo("dept.landres.head");
            assertThat(chase.copiedTo()).isEqualTo("dept.water.handler");
        });
        assertThat(issue.waits(number, ContributionProcess.TIMER_CONTRIBUTION_DUE))
                .isFalse();
        contribute(number, FULL);
        review(number, ACCEPT);
        assertThat(issue.passed(number, ContributionProcess.KEY)).contains("endEvent_contributorChased");
    }

    @Test
    void whoIsAskedTooLateForThreeDaysHasTheLimitOfTheLead() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        issue.run.now("2026-09-22T09:00+08:00");
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        issue.assertTimer(number, ContributionProcess.TIMER_CONTRIBUTION_DUE, "2026-09-24T18:00+08:00");
    }

    @Test
    void whatCameBackIsStillAskedForAfterAStopAndNotSentBackAgain() {
        String number = asked();
        contribute(number, THIN);
        review(number, SEND_BACK);
        issue.submit(
                number,
                WorkProcess.USER_TASK_WORK_ON_ISSUE,
                Map.of("action", "procedure", "procedure", "听证", "document", "公告1号", "reason", "涉及两村。"));
        issue.submit(
                number, HandlingProcess.USER_TASK_END_PROCEDURE, Map.of("endedOn", "2026-09-18", "document", "纪要"));
        contribute(number, FULL);
        issue.refused(number, ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION, SEND_BACK, "「这份会办意见」");
    }

    /** Asked on the Friday on which the issue was claimed. */
    private String asked() {
        issue.run.now(IssueRun.FRIDAY);
        String number = issue.desk.raise(IssueRun.water(Outcome.CLAIMED));
        issue.submit(number, WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.planWith("dept.landres"));
        return number;
    }

    private void contribute(String number, Map<String, Object> form) {
        issue.submitBy("handler.landres", number, ContributionProcess.USER_TASK_CONTRIBUTE, form);
    }

    private void review(String number, Map<String, Object> form) {
        issue.submitBy("handler.water", number, ContributionProcess.USER_TASK_REVIEW_CONTRIBUTION, form);
    }
}
