package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page 组织机构 in a real browser, as the system administrator and as somebody who only looks. */
class OrganisationPageIT {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    @TempDir
    static Path folder;

    private static PackagedForum forum;
    private static ChromeDriver browser;
    private static WebDriverWait wait;

    @BeforeAll
    static void openBrowser() throws Exception {
        assumeTrue(CHROMIUM.exists() && DRIVER.exists(), "Chromium and its driver are not installed");
        forum = new PackagedForum(folder.resolve("data"));
        forum.start();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,900",
                "--user-data-dir=" + Files.createDirectory(folder.resolve("chromium")));
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER)
                        .usingAnyFreePort()
                        .build(),
                options);
        wait = new WebDriverWait(browser, Duration.ofSeconds(40));
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
        if (forum != null) {
            forum.close();
        }
    }

    @Test
    void aDepartmentIsAddedChangedAndEndedAndSoItStaysAfterARestart() throws Exception {
        openPage("systemadmin");
        tab("department");
        click(".forum-add");
        field("编码").sendKeys("youth");
        field("名称").sendKeys("团市委");
        click(".forum-panel button[type=submit]");
        assertThat(row("youth")).contains("团市委", "存续");

        click("tr[data-code=youth] button");
        assertThat(field("编码").isEnabled()).isFalse();
        field("名称").clear();
        field("名称").sendKeys("共青团市委");
        click(".forum-panel button[type=submit]");
        wait.until(textToBePresentInElementLocated(By.cssSelector("tr[data-code=youth]"), "共青团市委"));

        click("tr[data-code=youth] button:last-child");
        day(LocalDate.now().minusDays(1));
        wait.until(driver -> new Select(field("接续单位")).getOptions().size() > 1);
        new Select(field("接续单位")).selectByVisibleText("市教育局");
        click(".forum-panel button[type=submit]");
        wait.until(invisibilityOfElementLocated(By.cssSelector("tr[data-code=youth]")));
        click(".forum-search input[type=checkbox]");
        assertThat(row("youth")).contains("已结束，由市教育局接续");

        forum.kill();
        forum.start();
        assertThat(forum.get("secretariat", "/api/organisation/department?ended=true&words=youth")
                        .path(0)
                        .path("successorName")
                        .asText())
                .as("a restart undoes nothing")
                .isEqualTo("市教育局");
    }

    @Test
    void aFaultyFileIsShownByRowAndColumnAndAGoodOneIsWritten() throws Exception {
        openPage("systemadmin");
        tab("files");
        choose("部门.csv", "编码,部门名称,起始日\nsports,市体育局,2026年13月1日\n");
        click(".forum-import button[type=submit]");
        String fault = wait.until(visibilityOfElementLocated(By.cssSelector(".forum-faults tbody tr")))
                .getText();
        assertThat(fault).contains("2", "C（起始日）", "不是日期");
        assertThat(browser.findElement(By.cssSelector(".forum-write")).isDisplayed())
                .isFalse();

        choose("部门.csv", "编码,部门名称,起始日\nsports,市体育局,2026年1月1日\n");
        click(".forum-import button[type=submit]");
        wait.until(textToBePresentInElementLocated(By.cssSelector(".forum-changes tbody tr"), "市体育局（sports）"));
        assertThat(browser.findElements(By.cssSelector(".forum-faults"))).isEmpty();
        click(".forum-write");
        wait.until(textToBePresentInElementLocated(By.cssSelector(".forum-done"), "已写入 1 处"));
        tab("department");
        assertThat(row("sports")).contains("市体育局", "2026年1月1日");
    }

    @Test
    void whoOnlyLooksIsOfferedNothingToChange() {
        openPage("secretariat");
        assertThat(row("dacheng")).contains("大埕镇");
        assertThat(buttons()).containsExactlyInAnyOrder("县区", "部门", "派出单位", "工作队", "导入导出", "查找");
        tab("files");
        wait.until(visibilityOfElementLocated(By.linkText("下载模板")));
        assertThat(browser.findElements(By.cssSelector(".forum-import"))).isEmpty();

        logIn("captain.dacheng");
        wait.until(visibilityOfElementLocated(By.linkText("通知")));
        assertThat(browser.findElements(By.cssSelector(".forum-organisation-link")))
                .isEmpty();
    }

    private static List<String> buttons() {
        return browser.findElements(By.cssSelector(".forum-page button")).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    private static void openPage(String user) {
        logIn(user);
        click(".forum-organisation-link");
        wait.until(visibilityOfElementLocated(By.cssSelector("tr[data-code=dacheng]")));
    }

    private static void logIn(String user) {
        browser.manage().deleteAllCookies();
        browser.get(forum.address() + "/");
        WebElement person = wait.until(presenceOfElementLocated(By.cssSelector(".posts [data-user='" + user + "']")));
        ((JavascriptExecutor) browser).executeScript("arguments[0].click()", person);
        wait.until(urlContains("/tasklist/"));
    }

    private static void tab(String kind) {
        click(".forum-tabs [data-kind=" + kind + "]");
    }

    private static void click(String selector) {
        WebElement found = wait.until(elementToBeClickable(By.cssSelector(selector)));
        ((JavascriptExecutor) browser).executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
        found.click();
    }

    private static WebElement field(String label) {
        return wait.until(
                presenceOfElementLocated(By.xpath("//*[contains(@class, 'forum-panel')]//label[starts-with(., '" + label
                        + "')]/*[self::input or self::select]")));
    }

    /** How a day is typed depends on the browser's language. */
    private static void day(LocalDate day) {
        ((JavascriptExecutor) browser)
                .executeScript("arguments[0].value = arguments[1]", field("最后一天"), day.toString());
    }

    private static String row(String code) {
        return wait.until(visibilityOfElementLocated(By.cssSelector("tr[data-code=" + code + "]")))
                .getText();
    }

    private static void choose(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        browser.findElement(By.cssSelector(".forum-file")).sendKeys(file.toString());
    }
}
