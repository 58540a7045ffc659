package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A handler looks into the case of a task before doing it, and finds it among what is done, in a real browser. */
class CaseFileIT {

    private static final By CASE = By.cssSelector(".forum-case");
    private static final By PAGE = By.cssSelector(".forum-page");

    private static Browser person;
    private static Desk desk;
    private static WebDriverWait wait;

    @BeforeAll
    static void openBrowser() throws Exception {
        person = Browser.open("1440,900");
        desk = new Desk(person);
        wait = person.waits();
    }

    @AfterAll
    static void closeBrowser() {
        if (person != null) {
            person.close();
        }
    }

    @Test
    void aHandlerReadsTheCaseDoesTheTaskAndFindsItAmongWhatIsDone() {
        person.logIn("handler.health");
        WebElement card = wait.until(visibilityOfElementLocated(By.cssSelector(".tasks-list .forum-card .forum-left")));
        assertThat(card.getText()).matches("(剩余|已超期).*");
        assertThat(card.findElements(By.cssSelector(".forum-lamp-RED"))).hasSize(1);
        desk.openTask("办理问题");
        desk.tab("案卷");
        wait.until(textToBePresentInElementLocated(CASE, "经过"));
        String text = person.driver().findElement(CASE).getText();
        assertThat(text)
                .contains("问题 WT-2026-0001", "办理中", "红灯：")
                .contains("主办单位", "市卫生健康局", "交办日期", "与镇卫生院排夜间轮值")
                .contains("期", "2026年第1期", "2026-01/Q-005", "已转督办")
                .contains("核验通过", "活动办公室", "评价", "不满意：");
        assertThat(text).doesNotContainPattern("[a-z]{4,}");
        WebElement step = wait.until(presenceOfElementLocated(By.cssSelector(".forum-drawing .djs-element.highlight")));
        assertThat(step.getDomAttribute("data-element-id")).isEqualTo("userTask_workOnIssue");
        assertThat(person.driver().findElements(By.cssSelector(".forum-drawing [title='放大']")))
                .hasSize(1);

        person.driver()
                .findElement(By.cssSelector(".forum-cases"))
                .findElement(By.linkText("2026-01/Q-005"))
                .click();
        wait.until(textToBePresentInElementLocated(PAGE, "转为问题督办"));
        person.driver().navigate().back();

        desk.click("//*[contains(@class,'tasks-list')]//h4[normalize-space()='办理问题']");
        desk.tab("表单");
        desk.fillIn(List.of("报送进展", "完成进度=80", "进展情况=第三个村换了值班电话，已连续打通三晚。"));
        desk.submit();

        person.openPage("我已办");
        wait.until(visibilityOfElementLocated(By.cssSelector(".forum-cases tbody tr")));
        WebElement first = person.driver().findElement(By.cssSelector(".forum-cases tbody tr"));
        List<String> cells = first.findElements(By.tagName("td")).stream()
                .map(WebElement::getText)
                .toList();
        assertThat(cells).contains("办理问题", "WT-2026-0001", "进展", "办理中");
        first.findElement(By.linkText("WT-2026-0001")).click();
        wait.until(textToBePresentInElementLocated(CASE, "第三个村换了值班电话"));
    }

    @Test
    void aCaptainFindsCasesByWordsAndWhatTheyHaveBegun() {
        person.logIn("captain.dacheng");
        person.openPage("办件查询");
        person.field("编号、工作队或词语，多个词用空格分开").sendKeys("大埕 水渠");
        person.button("查找").click();
        wait.until(textToBePresentInElementLocated(PAGE, "共 1 件"));
        assertThat(person.driver().findElement(PAGE).getText()).contains("WT-2026-0005", "450亩农田缺配套水渠");
        person.openPage("我发起的");
        wait.until(textToBePresentInElementLocated(PAGE, "2026-01/Q-001"));
        assertThat(person.complaints().stream().filter(line -> !line.contains("/auth/user/default")))
                .isEmpty();
    }
}
