package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.notice.Failures.Failure;
import cn.chaozhou.forum.notice.Messages.Part;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How notices leave the machine, for the system administrator; addresses and keys of receivers are settings, and stay there. */
@RestController
@RequestMapping("/api/notices")
@Tag(name = "通知设置", description = "邮件和群机器人消息的文字、时间和发送失败的处理")
class SettingsApi {

    private static final String ADMINISTRATOR = "systemAdmin";

    private final MessageSettings settings;
    private final Channels channels;
    private final Failures failures;
    private final Composer composer;
    private final TaskLinks links;
    private final Mailboxes mailboxes;
    private final Clock clock;

    SettingsApi(
            MessageSettings settings,
            Channels channels,
            Failures failures,
            Composer composer,
            TaskLinks links,
            Mailboxes mailboxes,
            Clock clock) {
        this.settings = settings;
        this.channels = channels;
        this.failures = failures;
        this.composer = composer;
        this.links = links;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /**
     * A text that can be changed.
     *
     * @param packaged what comes back when it is emptied
     * @param placeholders that may stand in it, with their braces
     */
    record Text(Wording name, String title, String text, String packaged, List<String> placeholders) {}

    /**
     * A robot that is configured.
     *
     * @param recipients names of the groups whose notices it tells
     */
    record Robot(String name, RobotKind kind, List<String> recipients) {}

    /**
     * Everything the page shows.
     *
     * @param mail whether a mail server is configured
     */
    record Settings(boolean mail, List<Robot> robots, String digestAt, List<Text> texts) {}

    /**
     * What is to be changed.
     *
     * @param digestAt HH:mm; null leaves it
     * @param texts by name; one that is left out stays, an empty one becomes the packaged one
     */
    record Wish(@Nullable String digestAt, @Nullable Map<Wording, @Nullable String> texts) {

        Map<Wording, String> typed() {
            Map<Wording, String> typed = new EnumMap<>(Wording.class);
            if (texts != null) {
                texts.forEach((wording, text) -> typed.put(wording, text == null ? "" : text));
            }
            return typed;
        }
    }

    /** What receivers would read. */
    record Preview(Letter single, Letter digest) {}

    @GetMapping("/settings")
    @Operation(summary = "通知设置：发送渠道、汇总时间和消息文字", description = "仅系统管理员")
    Settings settings(HttpServletRequest request) {
        RoleRefused.unless(request, ADMINISTRATOR);
        Map<Wording, String> texts = settings.texts();
        return new Settings(
                channels.isMail(),
                channels.robots().stream()
                        .map(robot -> new Robot(
                                robot.name(),
                                robot.kind(),
                                robot.recipients().stream()
                                        .map(group -> mailboxes.groupName(group).orElse(group))
                                        .toList()))
                        .toList(),
                settings.digestAt().toString(),
                Stream.of(Wording.values())
                        .map(wording -> new Text(
                                wording,
                                wording.title(),
                                String.valueOf(texts.get(wording)),
                                wording.packaged(),
                                wording.allowed().stream()
                                        .map(Placeholder::written)
                                        .toList()))
                        .toList());
    }

    @PutMapping("/settings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "修改汇总时间和消息文字", description = "仅系统管理员；文字留空即恢复原文，未知的占位符不予保存")
    void change(@RequestBody Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, ADMINISTRATOR);
        settings.change(wish.typed(), wish.digestAt(), request.getRemoteUser());
    }

    @PostMapping("/settings/preview")
    @Operation(summary = "预览消息，不保存", description = "仅系统管理员")
    Preview preview(@RequestBody Wish wish, HttpServletRequest request) {
        RoleRefused.unless(request, ADMINISTRATOR);
        Map<Wording, String> texts = settings.with(wish.typed());
        return new Preview(letter(texts, 1), letter(texts, 2));
    }

    /** A letter of so many invented notices. */
    private Letter letter(Map<Wording, String> texts, int notices) {
        List<Part> parts = IntStream.rangeClosed(1, notices)
                .mapToObj(number -> new Part(
                        number,
                        "",
                        Texts.of("notice.sample.case", number),
                        OffsetDateTime.now(clock),
                        Texts.of("notice.sample.text")))
                .toList();
        return composer.letter(texts, Texts.of("notice.sample.receiver"), parts, part -> links.notices());
    }

    @GetMapping("/failures")
    @Operation(summary = "没有送达的消息，含还会再试的", description = "仅系统管理员；最近的200条")
    List<Failure> failures(HttpServletRequest request) {
        RoleRefused.unless(request, ADMINISTRATOR);
        return failures.all();
    }

    @PostMapping("/failures/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "重新发送", description = "仅系统管理员；记入审计")
    void retry(@PathVariable("id") long id, HttpServletRequest request) {
        RoleRefused.unless(request, ADMINISTRATOR);
        failures.retry(id, request.getRemoteUser());
    }

    @PostMapping("/failures/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "不再发送", description = "仅系统管理员；通知仍在系统内可读，记入审计")
    void cancel(@PathVariable("id") long id, HttpServletRequest request) {
        RoleRefused.unless(request, ADMINISTRATOR);
        failures.cancel(id, request.getRemoteUser());
    }
}
