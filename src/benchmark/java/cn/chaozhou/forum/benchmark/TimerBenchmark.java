package cn.chaozhou.forum.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
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

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int TIMERS = Integer.getInteger("forum.timers", 2000);
    private static final int ROUNDS = Integer.getInteger("forum.rounds", 3);
    private static final int IDLE = Integer.getInteger("forum.idle", 40);

    /** The stock engine looks more and more seldom: after 75 s it has come to once a minute, from there on is measured. */
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(80);

    private static final Duration STOCK_APART = Duration.ofSeconds(5);
    private static final int STOCK_IDLE = 12;

    /** Out of step with whole seconds. */
    private static final Duration APART = Duration.ofMillis(3071);

    private static final Duration AHEAD = Duration.ofSeconds(10);

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
            AtWork captain = new AtWork(Rounds.inTasklist(product));
            AtWork somebody = new AtWork(Rounds.at(bare.engine));
            Drained ofOwn = new Drained(own, ownStore, captain);
            Drained ofStock = new Drained(stock, bareStore, somebody);
            // The first only warms up.
            for (int round = 0; round <= ROUNDS; round++) {
                ofOwn.once(round > 0);
                ofStock.once(round > 0);
            }
            Table table = new Table(
                    database + ": " + TIMERS + " due timers, " + ROUNDS + " interleaved rounds",
                    "",
                    "product",
                    "bare",
                    "ratio");
            row(table, "timers/s", median(ofOwn.rates), median(ofStock.rates));
            row(table, "timers/s while people work", median(ofOwn.ratesAtWork), median(ofStock.ratesAtWork));
            row(table, "CPU ms a timer, database and all", median(ofOwn.cpu), median(ofStock.cpu));
            if (database == Database.POSTGRESQL) {
                row(table, "WAL kB a timer", median(ofOwn.log), median(ofStock.log));
            }
            row(
                    table,
                    "people meanwhile, p50 ms",
                    captain.figures().median(),
                    somebody.figures().median());
            row(
                    table,
                    "people meanwhile, p95 ms",
                    captain.figures().p95(),
                    somebody.figures().p95());
            if (IDLE > 0) {
                idle(table, own, stock);
            }
            table.print();
        } finally {
            threads.shutdown();
        }
    }

    /** What one engine's rounds gave: each drains once alone and once while somebody works. */
    private static final class Drained {

        private final DueTimers timers;
        private final Database.Store store;
        private final AtWork person;
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> ratesAtWork = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> log = new ArrayList<>();

        Drained(DueTimers timers, Database.Store store, AtWork person) {
            this.timers = timers;
            this.store = store;
            this.person = person;
        }

        void once(boolean counts) throws Exception {
            timers.prepare(TIMERS);
            long cpuBefore = PROCESS.getProcessCpuTime() + store.cpu();
            long logBefore = store.log();
            double rate = timers.drain(TIMERS);
            long cpuTook = PROCESS.getProcessCpuTime() + store.cpu() - cpuBefore;
            long logged = store.log() - logBefore;
            timers.prepare(TIMERS);
            double rateAtWork = person.during(counts, () -> timers.drain(TIMERS));
            System.out.printf("%.0f and %.0f timers/s%n", rate, rateAtWork);
            if (counts) {
                rates.add(rate);
                ratesAtWork.add(rateAtWork);
                cpu.add(cpuTook / 1e6 / TIMERS);
                log.add(logged / 1024.0 / TIMERS);
            }
        }
    }

    /** Both at once: neither has anything to do. */
    private static void idle(Table table, DueTimers own, DueTimers stock) throws InterruptedException {
        Instant ofStock = stock.idle(STOCK_IDLE, UNTIL_IDLE, STOCK_APART);
        Instant ofOwn = own.idle(IDLE, AHEAD, APART);
        Figures ownLate = own.late(IDLE, ofOwn, APART);
        Figures stockLate = stock.late(STOCK_IDLE, ofStock, STOCK_APART);
        row(table, "late on an idle machine, p50 ms", ownLate.median(), stockLate.median());
        row(table, "late on an idle machine, p95 ms", ownLate.p95(), stockLate.p95());
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

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private static void row(Table table, String what, double product, double bare) {
        table.row(what, product, bare, product / bare);
    }
}
