package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.IssueRules.ExtensionRule;
import cn.chaozhou.forum.notice.Notices;
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
            throw new InputRefused("action", "这次要做什么", "已经到期，不能再申请延期，按超期处理。");
        }
        if (now.isAfter(deadlines.from(due, "extensionCutoff"))) {
            throw new InputRefused("action", "这次要做什么", "延期须在到期前%d个工作日提出，现在已经过了申请时间。".formatted(cutoffDays()));
        }
        LocalDate newDay = Answers.date(newDueDate, "newDueDate", "申请延期到");
        int days = (int) ChronoUnit.DAYS.between(calendar.dayOf(due), newDay);
        if (days <= 0) {
            throw new InputRefused("newDueDate", "申请延期到", "应晚于现在的期限。");
        }
        if (!calendar.isWorkingDay(newDay)) {
            throw new InputRefused("newDueDate", "申请延期到", "不是工作日，请选择工作日。");
        }
        int count = issue.extensions + 1;
        ExtensionRule rule = rules.extension(count, days);
        if (rule.approver() == null) {
            throw new InputRefused("newDueDate", "申请延期到", rule.refusal() + "。");
        }
        String why = Answers.required(reason, "reason", "理由");
        String group = rule.approver().equals("head") ? issue.owner().headGroup() : rule.approver();
        jdbc.sql(
                        """
                        insert into extension
                          (issue_number, count_no, asked_at, asked_by, reason, old_due_at, new_due_at, approver)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(number, count, at(now), actor.name(), why, at(due), at(calendar.closing(newDay)), group)
                .update();
        String text = "第%d次申请延期%d天，到%s：%s".formatted(count, days, newDay, why);
        timeline.record(number, "申请延期", text);
        return new Request(group, text);
    }

    /** Decides the open request; a silent approver has not granted. The unit is told why. */
    void decide(String number, @Nullable String decision, @Nullable String reason) {
        boolean granted = "approve".equals(decision);
        String why = decision == null ? "逾期未批，视为不同意" : Answers.required(reason, "reason", "理由");
        OffsetDateTime newDue = jdbc.sql(
                        "select new_due_at from extension where issue_number = ? and granted is null order by id desc")
                .param(number)
                .query(OffsetDateTime.class)
                .list()
                .get(0);
        jdbc.sql(
                        """
                        update extension set granted = ?, decided_at = ?, decided_by = ?, decision = ?
                        where issue_number = ? and granted is null
                        """)
                .params(granted, OffsetDateTime.now(clock), actor.name(), why, number)
                .update();
        Issue issue = issues.require(number);
        if (granted) {
            issue.extensions++;
            issue.moveDueAt(newDue.toInstant(), calendar);
            ladder.dueMoved(issue);
            issues.save(issue);
            timers.follow(number);
        }
        String text = (granted ? "同意延期到" + calendar.dayOf(newDue.toInstant()) : "不同意延期") + "：" + why;
        timeline.record(number, granted ? "延期" : "不同意延期", text);
        notices.send(issue.owner().handlerGroup(), number, text);
    }

    private int cutoffDays() {
        return Math.abs(deadlines.limit("extensionCutoff").amount());
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
