package cn.chaozhou.forum.attachment;

import cn.chaozhou.forum.attachment.AttachmentDesk.Wish;
import cn.chaozhou.forum.attachment.FileKind.Preview;
import cn.chaozhou.forum.attachment.TaskSteps.Step;
import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.limits.StreamedDoor;
import cn.chaozhou.forum.organisation.People;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(AttachmentApi.PATH)
@Tag(name = "材料", description = "随事项上传的佐证材料；无权查看的一律按不存在答复")
class AttachmentApi {

    static final String PATH = "/api/attachments";

    /** What a browser shows of a file runs nothing and loads nothing. */
    private static final String SANDBOX = "default-src 'none'; sandbox";

    /** Viewers of PDF don't work in a sandbox; they bring their own, and need no more than their own style. */
    private static final String VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

    private final AttachmentDesk desk;
    private final TaskSteps steps;
    private final FileStore store;
    private final AttachmentSettings settings;
    private final Options options;
    private final People people;
    private final Timeline timeline;
    private final Clock clock;

    AttachmentApi(
            AttachmentDesk desk,
            TaskSteps steps,
            FileStore store,
            AttachmentSettings settings,
            Options options,
            People people,
            Timeline timeline,
            Clock clock) {
        this.desk = desk;
        this.steps = steps;
        this.store = store;
        this.settings = settings;
        this.options = options;
        this.people = people;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * A file.
     *
     * @param date the day that it is evidence of
     * @param kind in Chinese
     * @param size in bytes
     * @param preview picture, pdf or none: how {@code /preview} may be shown
     * @param removable whether the reader may remove it now
     */
    record FileFacts(
            String id,
            String name,
            LocalDate date,
            String kind,
            @Nullable String description,
            long size,
            OffsetDateTime uploadedAt,
            String uploadedBy,
            String preview,
            boolean removable) {}

    /**
     * The files of a task's case, and what the reader may do.
     *
     * @param state mine: the reader uploads; unclaimed: after claiming; other: somebody else holds it; none: no files here
     * @param today the server's day
     * @param largest in bytes
     */
    record Shelf(
            @Nullable String caseNumber,
            String state,
            LocalDate today,
            long largest,
            int most,
            List<String> endings,
            List<Map<String, Object>> kinds,
            List<FileFacts> files) {}

    @GetMapping
    @Operation(summary = "一项任务所属事项的材料，以及能否上传、上传的规定")
    Shelf ofTask(@Parameter(description = "任务的标识") @RequestParam String task) {
        Step step = steps.visible(task);
        return new Shelf(
                step.caseNumber(),
                state(step),
                LocalDate.now(clock),
                settings.largest().toBytes(),
                settings.most(),
                settings.kinds().stream()
                        .flatMap(kind -> kind.endings().stream())
                        .toList(),
                options.of("evidenceKind"),
                desk.of(step.caseNumber()).stream().map(this::facts).toList());
    }

    private String state(Step step) {
        if (!step.own()) {
            return "none";
        }
        return step.takesFilesOf(timeline.actor()) ? "mine" : step.holder() == null ? "unclaimed" : "other";
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "上传一个材料文件", description = "请求体就是文件内容；只有签收了任务的人可以上传。种类按文件名结尾和内容核对，可执行内容一律退回")
    FileFacts upload(
            @Parameter(description = "任务的标识") @RequestParam String task,
            @Parameter(description = "文件名") @RequestParam String name,
            @Parameter(description = "材料形成的日期") @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate date,
            @Parameter(description = "材料种类，选项表 evidenceKind 的值") @RequestParam String kind,
            @RequestParam(required = false) @Nullable String description,
            HttpServletRequest request)
            throws IOException {
        return facts(desk.add(new Wish(task, name, date, kind, description), request.getInputStream()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "下载材料")
    ResponseEntity<Resource> download(@PathVariable String id) {
        Attachment file = desk.readable(id);
        return answer(file, ContentDisposition.attachment(), SANDBOX);
    }

    @GetMapping("/{id}/preview")
    @Operation(summary = "预览图片和 PDF", description = "其他种类按不存在答复，请下载")
    ResponseEntity<Resource> preview(@PathVariable String id) {
        Attachment file = desk.readable(id);
        Preview preview = file.fileKind().preview();
        if (preview == Preview.NONE) {
            throw new NoSuchElementException("no preview of " + id);
        }
        return answer(file, ContentDisposition.inline(), preview == Preview.PDF ? VIEWER : SANDBOX);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "移除材料", description = "限上传的人或正在办理这一步的人，这一步办结后不能移除；移除记入事项的经过")
    void remove(@PathVariable String id) {
        desk.remove(id);
    }

    private ResponseEntity<Resource> answer(Attachment file, ContentDisposition.Builder disposition, String policy) {
        return ResponseEntity.ok()
                .contentType(file.fileKind().mediaType())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy)
                .body(new FileSystemResource(store.existing(file.id())));
    }

    private FileFacts facts(Attachment file) {
        return new FileFacts(
                file.id(),
                file.name(),
                file.onDate(),
                options.label("evidenceKind", file.kind()),
                file.description(),
                file.sizeBytes(),
                file.uploadedAt(),
                people.nameOf(file.uploadedBy()),
                file.fileKind().preview().name().toLowerCase(Locale.ROOT),
                desk.mayRemove(file));
    }

    @Bean
    static StreamedDoor attachmentDoor(AttachmentSettings settings) {
        return new StreamedDoor(
                PATH, Set.of(MediaType.APPLICATION_OCTET_STREAM), settings.largest(), "attachment.refused.large");
    }
}
