package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.retention.CaseArchive.Stored;
import cn.chaozhou.forum.retention.CaseKind.Part;
import cn.chaozhou.forum.retention.EndedCases.Ended;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes cases out of the system when their time is over, at night, a case a transaction: first the file, then the rows.
 * If the process dies between the two, the next night writes the file again.
 */
@Component
class Clearing {

    private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);

    /** A night's work of one kind; the rest goes the nights after. */
    private static final int AT_ONCE = 500;

    /** What tells of cases of every kind, and of what hangs on them. */
    private static final List<Part> TOLD = List.of(
            new Part("timeline", "case_key"), new Part("notice", "case_key"), new Part("task_work", "case_number"));

    private final EndedCases ended;
    private final CaseArchive archive;
    private final AuditTrail audit;
    private final HistoryService history;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Clearing(
            EndedCases ended,
            CaseArchive archive,
            AuditTrail audit,
            HistoryService history,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.ended = ended;
        this.archive = archive;
        this.audit = audit;
        this.history = history;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 2 * * *", zone = "${forum.calendar.zone}")
    void clear() {
        for (CaseKind kind : CaseKind.values()) {
            for (Ended due : ended.due(kind, AT_ONCE)) {
                try {
                    transaction.executeWithoutResult(status -> clear(kind, due));
                } catch (RuntimeException e) {
                    // One case that can't go must not keep the others.
                    LOG.error("{} could not be archived and stays", due.number(), e);
                }
            }
        }
    }

    private void clear(CaseKind kind, Ended due) {
        boolean mine = db.sql("select number from " + kind.key() + " where number = ? for update")
                .param(due.number())
                .query(String.class)
                .optional()
                .isPresent();
        if (!mine || !ended.isDue(kind, due.number())) {
            // Another node was faster, or somebody holds it since the list was made.
            return;
        }
        Stored stored = archive.write(kind, due);
        List<String> instances = archive.instances(kind, due.number()).stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        if (!instances.isEmpty()) {
            history.deleteHistoricProcessInstancesIfExists(instances);
        }
        for (Part part : kind.parts()) {
            delete(part.table(), part.column(), due.number());
        }
        for (Part told : TOLD) {
            db.sql("delete from %1$s where %2$s = ? or %2$s like ?".formatted(told.table(), told.column()))
                    .params(due.number(), kind.below(due.number()))
                    .update();
        }
        delete(kind.key(), "number", due.number());
        db.sql("insert into archived_case (number, kind, title, ended_at, archived_at, file, sha256)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        due.number(),
                        kind.key(),
                        due.title(),
                        due.endedAt(),
                        OffsetDateTime.now(clock),
                        stored.name(),
                        stored.sha256())
                .update();
        audit.done(
                Timeline.SYSTEM,
                Texts.of("retention.cleared"),
                due.number(),
                Texts.of("retention.cleared.detail", ended.years(kind), stored.name(), stored.sha256()));
    }

    private void delete(String table, String column, String number) {
        db.sql("delete from %s where %s = ?".formatted(table, column))
                .param(number)
                .update();
    }
}
