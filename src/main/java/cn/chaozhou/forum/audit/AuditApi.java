package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.audit.AuditReader.Search;
import cn.chaozhou.forum.engine.Downloads;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The audit, for the audit administrator: search, read, export, check. Nobody changes it by any door. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "审计", description = "谁在何时、从何处、对什么做了什么；仅审计管理员")
class AuditApi {

    private static final int MOST = 200;

    private final AuditReader reader;
    private final AuditChain chain;
    private final AuditTrail trail;
    private final AuditSheet sheet;
    private final AuditSettings settings;
    private final AuditReviews reviews;

    AuditApi(
            AuditReader reader,
            AuditChain chain,
            AuditTrail trail,
            AuditSheet sheet,
            AuditSettings settings,
            AuditReviews reviews) {
        this.reviews = reviews;
        this.reader = reader;
        this.chain = chain;
        this.trail = trail;
        this.sheet = sheet;
        this.settings = settings;
    }

    @GetMapping
    @Operation(summary = "查审计记录", description = "最新的在前；下一页用上一页最后一条的 seq 作 before")
    List<AuditEntry> find(
            @ParameterObject Search search, @RequestParam(defaultValue = "50") int size, HttpServletRequest request) {
        RoleRefused.unless(request, "auditAdmin");
        return reader.find(search, Math.max(1, Math.min(size, MOST)));
    }

    @GetMapping("/export")
    @Operation(summary = "导出审计记录（CSV）", description = "导出本身也记入审计")
    void export(@ParameterObject Search search, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RoleRefused.unless(request, "auditAdmin");
        trail.done(request.getRemoteUser(), Texts.of("audit.exported"), null, request.getQueryString());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.disposition(Texts.of("audit.export.file")));
        try (Writer writer = response.getWriter()) {
            sheet.write(writer, each -> reader.each(search, settings.export(), each));
        }
    }

    @GetMapping("/verification")
    @Operation(summary = "核对审计链", description = "逐条核对；有改动、缺失或添加时指出第一处")
    AuditChain.Verification verify(HttpServletRequest request) {
        RoleRefused.unless(request, "auditAdmin");
        return chain.verify();
    }

    @GetMapping("/reviews")
    @Operation(summary = "系统、安全管理员的操作审阅到哪里", description = "waiting 为尚未审阅的条数；逐条查看用 office 参数查审计记录")
    List<AuditReviews.Review> reviews(HttpServletRequest request) {
        RoleRefused.unless(request, "auditAdmin");
        return reviews.all();
    }

    @PostMapping("/reviews")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "登记一次审阅", description = "审阅本身也记入审计")
    void review(@RequestBody AuditReviews.Finding finding, HttpServletRequest request) {
        RoleRefused.unless(request, "auditAdmin");
        reviews.keep(finding, request.getRemoteUser());
    }
}
