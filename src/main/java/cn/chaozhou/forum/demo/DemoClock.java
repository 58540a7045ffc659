package cn.chaozhou.forum.demo;

import cn.chaozhou.forum.engine.ClockMoved;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves the engine's clock forward and fires, in the order of their due dates and each at its own time, the timers that
 * come due on the way, so that reminders and escalations happen as they would have. The offset survives a restart.
 */
@Component
@Profile("demo")
class DemoClock {

    private static final Logger log = LoggerFactory.getLogger(DemoClock.class);

    private final Clock clock;
    private final ManagementService management;
    private final ObjectProvider<JobExecutor> jobExecutor;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher listeners;

    DemoClock(
            Clock clock,
            ManagementService management,
            ObjectProvider<JobExecutor> jobExecutor,
            JdbcClient jdbc,
            ApplicationEventPublisher listeners) {
        this.listeners = listeners;
        this.clock = clock;
        this.management = management;
        this.jobExecutor = jobExecutor;
        this.jdbc = jdbc;
    }

    /**
     * What a move of the clock did.
     *
     * @param fired jobs done on the way
     * @param failed jobs that failed; Cockpit shows each as an incident once its retries are used up
     */
    record Move(Instant now, int fired, int failed) {}

    /** Puts the clock back to where it stood before the restart. */
    void restore() {
        ClockUtil.offset(jdbc.sql("select clock_offset from demo_state")
                .query(Long.class)
                .single());
    }

    synchronized Move advance(TemporalAmount amount) {
        return moveTo(clock.instant().atZone(clock.getZone()).plus(amount).toInstant());
    }

    synchronized Move moveTo(Instant target) {
        JobExecutor executor = jobExecutor.getIfAvailable();
        boolean wasActive = executor != null && executor.isActive();
        if (wasActive) {
            executor.shutdown();
        }
        try {
            int fired = 0;
            int failed = 0;
            for (Job job = next(target); job != null; job = next(target)) {
                if (job.getDuedate() != null && job.getDuedate().toInstant().isAfter(clock.instant())) {
                    set(job.getDuedate().toInstant());
                }
                if (fire(job)) {
                    fired++;
                } else if (hasFailed(job)) {
                    failed++;
                }
            }
            set(target);
            return new Move(clock.instant(), fired, failed);
        } finally {
            if (wasActive) {
                executor.start();
            }
        }
    }

    /** The next job due up to then: asynchronous steps first, they belong to what has happened already. */
    private Job next(Instant target) {
        List<Job> steps = management
                .createJobQuery()
                .messages()
                .active()
                .withRetriesLeft()
                .listPage(0, 1);
        if (!steps.isEmpty()) {
            return steps.get(0);
        }
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(target.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private boolean fire(Job job) {
        try {
            management.executeJob(job.getId());
            return true;
        } catch (RuntimeException e) {
            log.warn("job {} failed: {}", job.getId(), e.getMessage());
            return false;
        }
    }

    /**
     * The engine counts a failure as one of the job's retries, so the loop over the jobs ends. Else the job executor was
     * at the same job when it was stopped, and has done it or is about to: the next look tells.
     */
    private boolean hasFailed(Job job) {
        Job now = management.createJobQuery().jobId(job.getId()).singleResult();
        return now != null && now.getRetries() < job.getRetries();
    }

    private void set(Instant now) {
        ClockUtil.reset();
        long offset = now.toEpochMilli() - ClockUtil.getCurrentTime().getTime();
        ClockUtil.offset(offset);
        jdbc.sql("update demo_state set clock_offset = ?").param(offset).update();
        listeners.publishEvent(new ClockMoved());
    }
}
