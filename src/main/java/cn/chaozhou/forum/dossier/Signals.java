package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.TimeLeft;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseLamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how urgent cases and tasks are: by the lamp of the case, else by the limit of the task alone. */
@Component
class Signals {

    private final WorkingCalendar calendar;
    private final Deadlines deadlines;
    private final Clock clock;

    Signals(WorkingCalendar calendar, Deadlines deadlines, Clock clock) {
        this.calendar = calendar;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Whoever has a task asks how much time is left for it, before how much there is for the whole case.
     *
     * @param brief null where the task's case has no number yet
     */
    @Nullable
    Signal ofTask(@Nullable CaseBrief brief, @Nullable Date dueAt) {
        String left = dueAt == null ? null : left(dueAt.toInstant());
        if (brief != null && brief.lamp() != null) {
            return of(brief.lamp(), left);
        }
        return left == null ? null : new Signal(colour(dueAt.toInstant()), null, left, left);
    }

    @Nullable
    Signal ofCase(CaseBrief brief) {
        return brief.lamp() == null ? null : of(brief.lamp(), null);
    }

    private static Signal of(CaseLamp lamp, @Nullable String left) {
        return new Signal(lamp.colour(), lamp.name(), lamp.reason(), left);
    }

    private String left(Instant due) {
        return TimeLeft.inWords(due, clock.instant(), calendar);
    }

    /** Yellow from the limit {@code nearDue} of the office on, before the task is due. */
    private String colour(Instant due) {
        if (!clock.instant().isBefore(due)) {
            return "RED";
        }
        return due.isBefore(deadlines.beyond("nearDue").toInstant()) ? "YELLOW" : "GREEN";
    }
}
