package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A machine whose clock is off would fire timers too early or too late, and take jobs from others whose time is not over: it
 * does none until its clock agrees with that of the database, which all machines share. The machine's own clock is what
 * counts here; the demo's runs ahead on purpose.
 */
@Component
class ClockCheck extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);

    private final DataSource database;
    private final Notices notices;
    private final ApplicationEventPublisher listeners;
    private final String node;
    private final Duration tolerance;
    private final InstantSource machine;

    private volatile Duration off = Duration.ZERO;
    private @Nullable JobExecutor executor;

    /** Stopped by this check, and so by nobody else. */
    private @Nullable JobExecutor stopped;

    /** When a machine starts with its clock off, there is nobody to tell yet. */
    private boolean told;

    @Autowired
    ClockCheck(
            DataSource database,
            @Lazy Notices notices,
            ApplicationEventPublisher listeners,
            @Value("${forum.operations.node:}") String node,
            @Value("${forum.operations.clock-tolerance}") Duration tolerance) {
        this(database, notices, listeners, node, tolerance, Clock.systemUTC());
    }

    ClockCheck(
            DataSource database,
            Notices notices,
            ApplicationEventPublisher listeners,
            String node,
            Duration tolerance,
            InstantSource machine) {
        this.database = database;
        this.notices = notices;
        this.listeners = listeners;
        this.node = node;
        this.tolerance = tolerance;
        this.machine = machine;
    }

    /** This machine does jobs no more, or again. */
    record ClockChanged() {}

    /** Before the engine takes up its first job. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        watch(configuration.getJobExecutor());
        if (configuration.getJobExecutor().isAutoActivate() && isOff()) {
            stopped = configuration.getJobExecutor();
            stopped.setAutoActivate(false);
            LOG.error("{}", said());
        }
    }

    void watch(JobExecutor jobs) {
        executor = jobs;
    }

    /** How far the machine's clock was ahead (or behind, if negative) when it was last looked at; zero within the tolerance. */
    Duration off() {
        return off;
    }

    @Scheduled(fixedDelayString = "${forum.operations.clock-check}", initialDelayString = "PT5S")
    synchronized void check() {
        boolean isOff = isOff();
        if (isOff && executor != null && executor.isActive()) {
            stopped = executor;
            executor.shutdown();
            LOG.error("{}", said());
            listeners.publishEvent(new ClockChanged());
        }
        if (isOff && stopped != null && !told) {
            tell();
        } else if (!isOff && stopped != null) {
            LOG.info("the clock of this machine agrees with the database again: jobs go on");
            stopped.start();
            stopped = null;
            told = false;
            listeners.publishEvent(new ClockChanged());
        }
    }

    private void tell() {
        told = true;
        for (Role role : List.of(Role.SYSTEM_ADMIN, Role.PROCESS_ADMIN)) {
            notices.send(role.group(), Texts.of("operations.noCase"), said(), true);
        }
    }

    private String said() {
        return Texts.of("operations.clockOff", node, seconds(off), seconds(tolerance));
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.abs().toMillis() / 1000.0);
    }

    /** A database that can't be asked changes nothing. */
    private boolean isOff() {
        try (Connection connection = database.getConnection();
                PreparedStatement question = connection.prepareStatement("select current_timestamp")) {
            Instant before = machine.instant();
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                Duration journey = Duration.between(before, machine.instant()).dividedBy(2);
                Instant shared = answer.getObject(1, OffsetDateTime.class).toInstant();
                Duration ahead = Duration.between(shared, before.plus(journey));
                off = ahead.abs().minus(journey).compareTo(tolerance) > 0 ? ahead : Duration.ZERO;
            }
        } catch (SQLException e) {
            LOG.debug("the clock of the database could not be read", e);
        }
        return !off.isZero();
    }
}
