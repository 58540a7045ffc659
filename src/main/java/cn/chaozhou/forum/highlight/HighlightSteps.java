package cn.chaozhou.forum.highlight;

import static cn.chaozhou.forum.highlight.HighlightProcess.*;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.highlight.HighlightEvidence.Piece;
import cn.chaozhou.forum.wording.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The building blocks that bpmn/highlight/highlight-submission.bpmn names; each is one call of the desk. */
@Configuration
class HighlightSteps {

    @Bean
    JavaDelegate openHighlight(HighlightDesk desk, HighlightInDiagram highlight, Deadlines deadlines) {
        return execution -> {
            String number = desk.open(SESSION_NUMBER.get(execution), TEAM.get(execution));
            execution.setProcessBusinessKey(number);
            ROUND.set(execution, 1);
            OPTIONS.setUnlessLive(execution, () -> Var.toJson(highlight.options()));
            setDue(execution, deadlines, deadlines.from(MEETING_DATE.get(execution), "callCloses"));
            show(execution, desk);
        };
    }

    @Bean
    JavaDelegate remindCaptain(HighlightDesk desk) {
        return execution -> desk.remind(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate submitHighlight(HighlightDesk desk) {
        return execution -> {
            Highlight highlight = desk.get(execution.getProcessBusinessKey());
            desk.submit(submitted(execution, highlight, desk.last(highlight)), evidence(EVIDENCE.find(execution)));
            // Whoever judges the next round begins with an empty form.
            List.of(FACTS_DECISION, ACCEPTANCE, RETURN_REASON).forEach(answer -> answer.set(execution, null));
            show(execution, desk);
        };
    }

    @Bean
    JavaDelegate markVerified(HighlightDesk desk) {
        return execution -> {
            desk.verified(execution.getProcessBusinessKey(), true);
            show(execution, desk);
        };
    }

    @Bean
    JavaDelegate markUnverified(HighlightDesk desk) {
        return execution -> {
            desk.verified(execution.getProcessBusinessKey(), false);
            show(execution, desk);
        };
    }

    @Bean
    JavaDelegate returnHighlight(HighlightDesk desk, Deadlines deadlines) {
        return execution -> {
            String reason = RETURN_REASON.get(execution);
            Date due = desk.returned(execution.getProcessBusinessKey(), reason, MEETING_DATE.get(execution));
            LAST_RETURN.set(execution, reason);
            ROUND.set(execution, ROUND.get(execution) + 1);
            setDue(execution, deadlines, due);
        };
    }

    @Bean
    JavaDelegate recordAccepted(HighlightDesk desk) {
        return execution -> desk.accepted(execution.getProcessBusinessKey(), true, null);
    }

    @Bean
    JavaDelegate recordDeclined(HighlightDesk desk) {
        return execution -> desk.accepted(execution.getProcessBusinessKey(), false, RETURN_REASON.get(execution));
    }

    @Bean
    JavaDelegate recordNotSubmitted(HighlightDesk desk) {
        return execution -> desk.notSubmitted(execution.getProcessBusinessKey());
    }

    private static void setDue(DelegateExecution execution, Deadlines deadlines, Date due) {
        DRAFT_DUE_AT.set(execution, due);
        DRAFT_REMIND_AT.set(execution, deadlines.from(due, "highlightReminder"));
    }

    private static void show(DelegateExecution execution, HighlightDesk desk) {
        String number = execution.getProcessBusinessKey();
        String title = TITLE.find(execution);
        KNOWN.setUnlessLive(execution, () -> Var.toJson(desk.known(number)));
        CASE_TITLE.set(
                execution,
                Texts.of(
                        "highlight.caseTitle",
                        desk.town(number),
                        title == null ? Texts.of("highlight.untitled") : title));
    }

    private static Highlight submitted(DelegateExecution execution, Highlight highlight, Optional<Highlight> last) {
        highlight.title = TITLE.get(execution);
        highlight.summary = SUMMARY.get(execution);
        highlight.threeForces = String.join(",", Var.texts(execution, THREE_FORCES));
        highlight.threeTasks = String.join(",", Var.texts(execution, THREE_TASKS));
        figure(execution, highlight, last.filter(l -> SAME_FIGURE.orElse(execution, false) && l.figureName != null));
        highlight.funding = decimal(FUNDING.find(execution));
        highlight.industry = INDUSTRY.get(execution);
        highlight.market = MARKET.get(execution);
        highlight.scale = SCALE.get(execution);
        highlight.resources = RESOURCES.get(execution);
        highlight.cost = decimal(COST.find(execution));
        highlight.preconditions = PRECONDITIONS.get(execution);
        return highlight;
    }

    /** The figures of an earlier round stay in their variables when the form hides them. */
    private static void figure(DelegateExecution execution, Highlight highlight, Optional<Highlight> goesOn) {
        String name = goesOn.map(last -> last.figureName).orElseGet(() -> FIGURE_NAME.find(execution));
        boolean isGiven = name != null && !name.isBlank();
        BigDecimal before =
                goesOn.map(last -> last.figureAfter).orElseGet(() -> decimal(FIGURE_BEFORE.find(execution)));
        highlight.figureName = isGiven ? name : null;
        highlight.figureBefore = isGiven ? before : null;
        highlight.figureAfter = isGiven ? decimal(FIGURE_AFTER.find(execution)) : null;
    }

    private static List<Piece> evidence(@Nullable SpinJsonNode rows) {
        List<Piece> evidence = new ArrayList<>();
        if (rows != null) {
            rows.elements()
                    .forEach(row -> evidence.add(new Piece(
                            LocalDate.parse(row.prop("date").stringValue()),
                            row.prop("kind").stringValue(),
                            row.prop("description").stringValue(),
                            Var.optional(row, "keptAt"))));
        }
        return evidence;
    }

    private static @Nullable BigDecimal decimal(@Nullable Number number) {
        return number == null ? null : new BigDecimal(number.toString());
    }
}
