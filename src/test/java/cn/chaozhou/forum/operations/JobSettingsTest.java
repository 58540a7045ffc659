package cn.chaozhou.forum.operations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.task.SyncTaskExecutor;

/** What follows from the settings of the job executor, as the starter makes it of them; figures: {@code TimerBenchmark}. */
@ForumTest
class JobSettingsTest {

    @Autowired
    CamundaBpmProperties settings;

    @Autowired
    HikariDataSource pool;

    @Test
    void howeverLongNothingWasDueAMachineLooksAgainWithinTwoSeconds() {
        JobExecutor executor = JobConfiguration.jobExecutor(new SyncTaskExecutor(), settings);
        var strategy = new BackoffJobAcquisitionStrategy(executor);
        var nothing = new JobAcquisitionContext();
        nothing.submitAcquiredJobs("engine", new AcquiredJobs(executor.getMaxJobsPerAcquisition()));
        for (int look = 0; look < 20; look++) {
            strategy.reconfigure(nothing);
            assertThat(strategy.getWaitTime()).isBetween(1L, 2000L);
        }
    }

    @Test
    void jobsLeaveConnectionsToPeople() {
        int ofJobs = settings.getJobExecution().getMaxPoolSize() + 1;
        assertThat(pool.getMaximumPoolSize() - ofJobs).isGreaterThanOrEqualTo(3);
    }
}
