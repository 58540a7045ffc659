package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
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

/** A manager looks at finished and running work in Cockpit, in a real browser. */
class CockpitIT {

    private static final By PAGE = By.cssSelector(".forum-page");

    private static Browser person;
    private static WebDriverWait wait;

    @BeforeAll
    static void openBrowser() throws Exception {
        person = Browser.open("1440,900");
        wait = person.waits();
        person.logIn("manager");
    }

    @AfterAll
    static void closeBrowser() {
        if (person != null) {
            person.close();
        }
    }

    @Test
    void aManagerOpensTheEndedFirstSessionAndSeesItsPathWithTimesAndPeople() {
        open("#/");
        person.openPage("办结查询");
        wait.until(textToBePresentInElementLocated(PAGE, "期（1）"));
        wait.until(elementToBeClickable(By.linkText("2026-01"))).click();
        wait.until(presenceOfElementLocated(By.cssSelector(".forum-drawing .forum-passed")));
        String text = person.driver().findElement(By.cssSelector(".forum-case")).getText();
        assertThat(text)
                .contains("期 2026-01", "已发布", "办理路径", "（已结束）", "历时")
                .contains("拟定计划", "活动办公室", "审批计划", "市分管领导", "批准计划", "到岗即办")
                .contains("各队申报亮点（45次）", "各部门点评（24次）", "签发纪要", "经过");
        assertThat(text).doesNotContainPattern("[a-z]{4,}");
        assertThat(marked("forum-passed"))
                .contains("userTask_planSession", "callActivity_highlights")
                .doesNotContain("serviceTask_returnPlan");
        assertThat(marked("forum-present")).isEmpty();
        assertThat(steps()).doesNotContain("登记期号");
        person.driver().findElement(By.cssSelector(".forum-all input")).click();
        assertThat(steps()).contains("登记期号", "现场会当天");
        noComplaint();
    }

    @Test
    void filtersNarrowTheListAndAreThereAgainAfterACase() {
        open("#/finished");
        wait.until(elementToBeClickable(By.xpath("//button[starts-with(., '亮点（')]")))
                .click();
        choose("工作队", "大埕镇工作队");
        person.button("查找").click();
        wait.until(textToBePresentInElementLocated(PAGE, "共 1 项"));
        wait.until(elementToBeClickable(By.cssSelector(".forum-finished a"))).click();
        wait.until(textToBePresentInElementLocated(By.cssSelector(".forum-case"), "办理路径"));
        person.driver().findElement(By.linkText("返回办结查询")).click();
        wait.until(textToBePresentInElementLocated(PAGE, "共 1 项"));
        noComplaint();
    }

    @Test
    void theDiagramOfAProcessTellsWhatItsStepsDo() {
        open("#/processes");
        wait.until(elementToBeClickable(By.linkText("亮点申报"))).click();
        wait.until(presenceOfElementLocated(By.cssSelector(".forum-heat-5")));
        wait.until(elementToBeClickable(By.linkText("环节统计"))).click();
        By list = By.cssSelector(".forum-steps table");
        wait.until(visibilityOfElementLocated(list));
        String text = person.driver().findElement(list).getText();
        assertThat(text).contains("填报亮点", "核实事实", "受理亮点", "到岗即办", "中位用时", "按期率");
        assertThat(person.driver().findElement(By.cssSelector(".forum-steps")).getText())
                .doesNotContainPattern("[a-z]{4,}");
        assertThat(person.driver().findElements(By.cssSelector(".forum-step-figures")))
                .anyMatch(badge -> badge.getText().contains("办结"));
        choose("着色", "不着色");
        wait.until(page -> page.findElements(By.cssSelector(".forum-heat-5")).isEmpty());
        noComplaint();
    }

    @Test
    void aRunningCaseShowsItsPathOnTheEnginesOwnPage() {
        open("#/processes");
        wait.until(elementToBeClickable(By.linkText("问题督办"))).click();
        wait.until(elementToBeClickable(By.linkText("流程实例"))).click();
        wait.until(elementToBeClickable(By.cssSelector("a[href*='process-instance/']")))
                .click();
        wait.until(presenceOfElementLocated(By.cssSelector(".forum-present")));
        wait.until(elementToBeClickable(By.linkText("办理路径"))).click();
        wait.until(textToBePresentInElementLocated(By.cssSelector(".forum-steps"), "交办与认领"));
        noComplaint();
    }

    private static void open(String page) {
        person.driver().get(person.forum().address() + "/camunda/app/cockpit/default/" + page);
    }

    private static void choose(String field, String option) {
        person.field(field)
                .findElement(By.xpath("option[normalize-space()='" + option + "']"))
                .click();
    }

    /** In one go: the viewer draws elements anew while it is asked for them one by one. */
    @SuppressWarnings("unchecked")
    private static List<String> marked(String as) {
        return (List<String>) person.driver()
                .executeScript(
                        "return [...document.querySelectorAll(arguments[0])].map(e => e.dataset.elementId)",
                        ".forum-drawing ." + as);
    }

    private static List<String> steps() {
        return person.driver().findElements(By.cssSelector(".forum-path tbody td:first-child")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static void noComplaint() {
        assertThat(person.complaints().stream().filter(line -> !line.contains("/auth/user/default")))
                .isEmpty();
    }
}
