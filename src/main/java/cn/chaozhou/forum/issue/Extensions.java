package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.IssueRules.ExtensionRule;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Extensions (延期): asked in time, decided by whom the table names, moving the running timers. */
@Component
class Extensions {

    private final Issues issues;
    private final IssueRules rules;
    private final Ladder ladder;
    private final IssueTimers timers;
    private final Actor actor;
    private final Timeline timeline;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Extensions(
            Issues issues,
            IssueRules rules,
            Ladder ladder,
            IssueTimers timers,
            Actor actor,
            Timeline timeline,
            Notices notices,
            JdbcClient jdbc,
            Deadlines deadlines,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.rules = rules;
        this.ladder = ladder;
        this.timers = timers;
        this.actor = actor;
        this.timeline = timeline;
        this.notices = notices;
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param approverGroup who decides */
    record Request(String approverGroup, String text) {}

    Request ask(String number, @Nullable String newDueDate, @Nullable String reason) {
        Issue issue = issues.require(number);
        Instant now = clock.instant();
        Instant due = issue.clock().dueAt();
        if (issue.isOverdue(now)) {
            throw Answers.refused("action", "extensionOverdue");
        }
        if (now.isAfter(deadlines.from(due, "extensionCutoff"))) {
            throw Answers.refused("action", "extensionLate", cutoffDays());
        }
        LocalDate newDay = Answers.date(newDueDate, "newDueDate");
        int days = (int) ChronoUnit.DAYS.between(calendar.dayOf(due), newDay);
        if (days <= 0) {
            throw Answers.refused("newDueDate", "notAfterDue");
        }
        if (!calendar.isWorkingDay(newDay)) {
            throw Answers.refused("newDueDate", "notWorkingDay");
        }
        int count = issue.extensions + 1;
        ExtensionRule rule = rules.extension(count, days);
        if (rule.approver() == null) {
            throw Answers.refused("newDueDate", "extensionRule", rule.refusal());
        }
        String why = Answers.required(reason, "reason");
        String group = rule.approver().equals("head") ? issue.owner().headGroup() : rule.approver();
        jdbc.sql(
                        """
                        insert into extension
                          (issue_number, count_no, asked_at, asked_by, reason, old_due_at, new_due_at, approver)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(number, count, at(now), actor.name(), why, at(due), at(calendar.closing(newDay)), group)
                .update();
        String text = Texts.of("issue.timeline.extensionAsked", count, days, newDay, why);
        timeline.record(number, Texts.of("issue.step.extensionAsked"), text);
        return new Request(group, text);
    }

    /** Decides the open request; a silent approver has not granted. The unit is told why. */
    void decide(String number, @Nullable String decision, @Nullable String reason) {
        boolean granted = "approve".equals(decision);
        String why = decision == null ? Texts.of("issue.timeline.approverSilent") : Answers.required(reason, "reason");
        OffsetDateTime newDue = jdbc.sql(
                        "select new_due_at from extension where issue_number = ? and granted is null order by id desc")
                .param(number)
                .query(OffsetDateTime.class)
                .list()
                .get(0);
        write(number, granted, why);
        Issue issue = issues.require(number);
        if (granted) {
            issue.noteRed(clock.instant());
            issue.extensions++;
            issue.moveDueAt(newDue.toInstant(), calendar);
            ladder.dueMoved(issue);
            issues.save(issue);
            timers.follow(number);
        }
        String result = granted ? "extended" : "extensionRefused";
        String text = Texts.of("issue.timeline." + result, calendar.dayOf(newDue.toInstant()), why);
        timeline.record(number, Texts.of("issue.step." + result), text);
        notices.send(issue.owner().handlerGroup(), number, text);
    }

    /** What was asked for is overtaken by something else. */
    void lapse(String number, String why) {
        write(number, false, why);
    }

    private void write(String number, boolean granted, String why) {
        jdbc.sql(
                        """
                        update extension set granted = ?, decided_at = ?, decided_by = ?, decision = ?
                        where issue_number = ? and granted is null
                        """)
                .params(granted, OffsetDateTime.now(clock), actor.name(), why, number)
                .update();
    }

    private int cutoffDays() {
        return Math.abs(deadlines.limit("extensionCutoff").amount());
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
