package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The three administrators and a head of a unit on our pages of Tasklist: what each is offered, and what it does. */
class AdministratorsIT {

    private static final String STAND_IN = "三饶镇工作队队长（代办）";

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
    void theSecurityAdministratorArrangesAStandInAndEndsIt() {
        browser.logIn("securityadmin");
        browser.openPage("人员任职");
        assertThat(browser.links("审计")).isEmpty();
        browser.sees("大埕镇工作队队长");
        new Select(browser.field("岗位")).selectByVisibleText("三饶镇工作队队长");
        browser.field("账号").sendKeys("nobody.here");
        LocalDate today = LocalDate.now();
        browser.day(browser.field("起始日"), today.toString());
        browser.day(browser.field("截止日"), today.plusDays(3).toString());
        browser.field("代办（").click();
        browser.button("保存").click();
        browser.sees("没有账号“nobody.here”");
        browser.field("账号").clear();
        browser.field("账号").sendKeys("captain.fubin");
        browser.button("保存").click();
        browser.sees("已保存。");
        browser.sees(STAND_IN);
        WebElement row = browser.driver().findElement(By.xpath("//tr[contains(., '" + STAND_IN + "')]"));
        row.findElement(By.xpath(".//button[normalize-space()='结束']")).click();
        browser.day(browser.field("最后一天"), today.minusDays(1).toString());
        browser.button("确定").click();
        browser.waits()
                .until(page ->
                        page.findElements(By.xpath("//tr[contains(., '" + STAND_IN + "') and contains(., '已结束')]"))
                                        .size()
                                == 1);
        assertChinese();
    }

    @Test
    void theSystemAdministratorLooksAtPostsAndGivesNone() {
        browser.logIn("systemadmin");
        browser.openPage("人员任职");
        assertThat(browser.links("审计")).isEmpty();
        browser.sees("大埕镇工作队队长");
        assertThat(browser.text()).doesNotContain("任命或安排代办");
        assertThat(browser.driver().findElements(By.xpath("//button[normalize-space()='结束']")))
                .isEmpty();
        assertChinese();
    }

    @Test
    void theAuditAdministratorChecksAndReviewsTheOtherTwo() {
        browser.logIn("auditadmin");
        browser.openPage("审计");
        assertThat(browser.links("人员任职")).isEmpty();
        browser.button("核对").click();
        browser.sees("完整，没有改动。");
        browser.driver()
                .findElement(By.xpath("//li[starts-with(., '系统管理员')]//button[normalize-space()='逐条查看']"))
                .click();
        browser.field("审阅意见").sendKeys("无异常");
        browser.button("登记审阅").click();
        browser.sees("已登记。");
        browser.sees("系统管理员：已审阅至第");
        assertChinese();
    }

    @Test
    void theSecretariatHoldsACaseBackAndLetsItGo() {
        browser.logIn("secretariat");
        browser.openPage("档案");
        browser.sees("保管期限");
        browser.field("编号（期").sendKeys("WT-1900-0001");
        browser.field("原因").sendKeys("行政复议中");
        browser.button("登记暂缓销毁").click();
        browser.sees("没有编号为“WT-1900-0001”的期、亮点、提问或问题。");
        String number = browser.forum()
                .get("secretariat", "/api/issues")
                .get(0)
                .get("number")
                .asText();
        browser.field("编号（期").clear();
        browser.field("编号（期").sendKeys(number);
        browser.button("登记暂缓销毁").click();
        browser.sees("已登记。");
        browser.button("解除").click();
        browser.field("解除的原因").sendKeys("复议结束");
        browser.button("确定").click();
        browser.sees("没有暂缓销毁的事项。");
        assertChinese();
    }

    @Test
    void theHeadGivesATaskOfTheUnitToOneOfItsTwoHandlers() throws Exception {
        LocalDate today = LocalDate.now();
        HttpResponse<String> appointed = browser.forum()
                .send(
                        "securityadmin",
                        "POST",
                        "/api/duties",
                        Map.of(
                                "user",
                                "handler.water",
                                "role",
                                "handler",
                                "organisation",
                                "agri",
                                "standIn",
                                true,
                                "from",
                                today.toString(),
                                "to",
                                today.plusDays(3).toString()));
        assertThat(appointed.statusCode()).as(appointed.body()).isEqualTo(201);
        browser.logIn("head.agri");
        By filter = By.xpath("//*[contains(@class, 'filter')]//a[contains(., '本单位全部')]");
        browser.waits().until(page -> page.findElements(filter).size() == 1);
        browser.driver().findElement(filter).click();
        By task = By.xpath("//h4[contains(., '办理')]");
        browser.waits().until(page -> !page.findElements(task).isEmpty());
        browser.driver().findElement(task).click();
        browser.button("改派").click();
        browser.sees("handler.agri");
        // Whose duty began first stands first: by the hour that is the one or the other.
        browser.waits()
                .until(elementToBeClickable(By.xpath("//li[contains(., 'handler.agri')]//button")))
                .click();
        browser.sees("已改派给市农业农村局经办人");
        browser.sees("现由市农业农村局经办人");
        String duty =
                "/api/duties/" + new ObjectMapper().readTree(appointed.body()).get("id");
        browser.forum()
                .send(
                        "securityadmin",
                        "POST",
                        duty + "/end",
                        Map.of("lastDay", today.minusDays(1).toString()));
    }

    /** Ids, addresses and names of accounts are no words; every other Latin word is one we forgot. */
    private static void assertChinese() {
        String words =
                browser.driver().findElement(By.cssSelector(".forum-page")).getText();
        assertThat(words.replaceAll("[a-zA-Z0-9]+([.@_/-][a-zA-Z0-9]+)+", "")
                        .replaceAll(
                                "[a-z]+admin|secretariat|leader|supervisor|manager|GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD",
                                ""))
                .doesNotContainPattern("[a-zA-Z]{3,}");
    }
}
