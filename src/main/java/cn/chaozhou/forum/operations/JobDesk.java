package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The engine's jobs, for who keeps the system running: what waits, what failed, trying again, giving up. */
@Service
class JobDesk {

    /** Rows of the list; what is behind them comes forward as these are settled. */
    private static final int MOST = 200;

    private static final int LONGEST_REASON = 500;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final JobSteps steps;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Clock clock;

    JobDesk(
            ManagementService management,
            RuntimeService runtime,
            JobSteps steps,
            Timeline timeline,
            AuditTrail audit,
            Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.steps = steps;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A job the engine has given up.
     *
     * @param caseKey number of the case, or a dash
     * @param step as the diagram names it
     * @param fault first line of what went wrong, numbers of persons masked
     * @param cancellable whether the case goes on without it
     */
    record Failed(
            String id,
            String caseKey,
            String step,
            @Nullable OffsetDateTime since,
            String fault,
            boolean cancellable) {}

    /**
     * What waits for the engine.
     *
     * @param due jobs that could be done now
     * @param oldestDue since when the oldest of them has been due; null where none is
     * @param retrying jobs that failed and will be tried again by themselves
     * @param failed jobs that were given up
     * @param comingDay timers that are due within 24 hours
     */
    record Backlog(long due, @Nullable OffsetDateTime oldestDue, long retrying, long failed, long comingDay) {}

    Backlog backlog() {
        return timeline.asSystem(() -> {
            Date now = Date.from(clock.instant());
            Date tomorrow = Date.from(clock.instant().plus(Duration.ofDays(1)));
            List<Job> oldest = management
                    .createJobQuery()
                    .executable()
                    .timers()
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, 1);
            return new Backlog(
                    management.createJobQuery().executable().count(),
                    oldest.isEmpty() ? null : at(oldest.get(0).getDuedate()),
                    management
                            .createJobQuery()
                            .withException()
                            .withRetriesLeft()
                            .count(),
                    management.createJobQuery().noRetriesLeft().count(),
                    management
                            .createJobQuery()
                            .timers()
                            .duedateHigherThan(now)
                            .duedateLowerThan(tomorrow)
                            .count());
        });
    }

    List<Failed> failed() {
        return timeline.asSystem(
                () -> management.createJobQuery().noRetriesLeft().orderByJobId().asc().listPage(0, MOST).stream()
                        .map(this::failed)
                        .toList());
    }

    private Failed failed(Job job) {
        Incident incident = runtime.createIncidentQuery().configuration(job.getId()).listPage(0, 1).stream()
                .findFirst()
                .orElse(null);
        return new Failed(
                job.getId(),
                steps.caseOf(job.getExecutionId()),
                stepOf(job),
                incident == null ? null : at(incident.getIncidentTimestamp()),
                job.getExceptionMessage() == null
                        ? ""
                        : Masks.text(
                                job.getExceptionMessage().lines().findFirst().orElse("")),
                isCancellable(job));
    }

    private String stepOf(Job job) {
        String activity = job.getJobDefinitionId() == null
                ? null
                : management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId();
        return steps.name(job.getProcessDefinitionId(), activity);
    }

    /** Without a timer beside it a case goes on, unreminded; without a step of the flow it would stand still for ever. */
    private static boolean isCancellable(Job job) {
        return job instanceof TimerEntity timer
                && !TimerCatchIntermediateEventJobHandler.TYPE.equals(timer.getJobHandlerType());
    }

    /** @throws NoSuchElementException where the job is gone, or is no failed one */
    @Transactional
    public void retry(String id, String administrator) {
        Job job = require(id);
        timeline.asSystem(() -> {
            management.setJobRetries(id, 1);
            return null;
        });
        audit.done(administrator, Texts.of("operations.retried"), steps.caseOf(job.getExecutionId()), describe(job));
    }

    /**
     * Gives a failed timer up; the case goes on without it.
     *
     * @throws InputRefused without a reason
     * @throws ConflictRefused where the case would stand still without the job
     * @throws NoSuchElementException where the job is gone, or is no failed one
     */
    @Transactional
    public void cancel(String id, @Nullable String reason, String administrator) {
        Job job = require(id);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new InputRefused(
                    "reason",
                    Texts.of("operations.field.reason"),
                    Texts.of("operations.refused.reason", LONGEST_REASON));
        }
        if (!isCancellable(job)) {
            throw new ConflictRefused(Texts.of("operations.refused.flow"));
        }
        String caseKey = steps.caseOf(job.getExecutionId());
        String what = describe(job);
        timeline.asSystem(() -> {
            management.deleteJob(id);
            return null;
        });
        audit.done(administrator, Texts.of("operations.cancelled"), caseKey, what + reason.strip());
    }

    private String describe(Job job) {
        return Texts.of("operations.job", timeline.asSystem(() -> stepOf(job)));
    }

    private Job require(String id) {
        Job job = timeline.asSystem(
                () -> management.createJobQuery().jobId(id).noRetriesLeft().singleResult());
        if (job == null) {
            throw new NoSuchElementException();
        }
        return job;
    }

    /** What failed by day, for a server that was down or a diagram since mended, mostly succeeds at night. */
    @Scheduled(cron = "${forum.operations.retry}", zone = "${forum.calendar.zone}")
    @Transactional
    public void retryAll() {
        timeline.asSystem(() -> {
            management.createJobQuery().noRetriesLeft().list().forEach(job -> management.setJobRetries(job.getId(), 1));
            return null;
        });
    }

    private OffsetDateTime at(Date date) {
        return date.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
