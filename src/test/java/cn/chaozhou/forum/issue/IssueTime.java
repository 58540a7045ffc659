package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ProcessRun;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets time pass for one issue: what comes due on the way fires in the order of its dates, each at its own time, as the
 * demo clock does it. A job that fails fails the test.
 */
@Lazy
@Component
class IssueTime {

    private static final int ENDLESS = 300;

    private final ProcessRun run;
    private final RuntimeService runtime;
    private final ManagementService management;

    IssueTime(ProcessRun run, RuntimeService runtime, ManagementService management) {
        this.run = run;
        this.runtime = runtime;
        this.management = management;
    }

    /** Moves the clock there; answers how many timers fired on the way. */
    int passTo(String number, OffsetDateTime moment) {
        Date target = Date.from(moment.toInstant());
        int fired = 0;
        for (Optional<Job> job = next(number, target); job.isPresent(); job = next(number, target)) {
            assertThat(++fired).as("timers that fire one after the other").isLessThan(ENDLESS);
            if (job.get().getDuedate().after(ClockUtil.getCurrentTime())) {
                run.now(job.get().getDuedate());
            }
            management.executeJob(job.get().getId());
        }
        run.now(target);
        return fired;
    }

    /** Timers that still wait. */
    List<Job> waiting(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(ProcessInstance::getId)
                .flatMap(id -> management.createJobQuery().processInstanceId(id).list().stream())
                .toList();
    }

    private Optional<Job> next(String number, Date target) {
        return waiting(number).stream()
                .filter(job -> !job.getDuedate().after(target))
                .min(Comparator.comparing(Job::getDuedate).thenComparing(Job::getId));
    }
}
