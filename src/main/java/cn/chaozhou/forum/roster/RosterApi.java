package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.Downloads;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.limits.StreamedDoor;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisation as files: the two administrators write their part of one, the secretariat takes them out only. */
@RestController
@RequestMapping(RosterApi.PATH)
@Tag(name = "名册导入导出", description = "县区、部门、派出单位、工作队、人员、任职；Excel 工作簿（一类一表）或一类的 CSV")
class RosterApi {

    static final String PATH = "/api/organisation";
    private static final String IMPORT = "/import";

    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final RosterImport roster;
    private final RosterExport export;
    private final AuditTrail audit;

    RosterApi(RosterImport roster, RosterExport export, AuditTrail audit) {
        this.roster = roster;
        this.export = export;
        this.audit = audit;
    }

    @PostMapping(IMPORT)
    @Operation(
            summary = "导入名册",
            description = "请求内容即文件本身（xlsx 或 UTF-8 的 csv）。write=false 只试算：列出每处改动和每个错误（表、行、列）。"
                    + "write=true 写入：有任何错误则什么都不写，答复 422；任职只由安全管理员写入，其余只由系统管理员写入。"
                    + "打不开的文件一律答复 400")
    ResponseEntity<RosterImport.Outcome> take(
            @Parameter(description = "文件名") @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "false") boolean write,
            HttpServletRequest request)
            throws IOException {
        RoleRefused.unless(request, "systemAdmin", "securityAdmin");
        Role role = request.isUserInRole("systemAdmin") ? Role.SYSTEM_ADMIN : Role.SECURITY_ADMIN;
        byte[] content = request.getInputStream().readAllBytes();
        RosterImport.Outcome outcome =
                write ? roster.write(content, file, request.getRemoteUser(), role) : roster.check(content, file);
        boolean refused = write && !outcome.faults().isEmpty();
        return ResponseEntity.status(refused ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
                .body(outcome);
    }

    @GetMapping("/export.xlsx")
    @Operation(summary = "导出全部名册（Excel）", description = "姓名和手机已掩码；未改动的掩码再导入时视为没有变化")
    ResponseEntity<byte[]> workbook(HttpServletRequest request) {
        requireReader(request);
        audit.done(request.getRemoteUser(), Texts.of("roster.exported"), null, null);
        return Downloads.of(Texts.of("roster.file.workbook"), EXCEL).body(RosterBook.workbook(export::rows));
    }

    @GetMapping("/{kind}/export.csv")
    @Operation(summary = "导出一类名册（CSV）", description = "kind 为 county、department、unit、team、person、duty")
    ResponseEntity<byte[]> csv(@PathVariable String kind, HttpServletRequest request) {
        requireReader(request);
        RosterKind one = RosterKind.find(kind).orElseThrow();
        audit.done(request.getRemoteUser(), Texts.of("roster.exported"), one.title(), null);
        return Downloads.of(Texts.of("roster.file.csv", one.title()), CSV).body(RosterBook.csv(one, export.rows(one)));
    }

    @GetMapping("/template.xlsx")
    @Operation(summary = "导入用的空白模板（Excel）")
    ResponseEntity<byte[]> template(HttpServletRequest request) {
        requireReader(request);
        return Downloads.of(Texts.of("roster.file.template"), EXCEL).body(RosterBook.template());
    }

    /** A file of at most so many bytes is taken in; it is read whole, once its sender has shown to be an administrator. */
    @Bean
    static StreamedDoor rosterDoor(RosterSettings settings) {
        return new StreamedDoor(PATH + IMPORT, Set.of(CSV, EXCEL), settings.largest(), "limits.body");
    }

    private static void requireReader(HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin", "securityAdmin", "secretariat");
    }
}
