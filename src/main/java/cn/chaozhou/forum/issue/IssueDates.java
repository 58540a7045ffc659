package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.engine.DiagramBean;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The dates of an issue for its diagrams, always as they stand now: a timer that is recalculated follows them. */
@Component
public class IssueDates implements DiagramBean {

    private final Issues issues;
    private final Ladder ladder;
    private final Deadlines deadlines;

    IssueDates(Issues issues, Ladder ladder, Deadlines deadlines) {
        this.issues = issues;
        this.ladder = ladder;
        this.deadlines = deadlines;
    }

    public Date due(String number) {
        return Date.from(issues.require(number).clock().dueAt());
    }

    /** When the next step of the ladder is due. */
    public Date nextStep(String number) {
        return Date.from(ladder.nextStepAt(number));
    }

    /** When the co-departments have to have given their part: before the lead department is due, and after the start. */
    public Date contribution(String number) {
        IssueClock clock = issues.require(number).clock();
        Instant before = deadlines.from(clock.dueAt(), "coContribution");
        return Date.from(before.isAfter(clock.startedAt()) ? before : clock.dueAt());
    }
}
