package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The case beside the task, the cards of the list and the pages of one's own work, in a browser of 1024 px. */
class CaseFileIT {

    private static Browser person;

    @BeforeAll
    static void openBrowser() throws Exception {
        person = Browser.open("1024,900");
    }

    @AfterAll
    static void closeBrowser() {
        if (person != null) {
            person.close();
        }
    }

    @Test
    void aHandlerReadsTheCaseBesideTheTask() {
        person.logIn("handler.agri");
        String card = text(By.cssSelector(".tasks-list .task .forum-card"));
        assertThat(card).containsPattern("(剩余|已超期)\\d+(个工作日|小时)").contains("工作队");
        click(By.cssSelector(".tasks-list .task h4"));
        click(By.linkText("案卷"));
        text(By.cssSelector(".forum-case h3"));
        String file = text(By.cssSelector(".forum-case"));
        assertThat(file).contains("基本情况", "主办单位", "市农业农村局", "流程图", "经过", "交办", "活动办公室");
        assertThat(file).containsPattern("[红黄绿]灯：").containsPattern("\\d{4}年\\d{1,2}月\\d{1,2}日");
        person.waits().until(visibilityOfElementLocated(By.cssSelector(".forum-drawing .djs-element.highlight")));
    }

    @Test
    void theSecretariatFindsWhatItFinished() {
        person.logIn("secretariat");
        person.openPage("我已办");
        assertThat(text(By.cssSelector(".forum-page tbody"))).contains("交办问题");
        click(By.cssSelector(".forum-page tbody a"));
        text(By.cssSelector(".forum-case h3"));
        assertThat(text(By.cssSelector(".forum-case"))).contains("基本情况", "经过");
    }

    @Test
    void theSupervisorFindsACaseByItsTeamAndWords() {
        person.logIn("supervisor");
        person.openPage("办件查询");
        person.waits()
                .until(elementToBeClickable(By.cssSelector(".forum-page [type=search]")))
                .sendKeys("柘林镇 紫菜");
        click(By.cssSelector(".forum-page [role=search] button"));
        assertThat(text(By.cssSelector(".forum-page [role=status]"))).isEqualTo("共 1 件");
        assertThat(text(By.cssSelector(".forum-page tbody"))).contains("紫菜苗种供应不稳", "柘林镇工作队");
    }

    @Test
    void aCaptainSeesWhereAQuestionStands() {
        person.logIn("captain.dacheng");
        person.openPage("我发起的");
        assertThat(text(By.cssSelector(".forum-page tbody"))).contains("你问我答", "已答复");
    }

    private static void click(By what) {
        person.waits().until(elementToBeClickable(what)).click();
    }

    private static String text(By what) {
        return person.waits().until(driver -> driver.findElements(what).stream()
                .map(found -> found.getText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null));
    }
}
