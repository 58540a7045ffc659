package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

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
