package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The owner's work: plan, progress reports, and the times that do not count. */
@Component
class Handling {

    private final Issues issues;
    private final Ladder ladder;
    private final IssueTimers timers;
    private final Actor actor;
    private final Timeline timeline;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Handling(
            Issues issues,
            Ladder ladder,
            IssueTimers timers,
            Actor actor,
            Timeline timeline,
            Notices notices,
            JdbcClient jdbc,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.ladder = ladder;
        this.timers = timers;
        this.actor = actor;
        this.timeline = timeline;
        this.notices = notices;
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    void plan(String number, String plan) {
        Issue issue = issues.require(number);
        issue.plan = plan;
        issues.save(issue);
        timeline.record(number, Texts.of("issue.step.planned"), plan);
    }

    /** Once, to who does the work and to the leader in charge; the ladder goes on beside it. */
    void remindPlan(String number) {
        Owner owner = issues.require(number).owner();
        for (String group : new LinkedHashSet<>(List.of(owner.handlerGroup(), owner.headGroup()))) {
            notices.send(group, number, Texts.of("issue.notice.planOverdue", number));
        }
        timeline.record(number, Texts.of("issue.step.planOverdue"), Texts.of("issue.timeline.planOverdue"));
    }

    void report(String number, int percent, @Nullable String text) {
        if (percent < 0 || percent > 100) {
            throw Answers.refused("percent", "percent");
        }
        String said = Answers.required(text, "progressText");
        Issue issue = issues.require(number);
        Instant redAt = issue.clock().redAt();
        issue.report(percent, clock.instant(), calendar);
        issues.save(issue);
        if (issue.clock().redAt().isBefore(redAt)) {
            timers.follow(number);
        }
        jdbc.sql("insert into progress_report (issue_number, at, reporter, percent_done, text) values (?, ?, ?, ?, ?)")
                .params(number, OffsetDateTime.now(clock), actor.name(), percent, said)
                .update();
        timeline.record(number, Texts.of("issue.step.reported"), Texts.of("issue.timeline.reported", percent, said));
    }

    /** An outside procedure runs (听证、用地审批 …): its time does not count. */
    void pause(String number, @Nullable String procedure, @Nullable String document, @Nullable String reason) {
        String cause = Texts.of(
                "issue.timeline.stopCause",
                Answers.required(procedure, "procedure"),
                Answers.required(reason, "reason"));
        stop(number, IssueStatus.PAUSED, cause, Answers.required(document, "document.basis"));
        timeline.record(number, Texts.of("issue.step.paused"), Texts.of("issue.timeline.paused", cause, document));
    }

    /** Asks to be parked (挂账); the clock runs until that is granted. */
    String askForParking(String number, @Nullable String cause, @Nullable String reason) {
        String request = Texts.of(
                "issue.timeline.stopCause",
                Answers.required(cause, "parkingCause"),
                Answers.required(reason, "reason"));
        timeline.record(number, Texts.of("issue.step.parkingAsked"), request);
        return request;
    }

    /** A silent approver has not granted. */
    boolean decideParking(String number, String request, @Nullable String decision, @Nullable String reason) {
        boolean granted = "approve".equals(decision);
        if (granted) {
            stop(number, IssueStatus.PARKED, request, null);
        }
        timeline.record(
                number,
                Texts.of(granted ? "issue.step.parked" : "issue.step.parkingRefused"),
                decision == null
                        ? Texts.of("issue.timeline.approverSilent")
                        : Texts.of("issue.timeline.parkingDecided", request, reason));
        return granted;
    }

    /** True while somebody says that the cause still holds; nobody stays parked by silence. */
    boolean reviewParking(String number, @Nullable String decision, @Nullable String reason) {
        boolean holds = "keep".equals(decision);
        timeline.record(
                number,
                Texts.of("issue.step.parkingReviewed"),
                decision == null
                        ? Texts.of("issue.timeline.parkingReviewSilent")
                        : Texts.of(holds ? "issue.timeline.parkingKept" : "issue.timeline.parkingEnded", reason));
        if (!holds) {
            resume(number, reason);
        }
        return holds;
    }

    void endProcedure(String number, @Nullable String endedOn, @Nullable String document) {
        String result = Answers.required(document, "document.result");
        if (Answers.date(endedOn, "endedOn").isAfter(calendar.dayOf(clock.instant()))) {
            throw Answers.refused("endedOn", "future");
        }
        resume(number, endedOn + " " + result);
        timeline.record(number, Texts.of("issue.step.resumed"), endedOn + " " + result);
    }

    private void stop(String number, IssueStatus stopped, String cause, @Nullable String document) {
        Issue issue = issues.require(number);
        issue.stop(stopped, cause, clock.instant());
        issues.save(issue);
        jdbc.sql("insert into clock_stop (issue_number, kind, cause, document, started_at) values (?, ?, ?, ?, ?)")
                .params(number, stopped.name(), cause, document, OffsetDateTime.now(clock))
                .update();
    }

    private void resume(String number, @Nullable String document) {
        Issue issue = issues.require(number);
        issue.resume(clock.instant(), calendar);
        ladder.dueMoved(issue);
        issues.save(issue);
        jdbc.sql("update clock_stop set ended_at = ?, end_document = ? where issue_number = ? and ended_at is null")
                .params(OffsetDateTime.now(clock), document, number)
                .update();
    }
}
