package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.engine.Downloads;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.retention.EndedCases.Ended;
import cn.chaozhou.forum.retention.LegalHolds.Hold;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is kept how long, for the secretariat, which also holds cases back; the audit administrator looks. */
@RestController
@RequestMapping("/api/retention")
@Tag(name = "档案", description = "保管期限、到期归档移除、暂缓销毁")
class RetentionApi {

    private static final int SHOWN = 200;

    private final EndedCases ended;
    private final LegalHolds holds;
    private final CaseArchive archive;
    private final AuditTrail audit;
    private final JdbcClient db;

    RetentionApi(EndedCases ended, LegalHolds holds, CaseArchive archive, AuditTrail audit, JdbcClient db) {
        this.ended = ended;
        this.holds = holds;
        this.archive = archive;
        this.audit = audit;
        this.db = db;
    }

    /** @param years in the system after the end; 0 for good */
    record Rule(String kind, String name, int years, List<Ended> due) {}

    /**
     * @param sha256 of the file, by which a changed one is found
     * @param files whether files that people had uploaded belong to it
     */
    record Archived(
            String number,
            String kind,
            String title,
            OffsetDateTime endedAt,
            OffsetDateTime archivedAt,
            String file,
            String sha256,
            boolean files) {}

    record Retention(List<Rule> rules, List<Hold> holds, List<Archived> archived) {}

    @GetMapping
    @Operation(summary = "保管期限、今晚将归档移除的事项、暂缓销毁的事项、已归档的事项", description = "words 为已归档事项的编号或标题中的文字")
    Retention all(@RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        RoleRefused.unless(request, "secretariat", "auditAdmin");
        return new Retention(
                Arrays.stream(CaseKind.values())
                        .map(kind -> new Rule(kind.key(), kind.label(), ended.years(kind), ended.due(kind, SHOWN)))
                        .toList(),
                holds.present(),
                archived(words.strip()));
    }

    @PostMapping("/holds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "暂缓销毁", description = "仅活动办公室；期的编号包含该期的亮点和提问")
    void hold(@RequestBody LegalHolds.Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, "secretariat");
        holds.set(wish, request.getRemoteUser());
    }

    @PostMapping("/holds/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "解除暂缓销毁", description = "仅活动办公室")
    void lift(@RequestBody LegalHolds.Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, "secretariat");
        holds.lift(wish, request.getRemoteUser());
    }

    @GetMapping("/file")
    @Operation(summary = "下载一件已归档事项的档案文件", description = "仅活动办公室；下载记入审计")
    ResponseEntity<Resource> file(@RequestParam String number, HttpServletRequest request) {
        RoleRefused.unless(request, "secretariat");
        String name = nameOf(number);
        return download(request, number, archive.path(name), Texts.of("retention.read"));
    }

    @GetMapping("/files")
    @Operation(summary = "下载一件已归档事项的全部材料", description = "仅活动办公室；文件名和校验值在档案文件的 attachment 中；下载记入审计")
    ResponseEntity<Resource> files(@RequestParam String number, HttpServletRequest request) {
        RoleRefused.unless(request, "secretariat");
        Path path = archive.filesOf(nameOf(number));
        if (!Files.isRegularFile(path)) {
            throw new NoSuchElementException("no files of " + number);
        }
        return download(request, number, path, Texts.of("retention.readFiles"));
    }

    private String nameOf(String number) {
        return db.sql("select file from archived_case where number = ?")
                .param(number)
                .query(String.class)
                .optional()
                .orElseThrow(NoSuchElementException::new);
    }

    private ResponseEntity<Resource> download(HttpServletRequest request, String number, Path path, String act) {
        String name = path.getFileName().toString();
        audit.done(request.getRemoteUser(), act, number, name);
        return Downloads.of(name, MediaType.APPLICATION_OCTET_STREAM).body(new FileSystemResource(path));
    }

    private List<Archived> archived(String words) {
        return db
                .sql("select number, kind, title, ended_at, archived_at, file, sha256 from archived_case"
                        + " order by archived_at desc, number")
                .query((row, n) -> new Archived(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getObject(5, OffsetDateTime.class),
                        row.getString(6),
                        row.getString(7),
                        Files.isRegularFile(archive.filesOf(row.getString(6)))))
                .list()
                .stream()
                .filter(one -> (one.number() + " " + one.title()).contains(words))
                .limit(SHOWN)
                .toList();
    }
}
