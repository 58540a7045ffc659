package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Mail that arrives, its link in a real browser, and the system administrator at the page 通知设置 of Tasklist. */
class NoticeSettingsPageIT {

    /** Handles the story's WT-2026-0009. */
    private static final String OWNER = "handler.housing";

    private static final Pattern LINK = Pattern.compile("http://localhost:[0-9]+/camunda/\\S+[?]task=([0-9a-f-]+)");
    private static final String FAILURES = "/api/notices/failures";
    private static final By SAID = By.cssSelector(".forum-foot .forum-message");

    @TempDir
    static Path folder;

    private static GreenMail mail;
    private static PackagedForum forum;
    private static Browser tasklist;

    @BeforeAll
    static void openBrowser() throws Exception {
        Browser.assumeInstalled();
        try (ServerSocket free = new ServerSocket(0)) {
            mail = new GreenMail(new ServerSetup(free.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        }
        forum = new PackagedForum(
                folder.resolve("data"),
                Map.of(),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getServerSetup().getPort(),
                "--forum.notices.from=forum@chaozhou.example",
                "--forum.notices.every=1s",
                "--forum.address=http://localhost:${server.port}");
        forum.start();
        PackagedForum.ok(forum.send(
                "systemadmin", "PUT", "/api/people/" + OWNER, Map.of("name", "张三", "email", "owner@example.cn")));
        tasklist = Browser.at(forum, "1440,900");
    }

    @AfterAll
    static void closeBrowser() {
        if (tasklist != null) {
            tasklist.close();
        }
        if (forum != null) {
            forum.close();
        }
        if (mail != null) {
            mail.stop();
        }
    }

    /** The mail server is away when the first digests go out: they are in the list, are sent again, and open a task. */
    @Test
    void whatFailedIsSentAgainAndItsLinkOpensTheTask() {
        forum.startProcess(
                "supervisor", "issueChase", Map.of("chasedIssue", "WT-2026-0009", "chaseText", "请抓紧。"), null);
        untilTheOwnersMailFailed();
        tasklist.logIn("systemadmin");
        tasklist.openPage("通知设置");
        tasklist.sees("连接不上对方服务器");
        assertThat(tasklist.text()).contains("（张*）", "重发").doesNotContain("张三", "@example.cn");
        mail.start();
        rows().get(0).findElement(By.xpath(".//button[.='重发']")).click();
        tasklist.sees("已安排重新发送");
        // One that was on its way meanwhile fails once more before it can be sent again.
        PackagedForum.await(() -> "all is sent", () -> {
            JsonNode failures = forum.get("systemadmin", FAILURES);
            failures.forEach(failure -> forum.send(
                    "systemadmin", "POST", FAILURES + "/" + failure.path("id").asLong() + "/retry", null));
            return failures.isEmpty();
        });
        tasklist.driver().navigate().refresh();
        tasklist.sees("没有。");
        openTask();
    }

    /** Digests are tried in business hours: whatever day it is today, the clock stands in such hours afterwards. */
    private static void untilTheOwnersMailFailed() {
        for (int day = 1; day <= 12; day++) {
            OffsetDateTime morning =
                    forum.now().plusDays(1).truncatedTo(ChronoUnit.DAYS).plusHours(10);
            forum.advanceTo(morning);
            for (int second = 0; second < 10; second++) {
                if (hasFailedSince(morning)) {
                    return;
                }
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
        throw new AssertionError("the owner was not told for days");
    }

    private static boolean hasFailedSince(OffsetDateTime moment) {
        for (JsonNode failure : forum.get("systemadmin", FAILURES)) {
            if (failure.path("user").asText().equals(OWNER)
                    && !OffsetDateTime.parse(failure.path("triedAt").asText()).isBefore(moment)) {
                return true;
            }
        }
        return false;
    }

    private static List<WebElement> rows() {
        return tasklist.driver().findElements(By.xpath("//tr[.//button[.='重发']]"));
    }

    private static void openTask() {
        PackagedForum.await(() -> "a link to a task that waits", () -> waiting().isPresent());
        TaskLink link = waiting().orElseThrow();
        tasklist.logInAt(link.address(), OWNER, "demo");
        tasklist.waits().until(visibilityOfElementLocated(By.cssSelector(".fjs-form")));
        assertThat(tasklist.driver().getCurrentUrl()).contains(link.task());
        assertThat(tasklist.text()).contains(link.name());

        tasklist.driver().get(link.address().replace(link.task(), "gone"));
        tasklist.driver().navigate().refresh();
        tasklist.sees("没有找到您要的内容");
        assertThat(tasklist.text()).doesNotContain("<task>", "&lt;");
    }

    private record TaskLink(String address, String task, String name) {}

    /** The first link in a mail whose task waits. */
    private static Optional<TaskLink> waiting() {
        return Stream.of(mail.getReceivedMessages())
                .flatMap(letter -> {
                    try {
                        return LINK.matcher(letter.getContent().toString())
                                .results()
                                .map(found -> new TaskLink(found.group(), found.group(1), name(found.group(1))));
                    } catch (MessagingException | IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .filter(link -> !link.name().isEmpty())
                .findFirst();
    }

    /** Empty for a task that is done. */
    private static String name(String task) {
        return PackagedForum.json(forum.send(OWNER, "GET", "/engine-rest/task/" + task, null))
                .path("name")
                .asText();
    }

    @Test
    void textsAreChangedWithAPreviewAndAFaultIsSaid() {
        tasklist.logIn("systemadmin");
        tasklist.openPage("通知设置");
        tasklist.sees("每日汇总的正文");
        WebElement subject = field("单条通知的标题");
        subject.clear();
        subject.sendKeys("{编号} {姓名}");
        tasklist.button("保存").click();
        tasklist.waits().until(textToBePresentInElementLocated(SAID, "{姓名} 不是占位符"));
        subject.clear();
        subject.sendKeys("※ {编号}");
        tasklist.button("预览").click();
        tasklist.sees("※ WT-2026-0001");
        tasklist.button("保存").click();
        tasklist.waits().until(textToBePresentInElementLocated(SAID, "已保存"));
        tasklist.driver().navigate().refresh();
        tasklist.sees("每日汇总的正文");
        assertThat(field("单条通知的标题").getDomProperty("value")).isEqualTo("※ {编号}");
    }

    private static WebElement field(String label) {
        return tasklist.driver()
                .findElement(By.xpath("//label[starts-with(normalize-space(), '" + label + "')]//input"));
    }

    @Test
    void othersDontFindThePage() {
        for (String user : List.of("securityadmin", "secretariat")) {
            tasklist.logIn(user);
            tasklist.waits().until(visibilityOfElementLocated(By.linkText("通知")));
            assertThat(tasklist.links("通知设置")).isEmpty();
        }
    }
}
