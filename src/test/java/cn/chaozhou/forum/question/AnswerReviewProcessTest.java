package cn.chaozhou.forum.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.question.AnswerSearch.Found;
import cn.chaozhou.forum.role.Reader;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordered traces of answerReview, begun by a question that was answered for good. */
@ForumTest
class AnswerReviewProcessTest {

    private static final Reader READER = new Reader("handler.bank", Set.of("handler"));

    private static int counter;

    @Autowired
    ProcessRun run;

    @Autowired
    QuestionWindow window;

    @Autowired
    AnswerSearch search;

    @Autowired
    Timeline timeline;

    @Autowired
    Notices notices;

    @Autowired
    HistoryService history;

    private String session;

    @BeforeEach
    void theWindowIsOpen() {
        run.now("2026-09-15T09:00+08:00");
        session = "2026-5" + ++counter;
        window.open(session, Date.from(Instant.parse("2026-09-22T10:00:00Z")));
    }

    @AfterEach
    void theWindowIsClosed() {
        window.close(session);
        run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(AnswerReviewProcess.KEY);
    }

    @Test
    void aRatedAnswerIsReviewedAgainAndAgainUntilItIsWithdrawn() {
        String question = answered("captain.xinxu", "dept.commerce");
        assertThat(found().total())
                .as("not in the library before it is settled")
                .isZero();
        run.submitBy("captain.xinxu", question, "userTask_rateAnswer", Map.of("rating", "acceptable"));
        String number = run.businessKey(question);
        String review = review(number);
        assertThat(found().answers()).extracting(AnswerFacts::number).containsExactly(number);
        assertThat(entry().reviewAt().toLocalDate()).hasToString("2027-03-14");
        assertThat(entry().ownerName()).isEqualTo("市商务局");

        run.fireTimer(review, "timer_reviewComes");
        run.submitBy("handler.commerce", review, "userTask_reviewAnswer", Map.of("reviewDecision", "keep"));
        assertThat(entry().reviewedAt()).isNotNull();

        run.fireTimer(review, "timer_reviewComes");
        assertThatThrownBy(() -> run.submitBy(
                        "head.commerce", review, "userTask_reviewAnswer", Map.of("reviewDecision", "correct")))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("更正后的答复");
        run.submitBy(
                "head.commerce",
                review,
                "userTask_reviewAnswer",
                Map.of("reviewDecision", "correct", "answerText", "今年起改向市级冷链专项申报。"));
        assertThat(entry().text()).isEqualTo("今年起改向市级冷链专项申报。");
        assertThat(latestNotice("captain.xinxu")).contains(number).contains("更正");

        run.fireTimer(review, "timer_reviewComes");
        run.fireTimer(review, "timer_reviewOverdue");
        assertThat(latestNotice("dept.commerce.head")).contains(number);
        run.submitBy(
                "handler.commerce",
                review,
                "userTask_reviewAnswer",
                Map.of("reviewDecision", "withdraw", "withdrawReason", "政策已经停止执行"));
        run.assertEndedAt(review, "endEvent_withdrawn");
        run.assertPassedInOrder(
                review,
                "serviceTask_publishAnswer",
                "timer_reviewComes",
                "userTask_reviewAnswer",
                "serviceTask_confirmAnswer",
                "timer_reviewComes",
                "serviceTask_correctAnswer",
                "timer_reviewComes",
                "serviceTask_remindOwner",
                "serviceTask_withdrawAnswer");
        assertThat(found().total()).isZero();
        assertThat(timeline.of(number))
                .extracting(Timeline.Entry::step)
                .containsSubsequence("答复入库", "复核：答复仍然正确", "复核：更正答复", "复核到期未办，提醒负责人", "复核：撤回答复");
    }

    @Test
    void anUnratedAnswerIsKeptTooAndATeamOwnsItsAnswer() {
        String question = answered("handler.agri", "team.dacheng");
        run.fireTimer(question, "timer_ratingCloses");
        String review = review(run.businessKey(question));
        run.fireTimer(review, "timer_reviewComes");
        run.submitBy("captain.dacheng", review, "userTask_reviewAnswer", Map.of("reviewDecision", "keep"));
        assertThat(run.openTasks(review)).isEmpty();
        run.assertNotPassed(review, "serviceTask_remindOwner", "serviceTask_correctAnswer");
    }

    @Test
    void whatBecomesAnIssueIsNoAnswer() {
        String question = answered("captain.xinxu", "dept.commerce");
        Map<String, Object> dissatisfied = Map.of("rating", "dissatisfied", "followUp", "冷链补贴具体怎么申请？");
        run.submitBy("captain.xinxu", question, "userTask_rateAnswer", dissatisfied);
        assertThat(found().total()).isZero();
        run.submitBy("head.commerce", question, "userTask_answerQuestion", answer());
        run.submitBy("captain.xinxu", question, "userTask_rateAnswer", Map.of("rating", "dissatisfied"));
        run.assertEndedAt(question, "endEvent_becameIssue");
        assertThat(found().total()).isZero();
        assertThat(reviews(run.businessKey(question))).isEmpty();
    }

    @Test
    void everyWordMustOccurAndSignsOfTheDatabaseAreOrdinaryText() {
        String question = answered("captain.xinxu", "dept.commerce");
        run.submitBy("captain.xinxu", question, "userTask_rateAnswer", Map.of("rating", "satisfied"));
        assertThat(find("青梅 冷链").total()).isOne();
        assertThat(find("青梅　市商务局").total()).as("full-width space").isOne();
        assertThat(find("青梅 水库").total()).isZero();
        assertThat(find("%").total()).isZero();
        assertThat(find("青_").total()).isZero();
        assertThat(search.find(READER, null, "commerce", session, new Paging(0, 20))
                        .total())
                .isOne();
        assertThat(search.find(READER, null, "water", session, new Paging(0, 20))
                        .total())
                .isZero();
        Found second = search.find(READER, null, null, session, new Paging(1, 1000));
        assertThat(second.size()).isEqualTo(Paging.CAP);
        assertThat(second.answers()).isEmpty();
    }

    private String answered(String asker, String addressee) {
        String question = run.startBy(asker, QuestionProcess.KEY, Map.of());
        run.submitBy(
                asker,
                question,
                "userTask_writeQuestion",
                Map.of("addressee", addressee, "questionText", "青梅深加工怎样打开国内销路？"));
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        run.submit(question, "userTask_answerQuestion", answer());
        return question;
    }

    private String review(String number) {
        return reviews(number).get(0).getId();
    }

    private List<HistoricProcessInstance> reviews(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(AnswerReviewProcess.KEY)
                .processInstanceBusinessKey(number)
                .list();
    }

    private AnswerFacts entry() {
        return found().answers().get(0);
    }

    private Found found() {
        return find(null);
    }

    private Found find(String words) {
        return search.find(READER, words, null, session, new Paging(0, 20));
    }

    private String latestNotice(String user) {
        return notices.latestFor(List.of(user), 1).get(0).text();
    }

    private static Map<String, Object> answer() {
        return Map.of("answerText", "可申报省级冷链项目，我局派人上门指导。");
    }
}
