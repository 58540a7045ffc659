package cn.chaozhou.forum.highlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.OlderDiagram;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordered traces of highlightSubmission. The meeting is on 18 September 2026: the call closes on the 9th, 18:00. */
@ForumTest
class HighlightProcessTest {

    private static int session;

    @Autowired
    ProcessRun run;

    @Autowired
    HighlightDesk desk;

    @Autowired
    Timeline timeline;

    @Autowired
    RepositoryService repository;

    private String instance;

    @BeforeEach
    void aTeamIsInvited() {
        run.now("2026-08-28T09:00+08:00");
        session++;
        instance = invited("dacheng");
    }

    private String invited(String team) {
        return run.start(
                HighlightProcess.KEY,
                Map.of(
                        "sessionNumber", "2026-9" + session,
                        "theme", "产业帮扶",
                        "taskCategory", "industry",
                        "meetingDate", "2026-09-18",
                        "team", team));
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(HighlightProcess.KEY);
    }

    @Test
    void confirmedByTheTownAndAccepted() {
        assertThat(run.businessKey(instance)).isEqualTo("2026-9" + session + "/L-01");
        assertThat(run.task(instance, "userTask_draftHighlight").getDueDate().toInstant())
                .isEqualTo("2026-09-09T10:00:00Z");
        submitDraft(form());
        run.submitBy("town.dacheng", instance, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
        run.submitBy("secretariat", instance, "userTask_acceptHighlight", Map.of("acceptance", "accept"));

        run.assertEndedAt(instance, "endEvent_accepted");
        run.assertPassedInOrder(
                instance,
                "serviceTask_openHighlight",
                "userTask_draftHighlight",
                "serviceTask_submitHighlight",
                "userTask_confirmFacts",
                "serviceTask_markVerified",
                "userTask_acceptHighlight",
                "serviceTask_recordAccepted");
        run.assertNotPassed(instance, "serviceTask_markUnverified", "serviceTask_returnHighlight");
        HighlightFacts facts = desk.facts(run.businessKey(instance));
        assertThat(facts.status()).isEqualTo("已受理");
        assertThat(facts.verification()).isEqualTo("已核实");
        assertThat(facts.change()).isEqualTo("可灌溉面积（亩）由0到450；投入100万元");
        assertThat(facts.evidence()).containsExactly("2026年8月20日 照片：第一口井出水（存镇水利站）");
        assertThat(timeline.of(facts.number()))
                .extracting(Timeline.Entry::actor, Timeline.Entry::step)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("captain.dacheng", "提交"),
                        org.assertj.core.groups.Tuple.tuple("town.dacheng", "镇核实属实"),
                        org.assertj.core.groups.Tuple.tuple("secretariat", "受理"));
    }

    @Test
    void aSilentTownLeavesTheMarkUnverified() {
        submitDraft(form());
        run.fireTimer(instance, "timer_townSilent");
        assertThat(desk.facts(run.businessKey(instance)).verification()).isEqualTo("未核实");
        run.submit(instance, "userTask_acceptHighlight", Map.of("acceptance", "decline", "returnReason", "与本期主题无关"));
        run.assertEndedAt(instance, "endEvent_declined");
        run.assertNotPassed(instance, "gateway_factsTrue", "endEvent_accepted");
    }

    @Test
    void returnsCountRoundsAndKeepWhatWasTyped() {
        submitDraft(form());
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "return", "returnReason", "井深与实际不符"));
        assertThat(run.variable(instance, "round")).isEqualTo(2);
        assertThat(run.variable(instance, "title")).isEqualTo("为民找水打井");
        assertThat(run.variable(instance, "returnReason")).isEqualTo("井深与实际不符");
        submitDraft(form());
        assertThat(run.variable(instance, "lastReturn")).isEqualTo("井深与实际不符");
        for (String answer : List.of("factsDecision", "returnReason")) {
            assertThat(run.variable(instance, answer))
                    .as("the town judges anew: %s", answer)
                    .isNull();
        }
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
        run.now("2026-09-10T10:00+08:00");
        run.submit(instance, "userTask_acceptHighlight", Map.of("acceptance", "return", "returnReason", "请补充资金来源"));
        assertThat(run.task(instance, "userTask_draftHighlight").getDueDate().toInstant())
                .as("the call has closed, so the team has one working day for the correction")
                .isEqualTo("2026-09-11T10:00:00Z");
        run.fireTimer(instance, "timer_callCloses");
        run.assertEndedAt(instance, "endEvent_notSubmitted");
        run.assertPassedInOrder(instance, "gateway_returned", "serviceTask_returnHighlight", "timer_callCloses");
    }

    @Test
    void aTeamGoesOnWithTheFigureOfLastTime() {
        submitDraft(form());
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "return", "returnReason", "井深与实际不符"));
        assertThat(known()).as("this one is not the last one").doesNotContain("上次申报（" + run.businessKey(instance));
        submitDraft(form());

        aTeamIsInvited();
        assertThat(known()).contains("可灌溉面积（亩）由0到450").contains("\"lastValue\":\"450\"");
        Map<String, Object> form = form();
        form.keySet().removeAll(List.of("figureName", "figureBefore"));
        form.put("sameFigure", true);
        form.put("figureAfter", 620);
        submitDraft(form);
        assertThat(desk.facts(run.businessKey(instance)).change()).startsWith("可灌溉面积（亩）由450到620；");
    }

    @Test
    void aDiagramOfBeforeHasWhatItsFormsShowAsVariables() throws IOException {
        assertThat(run.variable(instance, "known")).isNull();
        try (var published = OlderDiagram.publish(repository, "highlight", "highlight-submission.bpmn")) {
            aTeamIsInvited();
            assertThat(String.valueOf(run.variable(instance, "options"))).contains("threeForces", "industry");
            submitDraft(form());
            assertThat(String.valueOf(run.variable(instance, "known"))).contains("大埕镇工作队", "450");
            assertThat(run.openTasks(instance)).containsExactly("userTask_confirmFacts");
        }
    }

    private String known() {
        return String.valueOf(run.shown(instance, "userTask_draftHighlight", "known"));
    }

    @Test
    void aTeamMaySkipASession() {
        run.submit(instance, "userTask_draftHighlight", Map.of("willSubmit", "skip"));
        run.assertEndedAt(instance, "endEvent_notSubmitted");
        run.assertNotPassed(instance, "serviceTask_submitHighlight", "userTask_confirmFacts");
        assertThat(desk.facts(run.businessKey(instance)).status()).isEqualTo("未提交");
    }

    @Test
    void silenceIsRemindedOnceAndThenRecordedAsNotSubmitted() {
        run.fireTimer(instance, "timer_draftReminder");
        run.fireTimer(instance, "timer_callCloses");
        run.assertEndedAt(instance, "endEvent_notSubmitted");
        run.assertPassedInOrder(instance, "timer_draftReminder", "serviceTask_remindCaptain", "timer_callCloses");
    }

    @Test
    void withoutDatedEvidenceNothingIsSubmitted() {
        Map<String, Object> none = form();
        none.put("evidence", List.of());
        refused(none, "佐证材料");
        Map<String, Object> future = form();
        future.put("evidence", List.of(SampleHighlight.evidence("2026-08-29")));
        refused(future, "第1件的日期晚于今天");
        Map<String, Object> undated = form();
        undated.put("evidence", List.of(Map.of("kind", "photo", "description", "第一口井出水")));
        refused(undated, "日期");
        assertThat(desk.facts(run.businessKey(instance)).status()).isEqualTo("填报中");
    }

    @Test
    void theListOfASessionGivesEachItsOwnEvidence() {
        submitDraft(form());
        Map<String, Object> two = form();
        two.put("evidence", List.of(SampleHighlight.evidence("2026-08-22"), SampleHighlight.evidence("2026-08-21")));
        run.submitBy("captain.fubin", invited("fubin"), "userTask_draftHighlight", two);
        invited("xinxu");
        assertThat(desk.ofSession("2026-9" + session))
                .extracting(HighlightFacts::evidence)
                .containsExactly(
                        List.of("2026年8月20日 照片：第一口井出水（存镇水利站）"),
                        List.of("2026年8月22日 照片：第一口井出水（存镇水利站）", "2026年8月21日 照片：第一口井出水（存镇水利站）"),
                        List.of());
    }

    private void refused(Map<String, Object> form, String text) {
        assertThatThrownBy(() -> submitDraft(form))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(text);
        assertThat(run.openTasks(instance)).containsExactly("userTask_draftHighlight");
    }

    private void submitDraft(Map<String, Object> form) {
        run.submitBy("captain.dacheng", instance, "userTask_draftHighlight", form);
    }

    private static Map<String, Object> form() {
        return SampleHighlight.form("2026-08-20");
    }
}
