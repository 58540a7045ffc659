package cn.chaozhou.forum.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.OlderDiagram;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.engine.InputRefused;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordered traces of departmentReview, on highlights submitted through their own process. */
@ForumTest
class ReviewProcessTest {

    private static int session;

    @Autowired
    ProcessRun run;

    @Autowired
    ReviewDesk desk;

    @Autowired
    RepositoryService repository;

    private String highlight;

    @BeforeEach
    void aHighlightOfDachengIsAccepted() {
        highlight = highlightOf("dacheng");
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(ReviewProcess.KEY);
    }

    @Test
    void reviewsStayHiddenUntilAllAreIn() {
        String agri = review(highlight, "agri");
        String water = review(highlight, "water");
        run.submitBy("handler.agri", agri, "userTask_writeReview", form());
        run.assertEndedAt(agri, "endEvent_reviewed");
        assertThat(desk.visible(highlight))
                .as("the other department has not reviewed yet")
                .isEmpty();
        run.submitBy("handler.water", water, "userTask_writeReview", form());
        assertThat(desk.visible(highlight))
                .extracting(ReviewFacts::department, ReviewFacts::scores, ReviewFacts::conclusion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("市农业农村局", "真实5 成效4 可复制3 创新4", "因地制宜"),
                        org.assertj.core.groups.Tuple.tuple("市水务局", "真实5 成效4 可复制3 创新4", "因地制宜"));
        assertThat(run.businessKey(agri)).isEqualTo(highlight + "/D-agri");
        run.assertNotPassed(agri, "serviceTask_callHead", "serviceTask_recordNotReviewed", "serviceTask_recordSpoken");
    }

    @Test
    void aDispatchingUnitStandsAside() {
        String fubin = highlightOf("fubin");
        String review = review(fubin, "org");
        run.assertEndedAt(review, "endEvent_recused");
        run.assertNotPassed(review, "userTask_writeReview");
        assertThat(desk.visible(fubin)).extracting(ReviewFacts::status).containsExactly("已回避");
    }

    @Test
    void silenceIsRemindedThenTheHeadIsCalledThenTheFlowGoesOn() {
        String review = review(highlight, "agri");
        run.fireTimer(review, "timer_reviewReminder");
        run.fireTimer(review, "timer_reviewDue");
        assertThat(run.openTasks(review)).containsExactly("userTask_headReview");
        run.fireTimer(review, "timer_reviewCloses");
        run.assertEndedAt(review, "endEvent_notReviewed");
        run.assertPassedInOrder(
                review,
                "timer_reviewReminder",
                "serviceTask_remindReviewer",
                "timer_reviewDue",
                "serviceTask_callHead",
                "userTask_headReview",
                "timer_reviewCloses",
                "serviceTask_recordNotReviewed");
        run.assertNotPassed(review, "serviceTask_recordReview");
        assertThat(desk.visible(highlight)).extracting(ReviewFacts::status).containsExactly("未点评");
    }

    @Test
    void aDiagramOfBeforeHasWhatItsFormShowsAsVariables() throws IOException {
        try (var published = OlderDiagram.publish(repository, "review", "department-review.bpmn")) {
            String review = review(highlight, "agri");
            assertThat(String.valueOf(run.variable(review, "facts"))).contains(highlight, "大埕镇工作队");
            run.submitBy("handler.agri", review, "userTask_writeReview", form());
            run.assertEndedAt(review, "endEvent_reviewed");
        }
        assertThat(run.variable(review(highlight, "water"), "facts")).isNull();
    }

    @Test
    void theHeadMakesUpForTheHandler() {
        String review = review(highlight, "agri");
        run.fireTimer(review, "timer_reviewDue");
        run.submitBy("head.agri", review, "userTask_headReview", form());
        run.assertEndedAt(review, "endEvent_reviewed");
        run.assertPassedInOrder(review, "serviceTask_callHead", "userTask_headReview", "serviceTask_recordReview");
    }

    @Test
    void whatWasSpokenIsEnteredInTheDepartmentsNameAndMarked() {
        String review = review(highlight, "agri");
        desk.enterSpoken(highlight, "agri", "做法实，建议推广到邻镇。");
        run.assertEndedAt(review, "endEvent_spoken");
        run.assertNotPassed(review, "serviceTask_recordReview", "serviceTask_recordNotReviewed");
        assertThat(desk.visible(highlight))
                .extracting(ReviewFacts::status, ReviewFacts::comment)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("现场点评（代录）", "做法实，建议推广到邻镇。"));
        desk.enterSpoken(highlight, "agri", "另请注意水质。");
        assertThat(desk.visible(highlight).get(0).comment()).endsWith("现场补充：另请注意水质。");
    }

    @Test
    void scoresOutsideTheRubricAreRefused() {
        String review = review(highlight, "agri");
        Map<String, Object> form = new HashMap<>(form());
        form.put("truth", "9");
        assertThatThrownBy(() -> run.submitBy("handler.agri", review, "userTask_writeReview", form))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("真实");
        assertThat(run.openTasks(review)).containsExactly("userTask_writeReview");
    }

    private String review(String highlight, String department) {
        return run.start(
                ReviewProcess.KEY,
                Map.of(
                        "sessionNumber", highlight.substring(0, highlight.indexOf('/')),
                        "meetingDate", "2026-09-18",
                        "reviewOrder", ReviewProcess.order(highlight, department)));
    }

    private String highlightOf(String team) {
        run.now("2026-08-28T09:00+08:00");
        session++;
        return SampleHighlight.accepted(run, "2026-8" + session, team);
    }

    private static Map<String, Object> form() {
        return Map.of(
                "truth", "5",
                "effect", "4",
                "repeatability", "3",
                "newness", "4",
                "suggestion", "请补充井水的长期监测安排。",
                "conclusion", "adapt");
    }
}
