package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;

/** A captain who is interrupted loses nothing: not by closing the browser, not by a network or a login that ends. */
class FormDraftsIT {

    private static final String CAPTAIN = "captain.qiaodong";
    private static final String TASK = "填报亮点";
    private static final String TITLE = "亮点标题";
    private static final String SUMMARY = "怎么做的、效果如何";
    private static final String SAVED = "草稿已保存";
    private static final String RESTORED = "填写、还没有提交的内容";

    private Browser browser;
    private TaskForm form;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void whatWasTypedIsThereAgainUntilItIsHandedIn() throws Exception {
        begin();
        assertThat(browser.text()).contains("边填边存").doesNotContain(RESTORED);
        form.write(TITLE, "一条巷子一位巷长");
        form.write(SUMMARY, "七条巷子各推一位巷长，垃圾日产日清，住户自己打分。");
        form.pick("体现的三大合力", "与镇（街）党委政府合力");
        form.pick("产业或领域", "治理机制");
        browser.sees(SAVED);
        // Nothing of it is in the browser, where the next person at this machine would find it.
        assertThat(inBrowser()).isEmpty();
        browser.close();

        begin();
        browser.sees(RESTORED);
        assertThat(form.written(TITLE)).isEqualTo("一条巷子一位巷长");
        assertThat(form.written(SUMMARY)).startsWith("七条巷子各推一位巷长");
        assertThat(form.around("体现的三大合力")).contains("与镇（街）党委政府合力");
        assertThat(form.around("产业或领域")).contains("治理机制");

        form.write(TITLE, "一巷一长");
        waitUntilKept("title", "一巷一长");
        lookAtTheCaseAndComeBack();
        assertThat(form.written(TITLE)).isEqualTo("一巷一长");

        theLoginEnds();
        form.write(TITLE, "巷长来了以后");
        browser.sees("重新登录后接着保存");
        logInAgain();
        assertThat(form.written(TITLE)).isEqualTo("巷长来了以后");
        waitUntilKept("title", "巷长来了以后");

        form.pick("对应的三大任务", "人居环境整治");
        form.pick("面向市场", "不面向市场");
        form.pick("实施范围", "一个村");
        form.write("依托的资源", "老党员和退休教师");
        form.write("前提条件", "巷长由住户自己推选");
        form.submit();
        browser.sees("至少要有一件标明日期的材料");
        assertThat(form.around("佐证材料")).contains("至少要有一件标明日期的材料");
        waitUntilKept("preconditions", "巷长由住户自己推选");

        browser.button("新增一项").click();
        form.day(browser.forum().now().toLocalDate());
        form.pick("种类", "照片");
        form.write("内容", "整治前后对比");
        form.submit();
        browser.waits().until(invisibilityOfElementLocated(By.cssSelector(".fjs-form")));
        JsonNode left = browser.forum().get(CAPTAIN, "/api/drafts/" + task);
        assertThat(left.path("fields")).isEmpty();
    }

    private String task;

    private void begin() throws Exception {
        browser = Browser.open("1440,900");
        browser.logIn(CAPTAIN);
        form = TaskForm.open(browser, TASK);
        task = browser.forum()
                .tasks(CAPTAIN, highlight(), "userTask_draftHighlight")
                .get(0)
                .path("id")
                .asText();
    }

    private String highlight() {
        String session = browser.forum()
                .get("secretariat", "/api/sessions")
                .get(0)
                .path("number")
                .asText();
        for (JsonNode h : browser.forum().get(CAPTAIN, "/api/highlights?session=" + session)) {
            if (h.path("team").asText().equals("qiaodong")) {
                return h.path("number").asText();
            }
        }
        throw new AssertionError("the team is not invited");
    }

    private void waitUntilKept(String field, String text) {
        PackagedForum.await(() -> field + " is kept", () -> browser.forum()
                .get(CAPTAIN, "/api/drafts/" + task)
                .path("fields")
                .path(field)
                .asText()
                .equals(text));
    }

    private void lookAtTheCaseAndComeBack() {
        for (String tab : List.of("案卷", "表单")) {
            browser.driver().findElement(By.linkText(tab)).click();
        }
        browser.sees(RESTORED);
    }

    private void theLoginEnds() {
        browser.driver().manage().deleteAllCookies();
    }

    private void logInAgain() {
        browser.waits().until(page -> !page.findElements(By.cssSelector("input[type=password]"))
                .isEmpty());
        browser.driver().findElement(By.cssSelector("input[type=text]")).sendKeys(CAPTAIN);
        browser.driver().findElement(By.cssSelector("input[type=password]")).sendKeys("demo\n");
        browser.sees(RESTORED);
    }

    private String inBrowser() {
        return (String) ((JavascriptExecutor) browser.driver())
                .executeScript("return Object.keys(localStorage).filter(key => key.startsWith('camunda-form')).join()");
    }
}
