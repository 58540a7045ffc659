package cn.chaozhou.faultpart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A part that fault tests add to the packaged jar from outside: steps of a diagram that leave a mark in the database, fail,
 * hang, or fail at great length; and many cases that wait for such a step. Outside the product's package, so that nothing
 * finds it where it isn't added.
 */
@AutoConfiguration
public class FaultPart {

    public static final String READY = "the fault part is ready";

    public static final String ANTIDOTE = "antidote";

    private static final Logger LOG = LoggerFactory.getLogger(FaultPart.class);
    private static final int PER_TRANSACTION = 500;

    /** One row for each time that the step was done, with when it was due and which machine did it. */
    @Bean
    JavaDelegate faultMark(JdbcClient db, @Value("${forum.operations.node}") String node) {
        db.sql("create table if not exists fault_mark"
                        + " (instance varchar(64), due bigint, done bigint, node varchar(200))")
                .update();
        return step -> {
            Date due = (Date) step.getVariable("due");
            long done = now().toEpochMilli();
            db.sql("insert into fault_mark (instance, due, done, node) values (?, ?, ?, ?)")
                    .params(step.getProcessInstanceId(), due == null ? done : due.getTime(), done, node)
                    .update();
        };
    }

    /** Until somebody puts an antidote beside the data. */
    @Bean
    JavaDelegate faultFail(@Value("${forum.data}") Path data) {
        return step -> {
            if (!Files.exists(data.resolve(ANTIDOTE))) {
                throw new IllegalStateException("poison");
            }
        };
    }

    @Bean
    JavaDelegate faultHang() {
        return step -> {
            LOG.info("hanging in {}", step.getProcessBusinessKey());
            Thread.sleep(Duration.ofHours(1).toMillis());
        };
    }

    @Bean
    JavaDelegate faultFlood() {
        return step -> {
            throw new IllegalStateException("x".repeat(5 << 20));
        };
    }

    /**
     * Publishes and starts before the server tells that it is ready.
     *
     * @param cases how many wait for a mark
     * @param timers whether they wait for a timer, each due a second after the other, the last a second ago; else for a
     *     step that any machine takes up
     * @param ahead how much later they all are due
     * @param poison whether one case each fails, hangs and fails at length
     */
    @Bean
    ApplicationRunner faultCases(
            ProcessEngine engine,
            TransactionTemplate transaction,
            @Value("${fault.cases:0}") int cases,
            @Value("${fault.timers:false}") boolean timers,
            @Value("${fault.ahead:0s}") Duration ahead,
            @Value("${fault.poison:false}") boolean poison) {
        return arguments -> {
            if (cases > 0) {
                publish(engine, "faultMark", timers);
                for (int begun = 0; begun < cases; begun += PER_TRANSACTION) {
                    int first = begun;
                    transaction.executeWithoutResult(t -> {
                        for (int i = first; i < Math.min(cases, first + PER_TRANSACTION); i++) {
                            start(engine, "faultMark", i, now().plus(ahead).minusSeconds(cases - i));
                        }
                    });
                }
            }
            if (poison) {
                for (String kind : new String[] {"faultFail", "faultHang", "faultFlood"}) {
                    publish(engine, kind, true);
                    start(engine, kind, 0, now());
                }
            }
            LOG.info(READY);
        };
    }

    /** As the engine reads its clock, which the demo has moved. */
    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private static void start(ProcessEngine engine, String kind, int number, Instant due) {
        engine.getRuntimeService().startProcessInstanceByKey(kind, kind + "-" + number, Map.of("due", Date.from(due)));
    }

    private static void publish(ProcessEngine engine, String kind, boolean timer) {
        StartEventBuilder begin = Bpmn.createExecutableProcess(kind)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent();
        BpmnModelInstance model = (timer ? afterTimer(begin, kind) : begin)
                .serviceTask("serviceTask_" + kind)
                .name("步骤" + kind)
                .camundaAsyncBefore(!timer)
                .camundaDelegateExpression("${" + kind + "}")
                .endEvent()
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .name("fault")
                .enableDuplicateFiltering(true)
                .addModelInstance(kind + ".bpmn", model)
                .deploy();
    }

    /** Beside a task that nobody does, as reminders are. */
    private static AbstractFlowNodeBuilder<?, ?> afterTimer(StartEventBuilder begin, String kind) {
        return begin.userTask("userTask_" + kind)
                .endEvent()
                .moveToActivity("userTask_" + kind)
                .boundaryEvent("timer_" + kind)
                .cancelActivity(false)
                .name("提醒" + kind)
                .timerWithDate("${due}");
    }
}
