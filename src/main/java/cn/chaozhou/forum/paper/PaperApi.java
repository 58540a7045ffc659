package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.engine.Downloads;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.session.SessionReader;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/papers")
@Tag(name = "公文", description = "督办单、催办通知书、成效报告和各项清单；无权查看的公文一律按不存在答复")
class PaperApi {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final PaperDesk desk;
    private final IssueLists lists;
    private final SessionReader sessions;
    private final PaperRights rights;
    private final TaskPapers taskPapers;
    private final SessionFiles sessionFiles;
    private final SessionReport report;
    private final SessionLists sessionLists;

    PaperApi(
            PaperDesk desk,
            IssueLists lists,
            SessionReader sessions,
            PaperRights rights,
            TaskPapers taskPapers,
            SessionFiles sessionFiles,
            SessionReport report,
            SessionLists sessionLists) {
        this.desk = desk;
        this.lists = lists;
        this.sessions = sessions;
        this.rights = rights;
        this.taskPapers = taskPapers;
        this.sessionFiles = sessionFiles;
        this.report = report;
        this.sessionLists = sessionLists;
    }

    @GetMapping
    @Operation(summary = "一项任务有哪些公文，只列本人可以查看的")
    TaskPapers.Shelf ofTask(@Parameter(description = "任务的标识") @RequestParam String task) {
        return taskPapers.of(task);
    }

    @GetMapping("/orders/{issue}.docx")
    @Operation(summary = "督办单，Word 文档")
    ResponseEntity<byte[]> order(@Parameter(description = "问题编号，如 WT-2026-0012") @PathVariable String issue) {
        Paper paper = desk.order(issue).orElseThrow();
        return file(WordPaper.of(paper), WORD, Texts.of("paper.file.order", paper.number()));
    }

    @GetMapping("/orders/{issue}.html")
    @Operation(summary = "督办单，打印页")
    ResponseEntity<String> orderPage(@Parameter(description = "问题编号，如 WT-2026-0012") @PathVariable String issue) {
        return page(desk.order(issue).orElseThrow());
    }

    @GetMapping("/chases/{year}/{number}.docx")
    @Operation(summary = "催办通知书，Word 文档", description = "催办〔2026〕5号 的年份是 2026，号数是 5")
    ResponseEntity<byte[]> chase(@PathVariable int year, @PathVariable int number) {
        Paper paper = desk.chase(year, number).orElseThrow();
        return file(WordPaper.of(paper), WORD, Texts.of("paper.file.chase", paper.number()));
    }

    @GetMapping("/chases/{year}/{number}.html")
    @Operation(summary = "催办通知书，打印页", description = "催办〔2026〕5号 的年份是 2026，号数是 5")
    ResponseEntity<String> chasePage(@PathVariable int year, @PathVariable int number) {
        return page(desk.chase(year, number).orElseThrow());
    }

    @GetMapping("/lists.xlsx")
    @Operation(summary = "问题清单、任务清单、责任清单，一个 Excel 工作簿")
    ResponseEntity<byte[]> lists(
            @Parameter(description = "期号，如 2026-01；不填则列出全部问题") @RequestParam(required = false) @Nullable
                    String session) {
        if (!rights.mayReadLists()) {
            throw new NoSuchElementException("no lists for this reader");
        }
        if (session != null && !session.matches("\\d{4}-\\d{2}")) {
            throw new InputRefused("session", Texts.of("paper.session.field"), Texts.of("paper.session.format"));
        }
        String of = session == null
                ? Texts.of("paper.list.all")
                : sessions.title(session).orElseThrow();
        return file(lists.write(session, of), EXCEL, Texts.of("paper.file.lists", of));
    }

    @GetMapping("/sessions/{session}.docx")
    @Operation(summary = "一期的成效报告，Word 文档", description = "现场会之后才有；秘书处、督办员、分管领导和管理人员可以查看")
    ResponseEntity<byte[]> report(@Parameter(description = "期号，如 2026-01") @PathVariable String session) {
        Paper paper = report.of(sessionFiles.of(session).orElseThrow());
        return file(WordPaper.of(paper), WORD, Texts.of("paper.file.report", paper.number()));
    }

    @GetMapping("/sessions/{session}.html")
    @Operation(summary = "一期的成效报告，打印页")
    ResponseEntity<String> reportPage(@Parameter(description = "期号，如 2026-01") @PathVariable String session) {
        return page(report.of(sessionFiles.of(session).orElseThrow()));
    }

    @GetMapping("/sessions/{session}.xlsx")
    @Operation(summary = "一期的亮点、点评、提问、问题和经验清单，一个 Excel 工作簿")
    ResponseEntity<byte[]> sessionLists(@Parameter(description = "期号，如 2026-01") @PathVariable String session) {
        SessionFile found = sessionFiles.of(session).orElseThrow();
        String title = found.meeting().session().title();
        return file(sessionLists.write(found), EXCEL, Texts.of("paper.file.sessionLists", title));
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return Downloads.of(name, type).body(content);
    }

    private static ResponseEntity<String> page(Paper paper) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", PrintPage.POLICY)
                .body(PrintPage.of(paper));
    }
}
