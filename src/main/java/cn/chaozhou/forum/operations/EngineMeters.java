package cn.chaozhou.forum.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.metrics.Meter;
import org.camunda.bpm.engine.impl.metrics.MetricsRegistry;
import org.camunda.bpm.engine.management.Metrics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's own numbers for monitoring: what it has done since the start of this node, and what is open now. */
@Component
class EngineMeters implements MeterBinder {

    /** What this node has done, as the engine counts it. */
    private static final List<String> DONE = List.of(
            Metrics.ACTIVTY_INSTANCE_START,
            Metrics.ROOT_PROCESS_INSTANCE_START,
            Metrics.EXECUTED_DECISION_INSTANCES,
            Metrics.JOB_SUCCESSFUL,
            Metrics.JOB_FAILED,
            Metrics.JOB_ACQUISITION_ATTEMPT,
            Metrics.JOB_LOCKED_EXCLUSIVE,
            Metrics.JOB_EXECUTION_REJECTED);

    private final ProcessEngine engine;
    private final JdbcClient db;
    private final Clock clock;

    EngineMeters(ProcessEngine engine, JdbcClient db, Clock clock) {
        this.engine = engine;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MetricsRegistry counted =
                ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getMetricsRegistry();
        for (String name : DONE) {
            FunctionCounter.builder("camunda." + name, counted.getDbMeterByName(name), Meter::get)
                    .register(registry);
        }
        now(registry, "camunda.tasks.open", "select count(*) from ACT_RU_TASK");
        now(registry, "camunda.instances.running", "select count(*) from ACT_RU_EXECUTION where PARENT_ID_ is null");
        now(registry, "camunda.incidents", "select count(*) from ACT_RU_INCIDENT");
        now(registry, "camunda.jobs.failed", "select count(*) from ACT_RU_JOB where RETRIES_ = 0");
        due(registry, "camunda.tasks.overdue", "select count(*) from ACT_RU_TASK where DUE_DATE_ < ?");
        due(
                registry,
                "camunda.jobs.due",
                "select count(*) from ACT_RU_JOB where RETRIES_ > 0 and (DUEDATE_ is null or DUEDATE_ <= ?)");
        now(registry, "forum.messages.failed", "select count(*) from notice_message where state = 'FAILED'");
        now(registry, "forum.messages.waiting", "select count(*) from notice_message where state = 'WAITING'");
    }

    private void now(MeterRegistry registry, String name, String count) {
        Gauge.builder(name, () -> db.sql(count).query(Long.class).single()).register(registry);
    }

    private void due(MeterRegistry registry, String name, String count) {
        Gauge.builder(name, () -> db.sql(count)
                        .param(OffsetDateTime.now(clock).toLocalDateTime())
                        .query(Long.class)
                        .single())
                .register(registry);
    }
}
