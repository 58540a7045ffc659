package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The administrators at the page 人员账号 of Tasklist, in a real browser. */
class AccountsPageIT {

    private static final By NOTE = By.cssSelector(".forum-page section:last-child > .forum-note");
    private static final By MESSAGE = By.cssSelector(".forum-account .forum-message");

    @TempDir
    static Path folder;

    private static PackagedForum forum;
    private static Browser tasklist;

    @BeforeAll
    static void openBrowser() throws Exception {
        Browser.assumeInstalled();
        forum = new PackagedForum(
                folder.resolve("data"), Map.of(), "--forum.login.first-lock=1h", "--forum.login.longest-lock=2h");
        forum.start();
        tasklist = Browser.at(forum, "1440,900");
        tasklist.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior",
                        Map.of(
                                "behavior",
                                "allow",
                                "downloadPath",
                                Files.createDirectory(folder.resolve("downloads"))
                                        .toString()));
    }

    @AfterAll
    static void closeBrowser() {
        if (tasklist != null) {
            tasklist.close();
        }
        if (forum != null) {
            forum.close();
        }
    }

    @Test
    void theSystemAdministratorKeepsAnAccountFromItsFirstDayToItsErasure() throws IOException {
        open("systemadmin");
        List<WebElement> fields = tasklist.driver().findElements(By.cssSelector("section:first-child form input"));
        fields.get(0).sendKeys("li.siyuan");
        fields.get(1).sendKeys("李思远");
        fields.get(2).sendKeys("13912345678");
        fields.get(3).sendKeys("lisiyuan@example.gov.cn");
        fields.get(4).sendKeys("Klar-2026-Wasser");
        click("section:first-child form button");
        until(By.cssSelector("section:first-child .forum-message"), "已保存");
        assertThat(forum.send("li.siyuan", "Klar-2026-Wasser", "GET", "/api/me", null)
                        .body())
                .contains("请先在首页改为自己的密码");

        search("li.siyuan");
        until(NOTE, "共 1 个账号");
        String page =
                tasklist.driver().findElement(By.cssSelector(".forum-page")).getText();
        assertThat(page)
                .contains("李*", "139****5678", "l***@example.gov.cn", "未任职人员（李*）")
                .doesNotContain("李思远", "13912345678", "lisiyuan");

        click(".forum-accounts tbody button");
        press("查看完整信息");
        until(MESSAGE, "「事由」请写明事由");
        reason("核对联系方式");
        press("查看完整信息");
        until(By.cssSelector(".forum-account output"), "李思远，13912345678，lisiyuan@example.gov.cn");

        press("导出个人信息");
        until(MESSAGE, "已导出");
        PackagedForum.await(() -> "the file is there", () -> downloads().stream()
                .anyMatch(name -> name.equals("个人信息-li.siyuan.xlsx")));

        press("清除个人信息");
        press("确认清除？不能恢复");
        until(NOTE, "已清除 li.siyuan 的个人信息");
        assertThat(tasklist.driver().findElements(By.cssSelector(".forum-accounts tbody tr")))
                .isEmpty();
        assertThat(forum.send("li.siyuan", "Klar-2026-Wasser", "GET", "/api/me", null)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRefusalIsReadable() {
        open("systemadmin");
        search("captain.dacheng");
        until(NOTE, "共 1 个账号");
        click(".forum-accounts tbody button");
        reason("本人书面申请");
        press("清除个人信息");
        press("确认清除？不能恢复");
        until(MESSAGE, "仍有岗位 1 个（大埕镇工作队队长）");
    }

    @Test
    void theSecurityAdministratorUnlocksAndIsOfferedNothingElse() {
        for (int i = 0; i < 5; i++) {
            forum.send("town.fubin", "wrong", "GET", "/api/me", null);
        }
        open("securityadmin");
        until(NOTE, "个账号");
        assertThat(buttons()).containsExactly("查找", "解锁");
        WebElement row = tasklist.driver().findElement(By.xpath("//tr[td[.='town.fubin']]"));
        assertThat(row.getText()).contains("已锁定");
        row.findElement(By.tagName("button")).click();
        until(By.xpath("//tr[td[.='town.fubin']]"), "正常");
        assertThat(buttons()).containsExactly("查找");
        assertThat(forum.send("town.fubin", "GET", "/api/me", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoWasGivenAPasswordIsLedToChangeIt() {
        PackagedForum.ok(forum.send(
                "systemadmin", "POST", "/api/people/town.lianrao/password", Map.of("password", "Fremd-2026-Wasser")));
        tasklist.logInAt(forum.address() + "/camunda/app/tasklist/default/", "town.lianrao", "Fremd-2026-Wasser");
        tasklist.sees("请先修改密码");
        click("a[ng-click*=assword]");
        List<WebElement> fields = tasklist.waits()
                .until(page -> page.findElements(By.cssSelector("input[type=password]")).stream()
                        .filter(WebElement::isDisplayed)
                        .toList());
        fields.get(0).sendKeys("Fremd-2026-Wasser");
        fields.get(1).sendKeys("Eigen-2026-Wasser");
        fields.get(2).sendKeys("Eigen-2026-Wasser");
        tasklist.waits()
                .until(elementToBeClickable(By.xpath("//button[normalize-space()='修改密码']")))
                .click();
        tasklist.sees("密码已修改");
        tasklist.logInAt(forum.address() + "/camunda/app/tasklist/default/", "town.lianrao", "Eigen-2026-Wasser");
        tasklist.sees("本单位待领");
    }

    @Test
    void othersDontFindThePage() {
        tasklist.logIn("auditadmin");
        tasklist.waits().until(visibilityOfElementLocated(By.linkText("审计")));
        assertThat(tasklist.driver().findElements(By.linkText("人员账号"))).isEmpty();
    }

    private static void open(String user) {
        tasklist.logIn(user);
        tasklist.openPage("人员账号");
        until(NOTE, "个账号");
    }

    private static void search(String words) {
        WebElement field = tasklist.driver().findElement(By.cssSelector(".forum-page [type=search]"));
        field.clear();
        field.sendKeys(words);
        click(".forum-page [role=search] button");
    }

    private static void reason(String reason) {
        tasklist.driver()
                .findElement(By.cssSelector(".forum-account [minlength]"))
                .sendKeys(reason);
    }

    private static void press(String button) {
        tasklist.waits()
                .until(elementToBeClickable(By.xpath("//*[@class='forum-account']//button[.='" + button + "']")))
                .click();
    }

    private static void click(String selector) {
        tasklist.waits().until(elementToBeClickable(By.cssSelector(selector))).click();
    }

    private static void until(By place, String text) {
        tasklist.waits().until(textToBePresentInElementLocated(place, text));
    }

    private static List<String> buttons() {
        return tasklist.driver().findElements(By.cssSelector(".forum-page button")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static List<String> downloads() {
        try (Stream<Path> files = Files.list(folder.resolve("downloads"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
