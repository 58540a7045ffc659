package cn.chaozhou.forum.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Timers on one engine: many that are due at once, while people work; or one, when there is nothing else to do. */
final class DueTimers {

    private static final String USER = "bench";
    private static final String GROUP = "bench.post";

    private final ProcessEngine engine;
    private final JobExecutor executor;

    DueTimers(ProcessEngine engine) {
        this.engine = engine;
        executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.shutdown();
        var timer = Bpmn.createExecutableProcess("timed")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("timer_due")
                .timerWithDate("${due}")
                .endEvent("endEvent_fired")
                .done();
        var work = Bpmn.createExecutableProcess("worked")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("userTask_work")
                .camundaCandidateGroups(GROUP)
                .endEvent()
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("timed.bpmn", timer)
                .addModelInstance("worked.bpmn", work)
                .deploy();
    }

    /**
     * Lets that many fire, each exactly once.
     *
     * @param people times of whoever lists tasks, begins a case and finishes a task meanwhile
     * @return timers a second
     */
    double drain(int timers, Figures people) throws InterruptedException {
        long before = fired();
        Instant due = Instant.now().minus(Duration.ofHours(1));
        for (int timer = 0; timer < timers; timer++) {
            begin(due.plusMillis(timer));
        }
        AtomicBoolean working = new AtomicBoolean(true);
        Thread person = new Thread(() -> {
            while (working.get()) {
                work(people);
            }
        });
        long start = System.nanoTime();
        executor.start();
        person.start();
        while (waiting() > 0) {
            Thread.sleep(20);
        }
        long took = System.nanoTime() - start;
        working.set(false);
        person.join();
        executor.shutdown();
        if (fired() - before != timers) {
            throw new IllegalStateException(timers + " timers, but fired " + (fired() - before));
        }
        return timers * 1e9 / took;
    }

    /** How late one timer fires when nothing else is to be done, again and again; in nanoseconds. */
    List<Long> idle(int times, Duration rest) throws InterruptedException {
        List<Long> late = new ArrayList<>();
        executor.start();
        for (int time = 0; time < times; time++) {
            Thread.sleep(rest.toMillis());
            // Not in step with the looks of the engine.
            Instant due = Instant.now().plusMillis(300 + time * 377L % 1500);
            String instance = begin(due).getId();
            while (ended(instance) == null) {
                Thread.sleep(10);
            }
            late.add(Duration.between(due, ended(instance).toInstant()).toNanos());
        }
        executor.shutdown();
        return late;
    }

    private ProcessInstance begin(Instant due) {
        return engine.getRuntimeService().startProcessInstanceByKey("timed", Map.of("due", Date.from(due)));
    }

    private long waiting() {
        return engine.getManagementService().createJobQuery().count();
    }

    private long fired() {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId("endEvent_fired")
                .count();
    }

    private Date ended(String instance) {
        HistoricProcessInstance history = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return history.getEndTime();
    }

    private void work(Figures people) {
        timed(people, () -> {
            engine.getIdentityService().setAuthentication(USER, List.of(GROUP));
            try {
                engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup(GROUP)
                        .orderByDueDate()
                        .asc()
                        .listPage(0, 15);
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        });
        String[] begun = new String[1];
        timed(
                people,
                () -> begun[0] = engine.getRuntimeService()
                        .startProcessInstanceByKey("worked")
                        .getId());
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(begun[0])
                .singleResult();
        timed(people, () -> engine.getTaskService().complete(task.getId()));
    }

    private static void timed(Figures people, Runnable act) {
        long begin = System.nanoTime();
        act.run();
        people.add(System.nanoTime() - begin, 0);
    }
}
