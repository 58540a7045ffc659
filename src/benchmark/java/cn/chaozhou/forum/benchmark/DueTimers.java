package cn.chaozhou.forum.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases of one engine that wait for a timer each, and then are over. Its own looking for jobs is off but in between. */
final class DueTimers {

    private static final int PER_TRANSACTION = 500;
    /** In milliseconds; counting what is left takes the database time of its own. */
    private static final long POLL = 200;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ProcessEngine engine;
    private final JobExecutor executor;
    private final TransactionTemplate transaction;

    DueTimers(ProcessEngine engine) {
        this.engine = engine;
        var settings = (SpringTransactionsProcessEngineConfiguration) engine.getProcessEngineConfiguration();
        executor = settings.getJobExecutor();
        executor.shutdown();
        transaction = new TransactionTemplate(settings.getTransactionManager());
        var model = Bpmn.createExecutableProcess("timed")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("timer_due")
                .timerWithDate("${due}")
                .endEvent("endEvent_fired")
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("timed.bpmn", model)
                .deploy();
    }

    /** Cases whose timers are all due, each a second after the other. */
    void prepare(int timers) {
        begin(timers, Instant.now().minusSeconds(timers), Duration.ofSeconds(1));
    }

    /**
     * Lets those that were prepared fire, each exactly once, and looks for no more.
     *
     * @return timers a second
     */
    double drain(int timers) throws InterruptedException {
        Instant begun = Instant.now();
        executor.start();
        while (waiting() > 0 && Instant.now().isBefore(begun.plus(PATIENCE))) {
            TimeUnit.MILLISECONDS.sleep(POLL);
        }
        executor.shutdown();
        Instant last = over(timers, begun).stream()
                .map(HistoricProcessInstance::getEndTime)
                .max(Date::compareTo)
                .orElseThrow()
                .toInstant();
        return timers * 1000.0 / Duration.between(begun, last).toMillis();
    }

    /** Begins cases whose timers come due one by one, the first after a while, where nothing else is to be done. */
    Instant idle(int timers, Duration ahead, Duration apart) {
        Instant first = Instant.now().plus(ahead);
        begin(timers, first, apart);
        executor.start();
        return first;
    }

    /** How late they came, when all of them are over. */
    Figures late(int timers, Instant first, Duration apart) throws InterruptedException {
        while (waiting() > 0 && Instant.now().isBefore(first.plus(PATIENCE))) {
            TimeUnit.SECONDS.sleep(1);
        }
        executor.shutdown();
        Figures late = new Figures();
        for (HistoricProcessInstance over : over(timers, first)) {
            Instant due = first.plus(apart.multipliedBy(Long.parseLong(over.getBusinessKey())));
            late.add(Duration.between(due, over.getEndTime().toInstant()).toNanos(), 0);
        }
        return late;
    }

    /** As if they had come about in the course of days, not in the order in which they come due. */
    private void begin(int timers, Instant first, Duration apart) {
        List<Integer> numbers = IntStream.range(0, timers).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(numbers, new Random(timers));
        for (int begun = 0; begun < timers; begun += PER_TRANSACTION) {
            List<Integer> some = numbers.subList(begun, Math.min(timers, begun + PER_TRANSACTION));
            transaction.executeWithoutResult(t -> some.forEach(number -> engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            "timed",
                            number.toString(),
                            Map.of("due", Date.from(first.plus(apart.multipliedBy(number)))))));
        }
    }

    private long waiting() {
        return engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("timed")
                .count();
    }

    /** The cases that ended since then, each of them once. */
    private List<HistoricProcessInstance> over(int timers, Instant since) {
        List<HistoricProcessInstance> over = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("timed")
                .finishedAfter(Date.from(since))
                .list();
        long fired = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId("endEvent_fired")
                .finishedAfter(Date.from(since))
                .count();
        if (over.size() != timers || fired != timers) {
            throw new IllegalStateException(timers + " timers fired " + fired + " times in " + over.size() + " cases");
        }
        return over;
    }
}
