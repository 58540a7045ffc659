package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.operations.ClockCheck.ClockChanged;
import cn.chaozhou.forum.wording.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The machines on this database; each writes once a minute that it lives. By real time: the demo's clock moves. */
@Component
class Nodes {

    /** A node that was silent for so long is down, or cut off from the database. */
    private static final Duration SILENT = Duration.ofMinutes(3);

    /** After that it is no longer missed. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final JdbcClient db;
    private final ProcessEngine engine;
    private final ClockCheck clocks;
    private final Path data;
    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final String version;
    private final Clock clock;
    private final OffsetDateTime started;

    Nodes(
            JdbcClient db,
            ProcessEngine engine,
            ClockCheck clocks,
            @Value("${forum.data}") Path data,
            @Value("${forum.operations.node:}") String name,
            Clock office)
            throws IOException {
        this.db = db;
        this.engine = engine;
        this.clocks = clocks;
        // With the database elsewhere nobody else has made it yet, and a folder that isn't there has no room.
        this.data = Files.createDirectories(data);
        this.name = name.isBlank() ? hostName() : name;
        String packaged = Nodes.class.getPackage().getImplementationVersion();
        version = packaged == null ? Texts.of("operations.unpackaged") : packaged;
        clock = Clock.system(office.getZone());
        started = OffsetDateTime.now(clock);
    }

    /**
     * A machine as the page shows it.
     *
     * @param jobs whether it does the engine's jobs
     * @param alive whether it has told so lately
     * @param clockOff milliseconds its clock was ahead of the database's, and so did no jobs; zero where it is right
     */
    record Node(
            String name,
            String version,
            boolean jobs,
            OffsetDateTime startedAt,
            OffsetDateTime seenAt,
            boolean alive,
            long clockOff) {}

    /** Room on the disk of the machine that answers, in bytes. */
    long freeSpace() {
        return data.toFile().getUsableSpace();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT5S")
    @EventListener(ClockChanged.class)
    @Transactional
    public void live() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int known = db.sql("update node set seen_at = ?, jobs = ?, clock_off = ? where id = ?")
                .params(now, doesJobs(), clocks.off().toMillis(), id)
                .update();
        if (known == 0) {
            db.sql("delete from node where seen_at < ?")
                    .param(now.minus(FORGOTTEN))
                    .update();
            db.sql(
                            "insert into node (id, name, version, jobs, started_at, seen_at, clock_off) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            name,
                            version,
                            doesJobs(),
                            started,
                            now,
                            clocks.off().toMillis())
                    .update();
        }
    }

    private boolean doesJobs() {
        return ((ProcessEngineImpl) engine)
                .getProcessEngineConfiguration()
                .getJobExecutor()
                .isActive();
    }

    /** Whether a machine with another release lives: an upgrade is under way. */
    boolean liveOfAnotherVersion() {
        return db.sql("select count(*) from node where version <> ? and seen_at >= ?")
                        .params(version, OffsetDateTime.now(clock).minus(SILENT))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Of one machine that was started again only the latest start counts. */
    List<Node> all() {
        OffsetDateTime silent = OffsetDateTime.now(clock).minus(SILENT);
        return db.sql(
                        "select name, version, jobs, started_at startedAt, seen_at seenAt, seen_at >= ? alive, clock_off clockOff"
                                + " from node n"
                                + " where seen_at >= ? or not exists (select 1 from node later where later.name = n.name"
                                + " and later.started_at > n.started_at) order by name, started_at")
                .params(silent, silent)
                .query(Node.class)
                .list();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
