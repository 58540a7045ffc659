package cn.chaozhou.forum.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessCoverage;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.engine.InputRefused;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ordered traces of experienceBorrowing, from an entry published out of a real highlight of 大埕镇 (饶平县). */
@ForumTest
class ExperienceProcessTest {

    private static int session;
    private static String entry;
    private static String highlight;

    @Autowired
    ProcessRun run;

    @Autowired
    ExperienceLibrary library;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void anEntryIsInTheLibrary() {
        run.now("2026-08-28T09:00+08:00");
        if (entry == null) {
            highlight = SampleHighlight.accepted(run, "2026-6" + ++session, "dacheng");
            entry = publish();
        }
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @AfterAll
    static void everyNodeAndFlowIsPassed() {
        ProcessCoverage.assertComplete(ExperienceProcess.KEY);
    }

    @Test
    void borrowedRegisteredAndTheOutcomeShowsOnTheSource() {
        String borrowing = apply("captain.caitang", "export");
        run.assertNotPassed(borrowing, "userTask_clearSameness");
        run.submitBy("county.chaoan", borrowing, "userTask_agreeBorrowing", Map.of("agreement", "agree"));
        run.fireTimer(borrowing, "timer_outcomeDue");
        run.fireTimer(borrowing, "timer_outcomeLate");
        run.submitBy(
                "captain.caitang",
                borrowing,
                "userTask_reportOutcome",
                Map.of("effect", "good", "outcome", "打成两口井，解决200亩灌溉。"));
        run.assertEndedAt(borrowing, "endEvent_outcomeReported");
        run.assertPassedInOrder(
                borrowing,
                "serviceTask_openBorrowing",
                "userTask_describeAdaptation",
                "serviceTask_submitBorrowing",
                "businessRuleTask_checkSameness",
                "userTask_agreeBorrowing",
                "serviceTask_registerBorrowing",
                "timer_outcomeDue",
                "userTask_reportOutcome",
                "serviceTask_recordOutcome");
        run.assertPassedInOrder(borrowing, "timer_outcomeLate", "serviceTask_remindOutcome", "endEvent_reminded");
        assertThat(library.entry(entry).orElseThrow().borrowings())
                .filteredOn(b -> b.number().equals(run.businessKey(borrowing)))
                .extracting(EntryFacts.Borrowed::team, EntryFacts.Borrowed::status, EntryFacts.Borrowed::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("彩塘镇工作队", "已反馈", "打成两口井，解决200亩灌溉。"));
        assertThat(run.businessKey(borrowing)).matches("JY-2026-\\d{4}/J-\\d{2}");
    }

    @Test
    void theSameInTheCountyNeedsTheDepartmentsClearance() {
        String first = apply("captain.fubin", "local");
        run.submit(first, "userTask_agreeBorrowing", Map.of("agreement", "agree"));
        String second = apply("captain.xinxu", "local");
        assertThat(run.openTasks(second)).containsExactly("userTask_clearSameness");
        run.submitBy(
                "head.water",
                second,
                "userTask_clearSameness",
                Map.of("clearance", "clear", "borrowingReason", "水源不同，不属重复建设"));
        run.submitBy(
                "county.raoping",
                second,
                "userTask_agreeBorrowing",
                Map.of("agreement", "decline", "borrowingReason", "今年资金已排满"));
        run.assertEndedAt(second, "endEvent_declined");
        run.assertPassedInOrder(
                second, "businessRuleTask_findDepartment", "userTask_clearSameness", "userTask_agreeBorrowing");
        run.assertNotPassed(second, "serviceTask_registerBorrowing");

        String third = apply("captain.suocheng", "local");
        run.submit(third, "userTask_clearSameness", Map.of("clearance", "decline", "borrowingReason", "县内已有同类，请联合建设"));
        run.assertEndedAt(third, "endEvent_declined");
        run.assertNotPassed(third, "userTask_agreeBorrowing");
    }

    @Test
    void publishingAgainMakesTheNextEdition() {
        int before = library.entry(entry).orElseThrow().editions().size();
        assertThat(publish()).isEqualTo(entry);
        assertThat(library.entry(entry).orElseThrow().editions()).hasSize(before + 1);
    }

    @Test
    void anUnknownEntryIsRefused() {
        String borrowing = run.startBy("captain.caitang", ExperienceProcess.KEY, Map.of());
        Map<String, Object> form = form("local");
        form.put("entry", "JY-2026-9999");
        assertThatThrownBy(() -> run.submitBy("captain.caitang", borrowing, "userTask_describeAdaptation", form))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("借鉴哪一条经验");
        assertThat(run.openTasks(borrowing)).containsExactly("userTask_describeAdaptation");
    }

    private String publish() {
        return new TransactionTemplate(transactions).execute(s -> library.publish(highlight));
    }

    private String apply(String captain, String market) {
        String borrowing = run.startBy(captain, ExperienceProcess.KEY, Map.of());
        run.submitBy(captain, borrowing, "userTask_describeAdaptation", form(market));
        return borrowing;
    }

    private static Map<String, Object> form(String market) {
        return new HashMap<>(Map.of(
                "entry", entry,
                "adaptation", "本镇同样缺水，但岩层较浅，拟改打浅井并配套滴灌。",
                "industry", "water",
                "market", market,
                "scale", "villages",
                "localConditions", "浅层地下水丰富"));
    }
}
