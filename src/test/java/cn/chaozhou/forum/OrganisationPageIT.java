package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page 组织机构 in a real browser, as the system administrator and as somebody who only looks. */
class OrganisationPageIT {

    private static final String PAGE = "组织机构";

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void openBrowser() throws Exception {
        browser = Browser.open("1440,900");
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aDepartmentIsAddedChangedAndEnded() {
        openPage("systemadmin");
        tab("department");
        click(".forum-add");
        browser.field("编码").sendKeys("youth");
        browser.field("名称").sendKeys("团市委");
        click(".forum-panel button[type=submit]");
        assertThat(row("youth")).contains("团市委", "存续");

        click("tr[data-code=youth] button");
        assertThat(browser.driver()
                        .findElement(By.cssSelector(".forum-panel input"))
                        .isEnabled())
                .as("a code stays")
                .isFalse();
        browser.field("名称").clear();
        browser.field("名称").sendKeys("共青团市委");
        click(".forum-panel button[type=submit]");
        browser.waits().until(textToBePresentInElementLocated(By.cssSelector("tr[data-code=youth]"), "共青团市委"));

        click("tr[data-code=youth] button:last-child");
        browser.day(
                browser.field("最后一天"),
                browser.forum().now().toLocalDate().minusDays(1).toString());
        browser.waits()
                .until(driver -> new Select(browser.field("接续单位")).getOptions().size() > 1);
        new Select(browser.field("接续单位")).selectByVisibleText("市教育局");
        click(".forum-panel button[type=submit]");
        browser.waits().until(invisibilityOfElementLocated(By.cssSelector("tr[data-code=youth]")));
        click(".forum-search input[type=checkbox]");
        assertThat(row("youth")).contains("已结束，由市教育局接续");
    }

    @Test
    void aFaultyFileIsShownByRowAndColumnAndAGoodOneIsWritten() throws Exception {
        openPage("systemadmin");
        tab("files");
        choose("部门.csv", "编码,部门名称,起始日\nsports,市体育局,2026年13月1日\n");
        click(".forum-import button[type=submit]");
        String fault = browser.waits()
                .until(visibilityOfElementLocated(By.cssSelector(".forum-faults tbody tr")))
                .getText();
        assertThat(fault).contains("2", "C（起始日）", "不是日期");
        assertThat(browser.driver().findElement(By.cssSelector(".forum-write")).isDisplayed())
                .isFalse();

        choose("部门.csv", "编码,部门名称,起始日\nsports,市体育局,2026年1月1日\n");
        click(".forum-import button[type=submit]");
        browser.waits()
                .until(textToBePresentInElementLocated(By.cssSelector(".forum-changes tbody tr"), "市体育局（sports）"));
        assertThat(browser.driver().findElements(By.cssSelector(".forum-faults")))
                .isEmpty();
        click(".forum-write");
        browser.waits().until(textToBePresentInElementLocated(By.cssSelector(".forum-done"), "已写入 1 处"));
        tab("department");
        assertThat(row("sports")).contains("市体育局", "2026年1月1日");
    }

    @Test
    void whoOnlyLooksIsOfferedNothingToChange() {
        openPage("secretariat");
        assertThat(row("dacheng")).contains("大埕镇");
        assertThat(buttons()).containsExactlyInAnyOrder("县区", "部门", "派出单位", "工作队", "导入导出", "查找");
        tab("files");
        browser.sees("下载模板");
        assertThat(browser.driver().findElements(By.cssSelector(".forum-import")))
                .isEmpty();

        browser.logIn("captain.dacheng");
        browser.sees("通知");
        assertThat(browser.links(PAGE)).isEmpty();
    }

    private static List<String> buttons() {
        return browser.driver().findElements(By.cssSelector(".forum-page button")).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    private static void openPage(String user) {
        browser.logIn(user);
        browser.openPage(PAGE);
        row("dacheng");
    }

    private static void tab(String kind) {
        click(".forum-tabs [data-kind=" + kind + "]");
    }

    private static void click(String selector) {
        WebElement found = browser.waits().until(elementToBeClickable(By.cssSelector(selector)));
        ((JavascriptExecutor) browser.driver()).executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
        found.click();
    }

    private static String row(String code) {
        return browser.waits()
                .until(visibilityOfElementLocated(By.cssSelector("tr[data-code=" + code + "]")))
                .getText();
    }

    private static void choose(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        browser.driver().findElement(By.cssSelector(".forum-file")).sendKeys(file.toString());
    }
}
