package cn.chaozhou.forum.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.engine.InputRefused;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan must keep: one theme, time for the call, known organisations, speakers that fit. */
class PlanTest {

    private static final LocalDate EARLIEST = LocalDate.of(2026, 9, 10);
    private static final LocalDate MEETING = LocalDate.of(2026, 9, 18);

    @Test
    void oneThemeInTimeIsFine() {
        assertThatCode(() -> check(plan(" 为民找水 ", EARLIEST, 2, List.of("agri"), List.of("dacheng", "fubin"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"找水、卖茶", "找水，卖茶", "找水,卖茶", "找水；卖茶", "找水;卖茶", "找水/卖茶", "找水／卖茶", "找水\n卖茶"})
    void aSecondThemeIsRefused(String theme) {
        refused(plan(theme, MEETING, 1, List.of("agri"), List.of("dacheng")), "theme", "一期只讲一个主题");
    }

    @Test
    void theMeetingLeavesTimeForTheCall() {
        refused(
                plan("为民找水", EARLIEST.minusDays(1), 1, List.of("agri"), List.of("dacheng")),
                "meetingDate",
                "请选2026年9月10日或以后的日期");
    }

    @Test
    void onlyOrganisationsOfTheRosterTakePart() {
        refused(plan("为民找水", MEETING, 1, List.of("mars"), List.of("dacheng")), "departments", "名册");
        refused(plan("为民找水", MEETING, 1, List.of(), List.of("dacheng")), "departments", "至少选一个");
        refused(plan("为民找水", MEETING, 1, List.of("agri"), List.of("atlantis")), "teams", "名册");
        refused(plan("为民找水", MEETING, 1, List.of("agri"), List.of()), "teams", "至少选一个");
    }

    @Test
    void noMoreSpeakersThanTeams() {
        refused(plan("为民找水", MEETING, 2, List.of("agri"), List.of("dacheng")), "speakerCount", "（1）之间");
        refused(plan("为民找水", MEETING, 0, List.of("agri"), List.of("dacheng")), "speakerCount", "须在1和");
    }

    private static void refused(Plan plan, String field, String advice) {
        assertThatThrownBy(() -> check(plan))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(advice)
                .extracting(e -> ((InputRefused) e).field())
                .isEqualTo(field);
    }

    private static void check(Plan plan) {
        plan.check(Set.of("agri", "water"), Set.of("dacheng", "fubin"), EARLIEST);
    }

    private static Plan plan(String theme, LocalDate date, int speakers, List<String> departments, List<String> teams) {
        return new Plan(theme, "poverty", "onSite", "大埕镇", date, speakers, departments, teams);
    }
}
