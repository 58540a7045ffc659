package cn.chaozhou.forum.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Who fetches jobs waits for room, but not for ever. */
class JobQueueTest {

    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void oneThreadAndRoomForOne() {
        threads.setCorePoolSize(1);
        threads.setMaxPoolSize(1);
        threads.setQueueCapacity(1);
        threads.initialize();
        SpringJobExecutor jobs = new SpringJobExecutor();
        jobs.setTaskExecutor(threads);
        SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
        engine.setJobExecutor(jobs);
        new JobQueue().postInit(engine);
    }

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdown();
    }

    @Test
    void aFullQueueIsWaitedFor() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(20);
        for (int job = 0; job < 20; job++) {
            threads.execute(() -> {
                sleep();
                done.countDown();
            });
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aQueueThatHangsIsGivenUp() {
        threads.execute(this::hang);
        threads.execute(this::hang);
        assertThatThrownBy(() -> threads.execute(this::hang)).isInstanceOf(RejectedExecutionException.class);
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
