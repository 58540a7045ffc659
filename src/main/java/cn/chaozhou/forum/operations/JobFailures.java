package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.engine.EngineParts;
import cn.chaozhou.forum.engine.Outage;
import cn.chaozhou.forum.wording.Texts;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * What becomes of jobs that fail: by the retry plan of the settings, but a lost race or a database that is away uses up no
 * try; of an endless error only its beginning is kept; and a job that hangs fails when it is taken up again, instead of
 * taking a thread from the others each time. So it, too, ends on the page of operations.
 */
@Component
class JobFailures extends AbstractProcessEnginePlugin {

    /** Characters of a stack trace; what caused it stands at the beginning. */
    private static final int LONGEST_TRACE = 64 * 1024;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Field JOB = EngineParts.field(ExecuteJobsCmd.class, "jobId");
    private static final Field COLLECTOR = EngineParts.field(ExecuteJobsCmd.class, "jobFailureCollector");

    /** Of the machine: the demo's clock moves. */
    private final Clock clock;

    /** Jobs that threads of this machine are at, and since when. */
    private final Map<String, ZonedDateTime> running = new ConcurrentHashMap<>();

    JobFailures(@Value("${forum.calendar.zone}") ZoneId zone) {
        clock = Clock.system(zone);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFailedJobCommandFactory(Failure::new);
        configuration.setCustomPreCommandInterceptorsTxRequired(
                EngineParts.with(configuration.getCustomPreCommandInterceptorsTxRequired(), new Watch()));
    }

    private static final class Failure extends DefaultJobRetryCmd {

        Failure(String jobId, Throwable exception) {
            super(jobId, exception);
        }

        @Override
        protected @Nullable String getExceptionStacktrace() {
            String trace = super.getExceptionStacktrace();
            return trace == null || trace.length() <= LONGEST_TRACE ? trace : trace.substring(0, LONGEST_TRACE);
        }

        @Override
        protected boolean shouldDecrementRetriesFor(Throwable failure) {
            return super.shouldDecrementRetriesFor(failure) && !Outage.isBehind(failure);
        }

        /**
         * Who lost a race tries again at once, as the engine does without a plan; and a timer that the winner has moved
         * keeps its new date, which the time of the next try would overwrite.
         */
        @Override
        public @Nullable FailedJobRetryConfiguration getFailedJobRetryConfiguration(
                JobEntity job, ActivityImpl activity) {
            boolean moved = job.getDuedate() != null && job.getDuedate().after(ClockUtil.getCurrentTime());
            return moved || exception instanceof OptimisticLockingException
                    ? null
                    : super.getFailedJobRetryConfiguration(job, activity);
        }
    }

    private final class Watch extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (!(command instanceof ExecuteJobsCmd)) {
                return next.execute(command);
            }
            String job = (String) ReflectionUtils.getField(JOB, command);
            ZonedDateTime since = running.putIfAbsent(job, ZonedDateTime.now(clock));
            if (since != null) {
                return next.execute(
                        stillRunning(job, since, (JobFailureCollector) ReflectionUtils.getField(COLLECTOR, command)));
            }
            try {
                return next.execute(command);
            } finally {
                running.remove(job);
            }
        }

        /** Fails as the job itself would: the engine then asks which job it was. */
        private <T> Command<T> stillRunning(String id, ZonedDateTime since, JobFailureCollector collector) {
            return context -> {
                JobEntity job = Context.getCommandContext().getJobManager().findJobById(id);
                if (job == null) {
                    return null;
                }
                collector.setJob(job);
                throw new ProcessEngineException(Texts.of("operations.hangs", MINUTE.format(since)));
            };
        }
    }
}
