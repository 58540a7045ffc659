package cn.chaozhou.forum.operations;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Who looks for due jobs waits while the queue of this machine is full. By default it looks again and again instead, and
 * fetches, locks and commits three or four at a time, however many a look may fetch.
 */
@Component
class JobQueue extends AbstractProcessEnginePlugin {

    /** A queue that doesn't move hangs: then the engine's own way, which keeps what was fetched and comes again. */
    private static final long PATIENCE = 200;

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getJobExecutor() instanceof SpringJobExecutor jobs
                && jobs.getTaskExecutor() instanceof ThreadPoolTaskExecutor threads) {
            threads.getThreadPoolExecutor().setRejectedExecutionHandler(JobQueue::await);
        }
    }

    private static void await(Runnable job, ThreadPoolExecutor threads) {
        try {
            if (threads.isShutdown() || !threads.getQueue().offer(job, PATIENCE, TimeUnit.MILLISECONDS)) {
                throw new RejectedExecutionException("no room for a job");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException(e);
        }
    }
}
