package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** People at work in Camunda Tasklist, in a real browser, on the demo's own tasks; no REST call by hand but for looking. */
class TasklistIT {

    private static Browser person;
    private static Desk desk;
    private static PackagedForum forum;
    private static ChromeDriver browser;
    private static WebDriverWait wait;

    @BeforeAll
    static void openBrowser() throws Exception {
        person = Browser.open("1440,900");
        desk = new Desk(person);
        forum = person.forum();
        browser = person.driver();
        wait = person.waits();
    }

    @AfterAll
    static void closeBrowser() {
        if (person != null) {
            person.close();
        }
    }

    @Test
    void aHandlerMeetsAMessageAndHandsInThePlan() {
        person.logIn("handler.agri");
        desk.openTask("制定办理方案");
        desk.write("办理方案", "太短");
        wait.until(visibilityOfElementLocated(By.cssSelector(".fjs-form-field-error")));
        assertThat(browser.findElement(By.cssSelector(".fjs-form-field-error")).getText())
                .contains("10");
        assertThat(browser.findElement(By.xpath("//button[normalize-space()='提交']"))
                        .isEnabled())
                .isFalse();
        desk.write("办理方案", "了，改为：联系两家苗种场，签供货协议，提前半个月到货。");
        desk.submit();
        JsonNode issue = issueAbout("紫菜苗种");
        assertThat(steps(issue.get("number").asText())).contains("方案");
    }

    @Test
    void theSecretariatDeclinesAHighlightOnlyWithAReason() {
        person.logIn("secretariat");
        desk.openTask("受理亮点");
        desk.choose("不受理");
        desk.write("理由", "材料要补充近三个月的台账。");
        desk.submit();
        PackagedForum.await(() -> "the highlight of 龙湖镇 is declined", () -> StreamSupport.stream(
                        forum.get("secretariat", "/api/highlights?session=" + latestSession())
                                .spliterator(),
                        false)
                .anyMatch(h -> h.get("team").asText().equals("longhu")
                        && h.get("status").asText().equals("不受理")));
    }

    @Test
    void aCaptainIsToldAndReadsIt() {
        person.logIn("captain.longhu");
        wait.until(elementToBeClickable(By.linkText("通知"))).click();
        WebElement page = wait.until(visibilityOfElementLocated(By.cssSelector(".forum-page ol li p")));
        assertThat(page.getText()).isNotBlank();
        assertThat(browser.findElement(By.cssSelector(".forum-page")).getText()).contains("开始征集亮点");
    }

    private static JsonNode issueAbout(String words) {
        return StreamSupport.stream(forum.get("supervisor", "/api/issues").spliterator(), false)
                .filter(i -> i.get("title").asText().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> steps(String number) {
        return forum.get("supervisor", "/api/issues/" + number).get("timeline").findValuesAsText("step");
    }

    private static String latestSession() {
        return forum.get("secretariat", "/api/sessions").get(0).get("number").asText();
    }
}
