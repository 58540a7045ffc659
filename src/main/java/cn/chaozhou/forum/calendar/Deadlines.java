package cn.chaozhou.forum.calendar;

import cn.chaozhou.forum.engine.DiagramBean;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The named limits of the office, for diagrams and code alike: the decision table {@code limits} (时限表) gives each
 * name its amount and unit, the working calendar makes a date of it. In a diagram: {@code
 * ${deadline.after('townConfirm')}} counts from now, {@code ${deadline.from(meetingDate, 'callCloses')}} from a day.
 */
@Component("deadline")
public class Deadlines implements DiagramBean {

    private final DecisionService decisions;
    private final WorkingCalendar calendar;
    private final Clock clock;

    /** Lazy: the engine itself needs this bean while it is built. */
    Deadlines(@Lazy DecisionService decisions, WorkingCalendar calendar, Clock clock) {
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** End of the named limit when it begins now. */
    public Date after(String name) {
        return Date.from(limit(name).endFrom(clock.instant(), calendar));
    }

    /** End of the named limit when it begins on the day (ISO date, as a form submits it). */
    public Date from(String day, String name) {
        return Date.from(limit(name).endFrom(calendar.opening(LocalDate.parse(day)), calendar));
    }

    /** End of the named limit when it begins at the moment; a negative limit ends before it. */
    public Date from(Date moment, String name) {
        return Date.from(from(moment.toInstant(), name));
    }

    public Instant from(Instant moment, String name) {
        return limit(name).endFrom(moment, calendar);
    }

    /** The named row of the table of limits. */
    public Limit limit(String name) {
        DmnDecisionRuleResult row = decisions
                .evaluateDecisionTableByKey("limits", Variables.putValue("item", name))
                .getSingleResult();
        if (row == null) {
            throw new IllegalStateException("the decision table 'limits' has no row named '" + name + "'");
        }
        Number amount = row.getEntry("amount");
        return new Limit(amount.intValue(), Limit.Unit.of(row.getEntry("unit")), "start".equals(row.getEntry("at")));
    }
}
