package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Leaders and managers watch the supervision board in Cockpit, and act from it. */
class BoardIT {

    private static final By RED_ROWS = By.xpath("(//h2[contains(., '红灯')]/following-sibling::table)[1]/tbody/tr");

    private static Browser browser;

    @BeforeAll
    static void openBrowser() throws Exception {
        Browser.assumeInstalled();
        browser = Browser.open("1440,900");
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aLeaderFindsTheThreeWorstIssuesAndChasesOneInThreeClicks() {
        browser.logIn("leader");
        openCockpit();
        browser.sees("打开督办看板");
        click(By.linkText("督办看板"));
        browser.waits().until(page -> page.findElements(RED_ROWS).size() >= 3);
        List<WebElement> worst = browser.driver().findElements(RED_ROWS).subList(0, 3);
        assertThat(worst).allSatisfy(row -> assertThat(row.getText()).containsPattern("WT-2026-\\d{4}"));
        String number = worst.get(0).findElement(By.tagName("a")).getText();
        int before = chases(number);
        worst.get(0).findElement(By.xpath(".//button[normalize-space()='催办']")).click();
        browser.button("发出").click();
        browser.sees("的主办单位发出催办。");
        assertThat(chases(number)).isEqualTo(before + 1);
        assertChinese();
    }

    @Test
    void everyNumberOpensItsListAndEveryListTheCase() {
        browser.logIn("manager");
        openCockpit();
        click(By.linkText("督办看板"));
        browser.waits().until(presenceOfElementLocated(By.cssSelector(".forum-board-charts canvas")));
        WebElement tile =
                browser.waits().until(elementToBeClickable(By.cssSelector(".forum-board .forum-tile-YELLOW")));
        String count = tile.findElement(By.tagName("b")).getText();
        tile.click();
        browser.sees("共 " + count + " 项");
        assertThat(browser.driver().findElements(By.xpath("//button[normalize-space()='催办']")))
                .as("a manager watches")
                .isEmpty();
        assertChinese();
        click(By.cssSelector(".forum-board-list tbody a"));
        browser.sees("基本情况");
        browser.sees("办理路径");
        browser.waits().until(presenceOfElementLocated(By.cssSelector(".forum-drawing .djs-element")));
        assertThat(browser.complaints().stream().filter(line -> !line.contains("/auth/user/default")))
                .isEmpty();
    }

    @Test
    void aLeaderGivesAnIssueToAnotherDepartment() {
        String number = inWork();
        browser.logIn("leader");
        openCockpit();
        click(By.linkText("督办看板"));
        click(By.cssSelector(".forum-board .forum-tile-GREEN"));
        WebElement row = browser.waits()
                .until(presenceOfElementLocated(By.xpath(
                        "//section[contains(@class, 'forum-board-list')]//tr[contains(., '" + number + "')]")));
        row.findElement(By.xpath(".//button[normalize-space()='改派']")).click();
        new Select(browser.field("新的主办单位")).selectByVisibleText("市财政局");
        new Select(browser.field("办理期限")).selectByVisibleText("期限自改派时重新起算");
        browser.field("改派的理由").sendKeys("路灯经费由财政统筹。");
        assertChinese();
        browser.button("发出").click();
        browser.sees("已改派给市财政局");
        JsonNode issue = browser.forum().get("supervisor", "/api/issues/" + number);
        assertThat(issue.path("facts").path("owner").asText()).isEqualTo("dept.finance");
        assertThat(browser.forum().tasks("handler.finance", number, "userTask_makePlan"))
                .hasSize(1);
        assertThat(browser.forum().tasks("handler.transport", number, "userTask_makePlan"))
                .isEmpty();
        assertThat(browser.forum().tasks("leader", number, "userTask_chooseOwner"))
                .isEmpty();
    }

    private static String inWork() {
        PackagedForum forum = browser.forum();
        String number = forum.begin(
                "captain.lianrao",
                "issueSupervision",
                "userTask_describeIssue",
                Map.of(
                        "decision",
                        "submit",
                        "title",
                        "村道缺路灯",
                        "description",
                        "两公里村道没有路灯，晚上出行不安全。",
                        "category",
                        "道路交通",
                        "urgency",
                        "normal"));
        forum.submit(
                "secretariat",
                number,
                "userTask_dispatchIssue",
                Map.of("owner", "dept.transport", "issueClass", "project"));
        forum.submit("handler.transport", number, "userTask_claimIssue", Map.of("decision", "accept"));
        return number;
    }

    private static void openCockpit() {
        browser.driver().get(browser.forum().address() + "/camunda/app/cockpit/default/#/dashboard");
    }

    private static void click(By what) {
        browser.waits().until(elementToBeClickable(what)).click();
    }

    private static int chases(String number) {
        JsonNode issue = browser.forum().get("supervisor", "/api/issues/" + number);
        return issue.path("chases").size();
    }

    /** Numbers of cases are no words; every other Latin word is one we forgot. */
    private static void assertChinese() {
        String words =
                browser.driver().findElement(By.cssSelector(".forum-page")).getText();
        assertThat(words.replaceAll("WT-[0-9-]+", "")).doesNotContainPattern("[a-zA-Z]{3,}");
    }
}
