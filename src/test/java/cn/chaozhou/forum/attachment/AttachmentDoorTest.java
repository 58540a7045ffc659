package cn.chaozhou.forum.attachment;

import static cn.chaozhou.forum.attachment.AttachmentDoors.json;
import static cn.chaozhou.forum.attachment.AttachmentDoors.text;
import static cn.chaozhou.forum.attachment.SampleFiles.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.Race;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Files of a highlight through the real server. An application of its own: it ages and deletes files. */
@ServedForumTest
@TestPropertySource(properties = {"forum.data=target/attachment-test", "forum.attachments.most=20"})
class AttachmentDoorTest {

    private static final String CAPTAIN = "captain.dacheng";
    private static final String TOWN = "town.dacheng";
    private static final String STRANGER = "captain.fubin";
    private static final byte[] PICTURE = SampleFiles.picture("png");

    private static int session = 10;

    @LocalServerPort
    int port;

    @Autowired
    ProcessRun run;

    @Autowired
    TaskService tasks;

    @Autowired
    Timeline timeline;

    @Autowired
    FileStore store;

    @Autowired
    FileSweep sweep;

    @Autowired
    Attachments files;

    private AttachmentDoors doors;
    private String instance;
    private String number;
    private String task;

    @BeforeEach
    void aTeamIsInvited() {
        run.now("2026-08-28T09:00+08:00");
        doors = new AttachmentDoors(port);
        instance = run.start(
                "highlightSubmission",
                Map.of(
                        "sessionNumber",
                        "2027-" + session++,
                        "theme",
                        "产业",
                        "meetingDate",
                        "2026-09-18",
                        "team",
                        "dacheng"));
        number = run.businessKey(instance);
        task = run.task(instance, "userTask_draftHighlight").getId();
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    private JsonNode uploaded(String name, byte[] content) {
        HttpResponse<byte[]> answer = doors.upload(CAPTAIN, task, name, content);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        return json(answer);
    }

    private static void assertRefused(HttpResponse<byte[]> answer, int status, String why) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(json(answer).path("detail").asText()).contains(why);
    }

    private List<String> steps() {
        return timeline.of(number).stream().map(Timeline.Entry::step).toList();
    }

    @Test
    void whatWasUploadedIsListedShownAndToldInTheTimeline() {
        JsonNode file = uploaded("../井口\u202E照片.png", PICTURE);
        assertThat(file.get("name").asText()).isEqualTo("井口照片.png");
        JsonNode shelf = json(doors.list(CAPTAIN, task));
        assertThat(shelf.get("state").asText()).isEqualTo("mine");
        assertThat(shelf.get("caseNumber").asText()).isEqualTo(number);
        JsonNode listed = shelf.get("files").get(0);
        assertThat(listed.get("kind").asText()).isEqualTo("照片");
        assertThat(listed.get("date").asText()).isEqualTo("2026-08-20");
        assertThat(listed.get("description").asText()).isEqualTo("第一口井");
        assertThat(listed.get("uploadedBy").asText()).isEqualTo("大埕镇工作队队长");
        assertThat(listed.get("size").asLong()).isEqualTo(PICTURE.length);
        assertThat(listed.get("preview").asText()).isEqualTo("picture");
        assertThat(listed.get("removable").asBoolean()).isTrue();
        assertThat(store.path(file.get("id").asText())).hasBinaryContent(PICTURE);
        Timeline.Entry last = timeline.of(number).get(timeline.of(number).size() - 1);
        assertThat(last.actor()).isEqualTo(CAPTAIN);
        assertThat(last.step()).isEqualTo("上传材料");
        assertThat(last.detail()).isEqualTo("井口照片.png（照片，2026年8月20日）");
    }

    @Test
    void downloadsAndPreviewsRunNothing() {
        String picture = uploaded("a.png", PICTURE).get("id").asText();
        String text = uploaded("说明.txt", bytes("井 <script>alert(1)</script>"))
                .get("id")
                .asText();
        String pdf = uploaded("报告.pdf", SampleFiles.pdf("")).get("id").asText();

        HttpResponse<byte[]> download = doors.get(CAPTAIN, "/" + text);
        assertThat(download.statusCode()).isEqualTo(200);
        assertHeader(download, "Content-Type", "text/plain");
        assertHeader(download, "Content-Disposition", "attachment; ");
        assertHeader(download, "Content-Disposition", "filename*=UTF-8''%E8%AF%B4%E6%98%8E.txt");
        assertHeader(download, "Content-Security-Policy", "default-src 'none'; sandbox");
        assertThat(doors.get(CAPTAIN, "/" + text + "/preview").statusCode()).isEqualTo(404);

        HttpResponse<byte[]> preview = doors.get(CAPTAIN, "/" + picture + "/preview");
        assertThat(preview.body()).isEqualTo(PICTURE);
        assertHeader(preview, "Content-Type", "image/png");
        assertHeader(preview, "Content-Disposition", "inline; ");
        assertHeader(preview, "Content-Security-Policy", "default-src 'none'; sandbox");

        HttpResponse<byte[]> page = doors.get(CAPTAIN, "/" + pdf + "/preview");
        assertHeader(page, "Content-Type", "application/pdf");
        assertHeader(page, "Content-Security-Policy", "default-src 'none'; object-src 'self'");
        for (HttpResponse<byte[]> answer : List.of(download, preview, page)) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    private static void assertHeader(HttpResponse<byte[]> answer, String name, String part) {
        assertThat(answer.headers().allValues(name)).as(name).anySatisfy(value -> assertThat(value)
                .contains(part));
    }

    @Test
    void othersFilesLookLikeNone() {
        String id = uploaded("a.png", PICTURE).get("id").asText();
        String unknown = "00000000-0000-4000-8000-000000000000";
        for (String path : List.of("/%s", "/%s/preview")) {
            HttpResponse<byte[]> answer = doors.get(STRANGER, path.formatted(id));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(text(answer).replace(id, unknown)).isEqualTo(text(doors.get(STRANGER, path.formatted(unknown))));
        }
        assertThat(doors.remove(STRANGER, id).statusCode()).isEqualTo(404);
        assertThat(doors.list(STRANGER, task).statusCode()).isEqualTo(404);
        assertThat(doors.upload(STRANGER, task, "a.png", PICTURE).statusCode()).isEqualTo(404);
        assertThat(doors.get(CAPTAIN, "/../../forum").statusCode()).isIn(400, 404);
        for (String reader : List.of(CAPTAIN, TOWN, "secretariat", "leader")) {
            assertThat(doors.get(reader, "/" + id).statusCode()).as(reader).isEqualTo(200);
        }
        for (String other : List.of("systemadmin", "auditadmin", "handler.water")) {
            assertThat(doors.get(other, "/" + id).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void onlyWhoHoldsTheTaskUploads() {
        tasks.setAssignee(task, null);
        assertRefused(doors.upload(CAPTAIN, task, "a.png", PICTURE), 403, "请先签收");
        tasks.setAssignee(task, CAPTAIN);
        uploaded("a.png", PICTURE);
        assertRefused(doors.upload("secretariat", task, "a.png", PICTURE), 403, "请先签收");
        run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", SampleHighlight.form("2026-08-20"));
        assertThat(doors.upload(CAPTAIN, task, "a.png", PICTURE).statusCode()).isEqualTo(404);
        assertThat(files.count(number)).isOne();
    }

    @Test
    void whatTheSenderSaysIsChecked() {
        assertRefused(doors.upload(CAPTAIN, task, "a.exe", PICTURE), 400, "可以上传：jpg、jpeg、png");
        assertRefused(doors.upload(CAPTAIN, task, "a/..", PICTURE), 400, "没有文件名");
        assertRefused(doors.upload(CAPTAIN, task, "a.jpg", PICTURE), 400, "不是完整的图片");
        assertRefused(doors.upload(CAPTAIN, task, "a.png", new byte[0]), 400, "是空的");
        var content = BodyPublishers.ofByteArray(PICTURE);
        assertRefused(doors.upload(CAPTAIN, task, "a.png", "2026-08-29", "photo", content), 400, "晚于今天");
        assertRefused(doors.upload(CAPTAIN, task, "a.png", "2026-08-20", "x", content), 400, "不在选项之内");
        assertThat(doors.upload(CAPTAIN, task, "a.png", "tomorrow", "photo", content)
                        .statusCode())
                .isEqualTo(400);
        assertThat(files.count(number)).isZero();
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void aFileTooLargeIsRefusedBeforeItIsRead() {
        byte[] large = new byte[21 << 20];
        assertRefused(doors.upload(CAPTAIN, task, "a.png", large), 413, "文件过大（上限 20 MB）");
        // Without a length beforehand it is counted on the way.
        var pieces = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large));
        assertRefused(doors.upload(CAPTAIN, task, "a.png", "2026-08-20", "photo", pieces), 413, "文件过大");
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void twentyAtOnceAndNoMore() {
        List<HttpResponse<byte[]>> answers = Race.of(Collections.<Callable<HttpResponse<byte[]>>>nCopies(
                20, () -> doors.upload(CAPTAIN, task, "a.png", PICTURE)));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201));
        assertThat(json(doors.list(CAPTAIN, task)).get("files")).hasSize(20);
        assertThat(steps()).filteredOn("上传材料"::equals).hasSize(20);
        assertRefused(doors.upload(CAPTAIN, task, "a.png", PICTURE), 409, "最多 20 个");
    }

    @Test
    void aFileIsRemovedWhileItsStepIsOpen() {
        String first = uploaded("a.png", PICTURE).get("id").asText();
        String second = uploaded("b.png", PICTURE).get("id").asText();
        assertRefused(doors.remove("secretariat", first), 403, "只有上传的人");
        assertThat(doors.remove(CAPTAIN, first).statusCode()).isEqualTo(204);
        assertThat(doors.remove(CAPTAIN, first).statusCode()).isEqualTo(404);
        assertThat(doors.get(CAPTAIN, "/" + first).statusCode()).isEqualTo(404);
        assertThat(steps()).endsWith("移除材料");
        run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", SampleHighlight.form("2026-08-20"));
        assertRefused(doors.remove(CAPTAIN, second), 409, "已经办结");
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "return", "returnReason", "照片不是现场。"));
        assertThat(doors.remove(CAPTAIN, second).statusCode()).isEqualTo(204);
    }

    @Test
    void aFileAloneIsEvidenceAndTheTownSeesIt() {
        Map<String, Object> form = SampleHighlight.form("2026-08-20");
        form.put("evidence", List.of());
        assertThatThrownBy(() -> run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", form))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("「佐证材料」");
        String id = uploaded("井口照片.png", PICTURE).get("id").asText();
        run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", form);
        Task check = run.task(instance, "userTask_confirmFacts");
        JsonNode shelf = json(doors.list(TOWN, check.getId()));
        assertThat(shelf.get("state").asText()).isEqualTo("mine");
        assertThat(shelf.get("files").get(0).get("id").asText()).isEqualTo(id);
        assertThat(shelf.get("files").get(0).get("removable").asBoolean()).isFalse();
        HttpResponse<String> shown = new cn.chaozhou.forum.Visitor(port)
                .basic(TOWN, "demo", "/engine-rest/task/" + check.getId() + "/form-variables?deserializeValues=false");
        assertThat(shown.body()).contains("井口照片.png：第一口井", "「材料」页");
    }

    /** The process died after the bytes were kept and before the row was written. */
    @Test
    void whatNoRowTellsOfIsSweptAfterADay() throws IOException {
        String kept = uploaded("a.png", PICTURE).get("id").asText();
        String removed = uploaded("b.png", PICTURE).get("id").asText();
        doors.remove(CAPTAIN, removed);
        Path lost = keep();
        Path young = keep();
        Path unfinished = Files.write(lost.resolveSibling("x.part"), PICTURE);
        for (Path old : List.of(store.path(kept), store.path(removed), lost, unfinished)) {
            Files.setLastModifiedTime(
                    old, FileTime.from(Instant.now().minus(Duration.ofDays(1)).minusSeconds(60)));
        }
        sweep.sweep();
        assertThat(store.path(kept)).exists();
        assertThat(young).exists();
        assertThat(List.of(store.path(removed), lost, unfinished)).noneMatch(Files::exists);
    }

    private Path keep() throws IOException {
        try (InputStream in = new java.io.ByteArrayInputStream(PICTURE)) {
            FileStore.Received received = store.receive(in);
            store.keep(received);
            return store.path(received.id());
        }
    }

    private List<Path> unfinished() {
        try (var all = store.all()) {
            return all.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    /** An upload that loses against the completion of its task leaves nothing. */
    @Test
    void noFileComesInBehindTheSubmission() {
        Map<String, Object> form = SampleHighlight.form("2026-08-20");
        List<Callable<Integer>> acts = new ArrayList<>();
        acts.add(() -> {
            run.submitBy(CAPTAIN, instance, "userTask_draftHighlight", form);
            return 0;
        });
        IntStream.range(0, 4)
                .forEach(i -> acts.add(
                        () -> doors.upload(CAPTAIN, task, "a.png", PICTURE).statusCode()));
        List<Integer> answers = Race.of(acts);
        assertThat(answers.subList(1, 5))
                .allMatch(status -> List.of(201, 403, 404).contains(status));
        assertThat(files.count(number)).isEqualTo((int)
                answers.stream().filter(status -> status == 201).count());
    }
}
