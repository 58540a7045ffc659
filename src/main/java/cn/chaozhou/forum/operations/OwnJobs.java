package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.model.NewerReleases;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which jobs this machine does. Those of a diagram that a newer release brought may call what only that release has: they
 * are left to its machines as long as one lives. All others are anybody's, whichever machine published their diagram. The
 * engine does jobs of registered deployments alone ({@code deployment-aware}), so what is not known yet is left, too.
 */
@Component
class OwnJobs implements SmartLifecycle {

    /** Before package model publishes what this release brings: others must see by then who brought it. */
    private static final int PHASE = -20;

    private static final Logger LOG = LoggerFactory.getLogger(OwnJobs.class);

    private final JdbcClient db;
    private final NewerReleases releases;
    private final Nodes nodes;
    private final Set<String> registered;
    private volatile boolean running;

    private Set<String> known = Set.of();
    private Set<String> newer = Set.of();
    private Set<String> left = Set.of();

    OwnJobs(JdbcClient db, ProcessEngine engine, NewerReleases releases, Nodes nodes) {
        this.db = db;
        this.releases = releases;
        this.nodes = nodes;
        this.registered =
                ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getRegisteredDeployments();
    }

    @Override
    public void start() {
        nodes.live();
        look();
        running = true;
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    synchronized void look() {
        Set<String> all = new HashSet<>(db.sql("select distinct DEPLOYMENT_ID_ from ACT_RE_PROCDEF")
                .query(String.class)
                .list());
        if (!all.equals(known)) {
            newer = releases.deployments();
            known = Set.copyOf(all);
        }
        Set<String> leave = !newer.isEmpty() && nodes.liveOfAnotherVersion() ? newer : Set.of();
        if (!leave.equals(left)) {
            LOG.info("jobs of {} deployments of a newer release are left to its machines", leave.size());
            left = leave;
        }
        all.removeAll(leave);
        registered.removeAll(leave);
        registered.addAll(all);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
