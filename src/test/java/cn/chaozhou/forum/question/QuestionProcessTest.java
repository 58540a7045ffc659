package cn.chaozhou.forum.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.notice.Notices;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordered traces of questionAnswer inside an open window. */
@ForumTest
class QuestionProcessTest {

    private static int counter;

    @Autowired
    ProcessRun run;

    @Autowired
    QuestionWindow window;

    @Autowired
    QuestionDesk desk;

    @Autowired
    IssueDesk issues;

    @Autowired
    Timeline timeline;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    Notices notices;

    private String session;

    @BeforeEach
    void theWindowIsOpen() {
        run.now("2026-09-15T09:00+08:00");
        session = "2026-7" + ++counter;
        window.open(session, Date.from(Instant.parse("2026-09-22T10:00:00Z")));
    }

    @AfterEach
    void theWindowIsClosed() {
        window.close(session);
        run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(QuestionProcess.KEY);
    }

    @Test
    void aCaptainAsksADepartmentAndIsSatisfied() {
        String question = asked("captain.xinxu", "dept.commerce", false);
        assertThat(run.businessKey(question)).isEqualTo(session + "/Q-001");
        moderate(question, Map.of("moderation", "show"));
        run.submitBy("handler.commerce", question, "userTask_answerQuestion", answer());
        run.submitBy("captain.xinxu", question, "userTask_rateAnswer", Map.of("rating", "acceptable"));
        run.assertEndedAt(question, "endEvent_answered");
        run.assertPassedInOrder(
                question,
                "serviceTask_openQuestion",
                "userTask_writeQuestion",
                "serviceTask_submitQuestion",
                "userTask_moderateQuestion",
                "serviceTask_showQuestion",
                "userTask_answerQuestion",
                "serviceTask_recordAnswer",
                "userTask_rateAnswer",
                "serviceTask_recordRating");
        run.assertNotPassed(question, "serviceTask_escalateAnswer", "serviceTask_askAgain", "serviceTask_makeIssue");
        assertThat(desk.ofSession(session))
                .extracting(
                        QuestionFacts::asker, QuestionFacts::addressee, QuestionFacts::status, QuestionFacts::rating)
                .containsExactly(tuple("新圩镇工作队队长", "市商务局", "已答复", "acceptable"));
    }

    @Test
    void aHiddenNameStaysHiddenFromTheRoomButNotFromTheSecretariat() {
        String question = asked("captain.fubin", "dept.bank", true);
        String moderation = run.task(question, "userTask_moderateQuestion").getId();
        assertThat(run.as("secretariat", () -> forms.getTaskFormVariables(moderation)))
                .containsEntry("askerName", "浮滨镇工作队队长");
        moderate(question, Map.of("moderation", "show"));
        String answer = run.task(question, "userTask_answerQuestion").getId();
        assertThat(run.as("handler.bank", () -> tasks.getVariables(answer)).toString())
                .doesNotContain("fubin")
                .doesNotContain("浮滨");
        assertThat(desk.ofSession(session)).extracting(QuestionFacts::asker).containsExactly("匿名提问");
        assertThat(timeline.of(run.businessKey(question)).get(0).actor()).isEqualTo("captain.fubin");
    }

    @Test
    void aDepartmentAsksATeamAndSilenceGoesToItsHeads() {
        String question = asked("handler.agri", "team.dacheng", false);
        moderate(question, Map.of("moderation", "show"));
        run.fireTimer(question, "timer_answerDue");
        run.submitBy("captain.dacheng", question, "userTask_headAnswers", answer());
        run.fireTimer(question, "timer_ratingCloses");
        run.assertEndedAt(question, "endEvent_unrated");
        run.assertPassedInOrder(
                question,
                "timer_answerDue",
                "serviceTask_escalateAnswer",
                "userTask_headAnswers",
                "serviceTask_recordAnswer",
                "timer_ratingCloses",
                "serviceTask_recordUnrated");
        run.assertNotPassed(question, "serviceTask_recordRating");
    }

    @Test
    void theSecondDissatisfactionMakesItAnIssueLinkedBothWays() {
        String question = asked("captain.xinxu", "dept.commerce", false);
        moderate(question, Map.of("moderation", "show"));
        run.submitBy("handler.commerce", question, "userTask_answerQuestion", answer());
        Map<String, Object> dissatisfied = Map.of("rating", "dissatisfied", "followUp", "冷链补贴具体怎么申请？");
        run.submitBy("captain.xinxu", question, "userTask_rateAnswer", dissatisfied);
        assertThat(run.openTasks(question)).containsExactly("userTask_answerQuestion");
        run.submitBy("head.commerce", question, "userTask_answerQuestion", answer());
        run.submitBy("captain.xinxu", question, "userTask_rateAnswer", Map.of("rating", "dissatisfied"));
        run.assertEndedAt(question, "endEvent_becameIssue");
        run.assertPassedInOrder(question, "serviceTask_askAgain", "userTask_answerQuestion", "serviceTask_makeIssue");
        IssueFacts issue = raisedBy(question);
        assertThat(issue.questionNumber()).isEqualTo(run.businessKey(question));
        assertThat(issue.category()).as("category that nobody chose").isEqualTo("其他");
    }

    @Test
    void theSecretariatMergesSetsAsideOrMakesAnIssueAtOnce() {
        String first = asked("captain.xinxu", "dept.commerce", false);
        moderate(first, Map.of("moderation", "show"));
        String same = asked("captain.fubin", "dept.commerce", false);
        assertThatThrownBy(() -> moderate(same, Map.of("moderation", "merge", "mergeInto", "2026-99/Q-001")))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("并入哪一条");
        moderate(same, Map.of("moderation", "merge", "mergeInto", run.businessKey(first)));
        run.assertEndedAt(same, "endEvent_merged");

        String aside = asked("captain.dacheng", "dept.agri", false);
        moderate(aside, Map.of("moderation", "setAside", "moderationReason", "与本期主题无关"));
        assertThat(desk.get(run.businessKey(aside)).reason).isEqualTo("与本期主题无关");
        run.assertEndedAt(aside, "endEvent_setAside");
        run.assertNotPassed(aside, "userTask_answerQuestion");

        String issue = asked("captain.dacheng", "dept.water", false);
        moderate(issue, Map.of("moderation", "issue", "category", "农田水利"));
        run.assertEndedAt(issue, "endEvent_becameIssue");
        assertThat(raisedBy(issue).category()).isEqualTo("农田水利");
        run.assertNotPassed(issue, "serviceTask_showQuestion");
    }

    @Test
    void whatMayBeMergedIntoIsAsOfTheOpeningOfTheForm() {
        String first = asked("captain.xinxu", "dept.commerce", false);
        String second = asked("captain.fubin", "dept.commerce", false);
        String form = run.task(second, "userTask_moderateQuestion").getId();
        assertThat(mergeTargets(form)).as("nothing is shown yet").isEmpty();

        moderate(first, Map.of("moderation", "show"));
        assertThat(mergeTargets(form)).as("shown after the second was asked").containsExactly(run.businessKey(first));
        assertThat(run.variable(second, "openQuestions")).as("never stored").isNull();

        run.submitBy("handler.commerce", first, "userTask_answerQuestion", answer());
        moderate(second, Map.of("moderation", "merge", "mergeInto", run.businessKey(first)));
        assertThat(latestNotice("captain.fubin"))
                .contains(run.businessKey(first))
                .contains("已有答复");
        assertThat(desk.ofSession(session))
                .extracting(QuestionFacts::number, QuestionFacts::supporters, QuestionFacts::mergedInto)
                .containsExactly(
                        tuple(run.businessKey(first), 1, null),
                        tuple(run.businessKey(second), 0, run.businessKey(first)));
    }

    @Test
    void onlyAnOpenQuestionOfTheSameSessionSwallowsAnother() {
        String first = asked("captain.xinxu", "dept.commerce", false);
        moderate(first, Map.of("moderation", "show"));
        String otherSession = "2026-8" + counter;
        window.close(session);
        window.open(otherSession, Date.from(Instant.parse("2026-09-23T10:00:00Z")));
        String second = asked("captain.fubin", "dept.commerce", false);
        window.close(otherSession);
        String number = run.businessKey(second);
        assertThat(number).startsWith(otherSession);
        assertThatThrownBy(() -> moderate(second, Map.of("moderation", "merge", "mergeInto", run.businessKey(first))))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("并入哪一条");
        assertThatThrownBy(() -> desk.merged(number, run.businessKey(first)))
                .isInstanceOfSatisfying(InputRefused.class, refused -> assertThat(refused.field())
                        .isEqualTo("mergeInto"));
        assertThatThrownBy(() -> desk.merged(number, number)).isInstanceOf(InputRefused.class);
        assertThat(desk.get(number).mergedInto).isNull();
    }

    @Test
    void whoseQuestionWasMergedIsToldOfTheAnswerAndOfTheIssue() {
        String first = asked("captain.xinxu", "dept.commerce", false);
        moderate(first, Map.of("moderation", "show"));
        String second = asked("captain.fubin", "dept.commerce", false);
        moderate(second, Map.of("moderation", "merge", "mergeInto", run.businessKey(first)));
        run.submitBy("handler.commerce", first, "userTask_answerQuestion", answer());
        assertThat(latestNotice("captain.fubin"))
                .contains(run.businessKey(first))
                .contains("已有答复");
        Map<String, Object> dissatisfied = Map.of("rating", "dissatisfied", "followUp", "冷链补贴具体怎么申请？");
        run.submitBy("captain.xinxu", first, "userTask_rateAnswer", dissatisfied);
        run.submitBy("head.commerce", first, "userTask_answerQuestion", answer());
        run.submitBy("captain.xinxu", first, "userTask_rateAnswer", Map.of("rating", "dissatisfied"));
        assertThat(latestNotice("captain.fubin")).contains("转为问题督办");
    }

    @Test
    void whenTheWindowClosesAnUnwrittenQuestionEnds() {
        String question = run.startBy("captain.xinxu", QuestionProcess.KEY, Map.of());
        run.fireTimer(question, "timer_windowCloses");
        run.assertEndedAt(question, "endEvent_notAsked");
        run.assertNotPassed(question, "serviceTask_submitQuestion");
    }

    @Test
    void outsideTheWindowNobodyAsks() {
        window.close(session);
        assertThatThrownBy(() -> run.startBy("captain.xinxu", QuestionProcess.KEY, Map.of()))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("提问窗口");
    }

    @Test
    void aWindowWhoseTimeIsOverIsClosedThoughTheMeetingIsNotRecordedYet() {
        run.now("2026-09-22T18:00+08:00");
        assertThatThrownBy(() -> run.startBy("captain.xinxu", QuestionProcess.KEY, Map.of()))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("提问窗口");
    }

    private String asked(String asker, String addressee, boolean anonymous) {
        String question = run.startBy(asker, QuestionProcess.KEY, Map.of());
        run.submitBy(
                asker,
                question,
                "userTask_writeQuestion",
                Map.of("addressee", addressee, "questionText", "青梅深加工怎样打开国内销路？", "anonymous", anonymous));
        return question;
    }

    private List<String> mergeTargets(String moderationTask) {
        SpinJsonNode options = run.as("secretariat", () -> forms.getTaskFormVariables(moderationTask)
                .getValue("openQuestions", SpinJsonNode.class));
        return options.elements().stream()
                .map(o -> o.prop("value").stringValue())
                .toList();
    }

    private String latestNotice(String user) {
        return notices.latestFor(List.of(user), 1).get(0).text();
    }

    private IssueFacts raisedBy(String question) {
        String number = desk.get(run.businessKey(question)).issueNumber;
        return issues.find(String.valueOf(number)).orElseThrow();
    }

    private void moderate(String question, Map<String, Object> form) {
        run.submitBy("secretariat", question, "userTask_moderateQuestion", form);
    }

    private static Map<String, Object> answer() {
        return Map.of("answerText", "可申报省级冷链项目，我局派人上门指导。");
    }
}
