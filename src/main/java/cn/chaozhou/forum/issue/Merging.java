package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges similar issues into a topic (合并): they stop their own work and wait for the leading one. */
@Component
class Merging {

    private final Issues issues;
    private final Topics topics;
    private final Owners owners;
    private final Contributions contributions;
    private final Extensions extensions;
    private final RuntimeService runtime;
    private final Actor actor;
    private final Timeline timeline;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    Merging(
            Issues issues,
            Topics topics,
            Owners owners,
            Contributions contributions,
            Extensions extensions,
            RuntimeService runtime,
            Actor actor,
            Timeline timeline,
            Notices notices,
            JdbcClient jdbc,
            Clock clock) {
        this.issues = issues;
        this.topics = topics;
        this.owners = owners;
        this.contributions = contributions;
        this.extensions = extensions;
        this.runtime = runtime;
        this.actor = actor;
        this.timeline = timeline;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The issue that is to lead; refused, naming the field, when it can't. */
    Issue leading(String number, String field) {
        Issue issue = issues.findById(number).orElseThrow(() -> Answers.refused(field, "unknownIssue"));
        if (!issue.isOpen()) {
            throw Answers.refused(field, "notOpenToMerge", number, issue.status.title());
        }
        return issue;
    }

    /** Options of a tag list: what may be merged into the issue, those of its category first. */
    List<Map<String, String>> options(Issue leading) {
        List<Issue> open = issues.findByStatusInOrderByNumber(IssueStatus.OPEN).stream()
                .filter(issue -> issue.isOpen() && !issue.number.equals(leading.number))
                .toList();
        Set<String> leads = open.isEmpty()
                ? Set.of()
                : issues.leading(open.stream().map(issue -> issue.number).toList());
        List<Map<String, String>> options = open.stream()
                .filter(issue -> !leads.contains(issue.number))
                .sorted(Comparator.comparing(issue -> !issue.category.equals(leading.category)))
                .map(issue -> Organisation.option(
                        issue.number,
                        Texts.of(
                                "issue.merge.option",
                                issue.number,
                                issue.title,
                                owners.teamTitle(issue.raisedByTeam),
                                issue.category,
                                issue.status.title())))
                .toList();
        if (options.isEmpty()) {
            throw Answers.refused("leadingIssue", "nothingToMerge");
        }
        return options;
    }

    void merge(String leadingNumber, List<String> numbers, @Nullable String reason) {
        Issue leading = leading(leadingNumber, "mergedIssues");
        String why = Answers.required(reason, "reason.merge");
        if (numbers.isEmpty()) {
            throw Answers.refused("mergedIssues", "required");
        }
        // The row's version: nobody solves the leading issue, or merges it elsewhere, while others are merged into it.
        issues.save(leading);
        numbers.stream().distinct().forEach(number -> take(leading, number, why));
        timeline.record(
                leading.number,
                Texts.of("issue.step.topicLed"),
                Texts.of("issue.timeline.topicLed", String.join(Texts.of("issue.separator"), numbers), why));
        if (leading.owner != null) {
            notices.send(
                    leading.owner().handlerGroup(),
                    leading.number,
                    Texts.of("issue.notice.topicLed", leading.number, numbers.size()));
        }
    }

    private void take(Issue leading, String number, String why) {
        Issue issue = leading(number, "mergedIssues");
        if (number.equals(leading.number)) {
            throw Answers.refused("mergedIssues", "mergedIntoItself");
        }
        if (!topics.waiting(number).isEmpty()) {
            throw Answers.refused("mergedIssues", "leadsATopic", number);
        }
        boolean overdue = issue.isOverdueNow(clock.instant());
        write(leading, issue, overdue, why);
        timeline.record(
                number,
                Texts.of("issue.step.merged"),
                Texts.of(
                        "issue.timeline.merged",
                        leading.number,
                        leading.title,
                        issue.owner == null ? Texts.of("issue.merge.noOwner") : owners.name(issue.owner()),
                        issue.status.title(),
                        why));
        String told = Texts.of("issue.notice.merged", number, leading.number, leading.title);
        notices.send(issue.raiserGroup(), number, told);
        if (issue.owner != null && issue.status != IssueStatus.REGISTERED) {
            notices.send(issue.owner().handlerGroup(), number, told);
        }
        issue.mergeInto(leading.number, clock.instant());
        issues.save(issue);
        contributions.withdraw(number, Texts.of("issue.merge.ended", leading.number));
        boolean heard = !runtime.createMessageCorrelation(IssueProcess.MESSAGE_ISSUE_MERGED)
                .processInstanceBusinessKey(number)
                .correlateAllWithResult()
                .isEmpty();
        if (!heard) {
            throw Answers.refused("mergedIssues", "olderDiagram", number);
        }
    }

    /** The facts of the merge; what the merged issue had running is ended in the tables as in the flow. */
    private void write(Issue leading, Issue issue, boolean overdue, String why) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime due = issue.clock == null
                ? null
                : issue.clock.dueAt().atZone(clock.getZone()).toOffsetDateTime();
        jdbc.sql(
                        """
                        insert into issue_merge
                          (leading_issue, merged, merged_at, merged_by, reason, old_status, old_owner, due_at, overdue)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        leading.number,
                        issue.number,
                        now,
                        actor.name(),
                        why,
                        issue.status.name(),
                        issue.owner,
                        due,
                        overdue)
                .update();
        String ended = Texts.of("issue.merge.ended", leading.number);
        jdbc.sql("update clock_stop set ended_at = ?, end_document = ? where issue_number = ? and ended_at is null")
                .params(now, ended, issue.number)
                .update();
        extensions.lapse(issue.number, ended);
    }

    /** The leading issue passed its check: every raiser rates their own number. */
    void solved(String leadingNumber) {
        Issue leading = issues.require(leadingNumber);
        for (Issue issue : topics.waiting(leadingNumber)) {
            issue.solveWith(leading, clock.instant());
            issues.save(issue);
            jdbc.sql(
                            """
                            insert into closure (issue_number, round_no, reported_at, reported_by, report, overdue,
                              passed, checked_at, checked_by, check_reason)
                            select cast(? as varchar), cast(? as integer), reported_at, reported_by, report, false,
                              passed, checked_at, checked_by, check_reason
                            from closure where issue_number = ? and round_no = ?
                            """)
                    .params(issue.number, issue.rounds, leading.number, leading.rounds)
                    .update();
            jdbc.sql("update issue_merge set solved_at = ? where merged = ? and solved_at is null and left_at is null")
                    .params(OffsetDateTime.now(clock), issue.number)
                    .update();
            timeline.record(
                    issue.number,
                    Texts.of("issue.step.topicSolved"),
                    Texts.of("issue.timeline.topicSolved", leading.number));
            runtime.createMessageCorrelation(IssueProcess.MESSAGE_TOPIC_SOLVED)
                    .processInstanceBusinessKey(issue.number)
                    .correlateAll();
        }
    }
}
