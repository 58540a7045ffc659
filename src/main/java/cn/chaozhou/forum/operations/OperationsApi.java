package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.operations.Backups.Backup;
import cn.chaozhou.forum.operations.JobDesk.Backlog;
import cn.chaozhou.forum.operations.JobDesk.Failed;
import cn.chaozhou.forum.operations.Nodes.Node;
import cn.chaozhou.forum.wording.Texts;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For the system and process administrators: whether all runs, and what to do where it doesn't. */
@RestController
@RequestMapping("/api/operations")
@Tag(name = "运行维护", description = "后台作业、备份和服务器的情况，仅系统管理员和流程管理员")
class OperationsApi {

    private static final String[] KEEPERS = {"systemAdmin", "processAdmin"};

    private final JobDesk jobs;
    private final Backups backups;
    private final Nodes nodes;
    private final MeterRegistry meters;
    private final AuditTrail audit;

    OperationsApi(JobDesk jobs, Backups backups, Nodes nodes, MeterRegistry meters, AuditTrail audit) {
        this.jobs = jobs;
        this.backups = backups;
        this.nodes = nodes;
        this.meters = meters;
        this.audit = audit;
    }

    /**
     * How the system is doing.
     *
     * @param undelivered messages by mail and robots that were given up
     * @param freeSpace on the disk of the machine that answers, in bytes
     */
    record Status(
            Backlog backlog,
            List<Failed> failed,
            @Nullable Backup lastBackup,
            List<Node> nodes,
            long undelivered,
            long freeSpace) {}

    /** @param reason why the job is given up */
    record Giving(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "作业积压和失败、最近一次备份、各服务器、未送达消息")
    Status status(HttpServletRequest request) {
        RoleRefused.unless(request, KEEPERS);
        return new Status(
                jobs.backlog(),
                jobs.failed(),
                backups.last().orElse(null),
                nodes.all(),
                (long) meters.get("forum.messages.failed").gauge().value(),
                nodes.freeSpace());
    }

    @PostMapping("/jobs/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "重试一项失败的作业")
    void retry(@PathVariable String id, HttpServletRequest request) {
        RoleRefused.unless(request, KEEPERS);
        jobs.retry(id, request.getRemoteUser());
    }

    @PostMapping("/jobs/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消一项失败的定时作业", description = "须写明理由；流程必经的作业不能取消，只能重试")
    void cancel(@PathVariable String id, @RequestBody Giving giving, HttpServletRequest request) {
        RoleRefused.unless(request, KEEPERS);
        jobs.cancel(id, giving.reason(), request.getRemoteUser());
    }

    @PostMapping("/backup")
    @Operation(summary = "立即备份", description = "仅系统管理员；数据库在单独服务器上的，用其自带工具备份")
    Backup backup(HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        Backup backup = backups.write();
        audit.done(request.getRemoteUser(), Texts.of("operations.backedUp"), null, backup.name());
        return backup;
    }
}
