package cn.chaozhou.forum.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.chaozhou.forum.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Against a database whose clock is that of this machine, the check is given a clock that is off by as much as is set. */
class ClockCheckTest {

    private final Notices notices = mock(Notices.class);
    private final JobExecutor jobs = mock(JobExecutor.class);
    private Duration ahead = Duration.ZERO;
    private boolean active = true;
    private ClockCheck check;

    @BeforeEach
    void watch() {
        when(jobs.isActive()).thenAnswer(asked -> active);
        check = new ClockCheck(
                new DriverManagerDataSource("jdbc:h2:mem:clock"),
                notices,
                event -> {},
                "甲",
                Duration.ofSeconds(2),
                () -> Instant.now().plus(ahead));
        check.watch(jobs);
    }

    @Test
    void withinTheToleranceNothingHappens() {
        for (int millis : new int[] {0, 1500, -1500}) {
            ahead = Duration.ofMillis(millis);
            check.check();
            assertThat(check.off()).isZero();
        }
        verify(jobs, never()).shutdown();
    }

    @Test
    void aheadOrBehindItStopsTellsOnceAndGoesOnByItself() {
        for (int seconds : new int[] {3, -3}) {
            ahead = Duration.ofSeconds(seconds);
            check.check();
            active = false;
            check.check();
            assertThat(check.off().toMillis()).isBetween(seconds * 1000L - 500, seconds * 1000L + 500);
            ahead = Duration.ZERO;
            check.check();
            active = true;
        }
        verify(jobs, times(2)).shutdown();
        verify(jobs, times(2)).start();
        verify(notices, times(2)).send(eq("systemAdmin"), any(), contains("相差 3."), eq(true));
    }

    @Test
    void jobsThatSomebodyElseHasStoppedStayStopped() {
        active = false;
        ahead = Duration.ofSeconds(3);
        check.check();
        ahead = Duration.ZERO;
        check.check();
        verify(jobs, never()).start();
    }
}
