package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Running issues take over the newest row of their class (重新计算). Nothing else makes them: a changed table is followed
 * by new issues only.
 */
@Component
class Recalculating {

    private final Issues issues;
    private final IssueRules rules;
    private final IssueReader reader;
    private final Ladder ladder;
    private final IssueTimers timers;
    private final Actor actor;
    private final Timeline timeline;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Recalculating(
            Issues issues,
            IssueRules rules,
            IssueReader reader,
            Ladder ladder,
            IssueTimers timers,
            Actor actor,
            Timeline timeline,
            Notices notices,
            JdbcClient jdbc,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.rules = rules;
        this.reader = reader;
        this.ladder = ladder;
        this.timers = timers;
        this.actor = actor;
        this.timeline = timeline;
        this.notices = notices;
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    void one(String number, @Nullable String reason) {
        Issue issue = issues.findById(number).orElseThrow(() -> Answers.refused("recalculatedIssue", "unknownIssue"));
        if (!hasLimit(issue)) {
            throw Answers.refused("recalculatedIssue", "notToRecalculate", issue.status.title());
        }
        recalculate(List.of(issue), "recalculatedIssue", null, reason);
    }

    /** All running issues of the class, by its name. */
    void all(String className, @Nullable String reason) {
        String code = rules.classCode(className.strip())
                .orElseThrow(() -> Answers.refused("recalculatedClass", "unknownClass", classNames()));
        List<Issue> running = issues.findByIssueClassAndStatusInOrderByNumber(code, IssueStatus.OPEN).stream()
                .filter(Recalculating::hasLimit)
                .toList();
        recalculate(running, "recalculatedClass", code, reason);
    }

    private void recalculate(List<Issue> chosen, String field, @Nullable String code, @Nullable String reason) {
        String why = Answers.required(reason, "recalculationReason");
        List<Issue> behind = chosen.stream()
                .filter(issue -> !newest(issue, field).equals(issue.rule()))
                .toList();
        if (behind.isEmpty()) {
            throw Answers.refused(field, "nothingToRecalculate");
        }
        behind.forEach(issue -> follow(issue, newest(issue, field), code, why));
    }

    private ClassRule newest(Issue issue, String field) {
        return rules.classRule(issue.issueClass)
                .orElseThrow(
                        () -> Answers.refused(field, "classGone", issue.rule().name()));
    }

    private void follow(Issue issue, ClassRule rule, @Nullable String code, String why) {
        ClassRule oldRule = issue.rule();
        Instant oldDue = issue.clock().dueAt();
        issue.recalculate(rule, lastReport(issue), calendar);
        ladder.dueMoved(issue);
        issues.save(issue);
        timers.follow(issue.number);
        Instant newDue = issue.clock().dueAt();
        jdbc.sql(
                        """
                        insert into recalculation
                          (issue_number, at, actor, issue_class, reason, old_rule, new_rule, old_due_at, new_due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        issue.number,
                        OffsetDateTime.now(clock),
                        actor.name(),
                        code,
                        why,
                        oldRule.inWords(),
                        rule.inWords(),
                        at(oldDue),
                        at(newDue))
                .update();
        timeline.record(
                issue.number,
                Texts.of("issue.step.recalculated"),
                Texts.of(
                        "issue.timeline.recalculated",
                        reader.moment(oldDue),
                        reader.moment(newDue),
                        oldRule.inWords(),
                        rule.inWords(),
                        why));
        notices.send(
                issue.owner().handlerGroup(),
                issue.number,
                Texts.of("issue.notice.recalculated", issue.number, reader.moment(oldDue), reader.moment(newDue), why));
    }

    /** From when on the next progress report is counted: the newest of the start, a report and the end of a stop. */
    private Instant lastReport(Issue issue) {
        Stream<Instant> since = jdbc
                .sql(
                        """
                        select at from progress_report where issue_number = ?
                        union all
                        select ended_at from clock_stop where issue_number = ? and ended_at is not null
                        """)
                .params(issue.number, issue.number)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant);
        return Stream.concat(since, Stream.of(issue.clock().startedAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private String classNames() {
        return String.join(
                Texts.of("issue.separator"),
                rules.classOptions().stream().map(option -> option.get("label")).toList());
    }

    /** Dispatched and not reported solved: its clock runs, or stands still and will run again. */
    private static boolean hasLimit(Issue issue) {
        return issue.isOpen() && issue.clock != null;
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
