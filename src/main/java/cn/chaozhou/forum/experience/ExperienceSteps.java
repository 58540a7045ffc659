package cn.chaozhou.forum.experience;

import static cn.chaozhou.forum.experience.ExperienceProcess.*;

import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.experience.BorrowingDesk.Same;
import cn.chaozhou.forum.experience.BorrowingDesk.Wish;
import cn.chaozhou.forum.organisation.Organisation.Team;
import cn.chaozhou.forum.wording.Texts;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The building blocks that bpmn/experience/experience-borrowing.bpmn names; each is one call of the desk. */
@Configuration
class ExperienceSteps {

    @Bean
    JavaDelegate openBorrowing(BorrowingDesk desk, Options options) {
        return execution -> {
            Team team = desk.teamOf(STARTER.get(execution));
            TEAM.set(execution, team.code());
            COUNTY.set(execution, team.county());
            KNOWN.set(execution, Var.toJson(Map.of("teamTitle", team.title(), "countyName", team.countyName())));
            Map<String, Object> choices = new HashMap<>(options.groups("industry", "market", "scale"));
            choices.put("entries", desk.entriesFor(team));
            OPTIONS.set(execution, Var.toJson(choices));
            CASE_TITLE.set(execution, Texts.of("experience.caseTitle.opened", team.town()));
        };
    }

    @Bean
    JavaDelegate submitBorrowing(BorrowingDesk desk) {
        return execution -> {
            Team team = desk.teamOf(STARTER.get(execution));
            Wish wish = new Wish(
                    ENTRY.get(execution),
                    INDUSTRY.get(execution),
                    MARKET.get(execution),
                    SCALE.get(execution),
                    ADAPTATION.get(execution),
                    LOCAL_CONDITIONS.get(execution));
            String number = desk.apply(team, wish);
            execution.setProcessBusinessKey(number);
            EntryFacts entry = desk.entry(wish.entry());
            KNOWN.set(
                    execution,
                    Var.toJson(Map.of(
                            "teamTitle", team.title(),
                            "countyName", team.countyName(),
                            "number", number,
                            "entryTitle", entry.title(),
                            "source", entry.source())));
            CASE_TITLE.set(execution, Texts.of("experience.caseTitle.applied", team.town(), entry.title()));
            Same same = desk.same(team, wish);
            SAME_IN_COUNTY.set(execution, same.inCounty());
            SAME_IN_CITY.set(execution, same.inCity());
        };
    }

    @Bean
    JavaDelegate registerBorrowing(BorrowingDesk desk) {
        return execution -> desk.registered(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordBorrowingDeclined(BorrowingDesk desk) {
        return execution -> desk.declined(execution.getProcessBusinessKey(), BORROWING_REASON.get(execution));
    }

    @Bean
    JavaDelegate remindOutcome(BorrowingDesk desk) {
        return execution -> desk.remind(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordOutcome(BorrowingDesk desk) {
        return execution ->
                desk.reported(execution.getProcessBusinessKey(), EFFECT.get(execution), OUTCOME.get(execution));
    }
}
