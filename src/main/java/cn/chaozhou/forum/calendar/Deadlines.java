package cn.chaozhou.forum.calendar;

import cn.chaozhou.forum.engine.DecisionTables;
import cn.chaozhou.forum.engine.DiagramBean;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The named limits of the office, for diagrams and code alike: the decision table {@code limits} (时限表) gives each
 * name its amount and unit, the working calendar makes a date of it. In a diagram: {@code
 * ${deadline.after('townConfirm')}} counts from now, {@code ${deadline.from(meetingDate, 'callCloses')}} from a day.
 */
@Component("deadline")
public class Deadlines implements DiagramBean {

    private final DecisionTables tables;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Deadlines(DecisionTables tables, WorkingCalendar calendar, Clock clock) {
        this.tables = tables;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** End of the named limit when it begins now. */
    public Date after(String name) {
        return Date.from(limit(name).endFrom(clock.instant(), calendar));
    }

    /** The first moment after that end: what ends with the limit is still before it. */
    public Date beyond(String name) {
        return Date.from(after(name).toInstant().plusMillis(1));
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
        Map<String, Object> row = tables.row("limits", Map.of("item", name))
                .orElseThrow(
                        () -> new IllegalStateException("the decision table 'limits' has no row named '" + name + "'"));
        return new Limit(
                ((Number) row.get("amount")).intValue(),
                Limit.Unit.of((String) row.get("unit")),
                "start".equals(row.get("at")));
    }
}
