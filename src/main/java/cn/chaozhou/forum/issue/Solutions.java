package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.attachment.FilesOfCase;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a unit reports as the solution of an issue: the report with its dated evidence, one each round. */
@Component
class Solutions {

    private final Issues issues;
    private final Contributions contributions;
    private final FilesOfCase files;
    private final Actor actor;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Solutions(
            Issues issues,
            Contributions contributions,
            FilesOfCase files,
            Actor actor,
            Timeline timeline,
            JdbcClient jdbc,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.contributions = contributions;
        this.files = files;
        this.actor = actor;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A piece of evidence, as the form submits it and as the check shows it. */
    record Evidence(
            @Nullable String date, @Nullable String kind, @Nullable String description, @Nullable String keptAt) {}

    /** Needs at least one dated piece of evidence, described in the form or uploaded. */
    void report(String number, @Nullable String report, List<Evidence> evidence) {
        // Read first: whoever sends a contribution back meanwhile moves the issue's version on, and one of the two
        // loses.
        Issue issue = issues.require(number);
        contributions.requireAllIn(number);
        String said = Answers.required(report, "report");
        if (evidence.isEmpty() && !isUploaded(number)) {
            throw Answers.refused("evidence", "noEvidence");
        }
        boolean overdue = issue.isOverdueOnRecord(clock.instant());
        issue.solve(clock.instant());
        issues.save(issue);
        jdbc.sql(
                        """
                        insert into closure (issue_number, round_no, reported_at, reported_by, report, overdue, due_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(number, issue.rounds, OffsetDateTime.now(clock), actor.name(), said, overdue, dueAt(issue))
                .update();
        evidence.forEach(piece -> write(number, issue.rounds, piece));
        timeline.record(
                number, Texts.of("issue.step.solved"), overdue ? Texts.of("issue.timeline.solvedLate", said) : said);
    }

    /** Whether the unit has uploaded a file since its last report; each file has its date. */
    private boolean isUploaded(String number) {
        OffsetDateTime last = jdbc
                .sql("select reported_at from closure where issue_number = ? order by round_no desc")
                .param(number)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .findFirst()
                .orElse(OffsetDateTime.MIN);
        return files.of(List.of(number)).stream()
                .anyMatch(piece -> piece.step().equals(WorkProcess.USER_TASK_WORK_ON_ISSUE)
                        && piece.uploadedAt().isAfter(last));
    }

    private OffsetDateTime dueAt(Issue issue) {
        return issue.clock().dueAt().atZone(clock.getZone()).toOffsetDateTime();
    }

    private void write(String number, int round, Evidence piece) {
        LocalDate day = Answers.date(piece.date(), "evidence.date");
        if (day.isAfter(calendar.dayOf(clock.instant()))) {
            throw Answers.refused("evidence.date", "future");
        }
        jdbc.sql(
                        """
                        insert into closure_evidence (issue_number, round_no, happened_on, kind, description, kept_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        number,
                        round,
                        day,
                        Answers.required(piece.kind(), "evidence.kind"),
                        Answers.required(piece.description(), "evidence.description"),
                        piece.keptAt())
                .update();
    }

    /** The newest report of an issue. */
    String latest(String number) {
        return jdbc.sql("select report from closure where issue_number = ? order by round_no desc")
                .param(number)
                .query(String.class)
                .list()
                .get(0);
    }

    List<Evidence> evidence(String number, int round) {
        return jdbc.sql(
                        """
                        select cast(happened_on as varchar(10)) as date, kind, description, kept_at
                        from closure_evidence where issue_number = ? and round_no = ? order by id
                        """)
                .params(number, round)
                .query((row, n) -> new Evidence(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
