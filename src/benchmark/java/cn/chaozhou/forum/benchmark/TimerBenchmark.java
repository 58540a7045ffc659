package cn.chaozhou.forum.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** How fast due timers are worked off, what people feel of it, and how late a timer fires on an idle machine. */
class TimerBenchmark {

    private static final int TIMERS = Integer.getInteger("forum.timers", 2000);
    private static final int ROUNDS = Integer.getInteger("forum.rounds", 5);
    private static final int IDLE = Integer.getInteger("forum.idle", 40);

    private static final Duration REST = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource(Database.class)
    void timers(Database database) throws Exception {
        ThreadPoolTaskExecutor threads = threads();
        try (var ownStore = database.open();
                var bareStore = database.open();
                var bare = BareEngine.on(bareStore, stock -> stock.setJobExecutor(stockExecutor(threads)));
                var product = Product.on(ownStore, "camunda.bpm.job-execution.enabled=true")) {
            DueTimers own = new DueTimers(product.part(ProcessEngine.class));
            DueTimers stock = new DueTimers(bare.engine);
            own.drain(TIMERS / 4, new Figures());
            stock.drain(TIMERS / 4, new Figures());
            Figures ownPeople = new Figures();
            Figures stockPeople = new Figures();
            List<Double> ownRates = new ArrayList<>();
            List<Double> stockRates = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                ownRates.add(own.drain(TIMERS, ownPeople));
                stockRates.add(stock.drain(TIMERS, stockPeople));
            }
            Figures ownIdle = lateness(own.idle(IDLE, REST));
            Table table = new Table(
                    database + ": " + TIMERS + " due timers, " + ROUNDS + " interleaved rounds",
                    "",
                    "product",
                    "bare",
                    "ratio");
            row(table, "timers/s (median)", median(ownRates), median(stockRates));
            row(table, "people meanwhile, p50 ms", ownPeople.median(), stockPeople.median());
            row(table, "people meanwhile, p95 ms", ownPeople.p95(), stockPeople.p95());
            // The stock engine looks once a minute.
            table.row("late on an idle machine, p50 ms", ownIdle.median(), "-", "-");
            table.row("late on an idle machine, p95 ms", ownIdle.p95(), "-", "-");
            table.print();
        } finally {
            threads.shutdown();
        }
    }

    /** As the starter makes it when nobody sets anything. */
    private static ThreadPoolTaskExecutor threads() {
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setCorePoolSize(3);
        threads.setMaxPoolSize(10);
        threads.setQueueCapacity(3);
        threads.initialize();
        return threads;
    }

    private static SpringJobExecutor stockExecutor(ThreadPoolTaskExecutor threads) {
        SpringJobExecutor executor = new SpringJobExecutor();
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        return executor;
    }

    private static Figures lateness(List<Long> nanos) {
        Figures figures = new Figures();
        nanos.forEach(late -> figures.add(late, 0));
        return figures;
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private static void row(Table table, String what, double product, double bare) {
        table.row(what, product, bare, product / bare);
    }
}
