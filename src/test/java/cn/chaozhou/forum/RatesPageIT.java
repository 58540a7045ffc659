package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The pages 办理质效 and 成效报告 of Cockpit in a real browser, over the demo's story. */
class RatesPageIT {

    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    private Browser person;

    @AfterEach
    void closeBrowser() {
        if (person != null) {
            person.close();
        }
    }

    @Test
    void aLeaderGoesFromARateToItsCaseAndBack() throws Exception {
        open("leader", "1440,900");
        person.openPage("办理质效");
        person.sees("全部单位");
        assertThat(person.text()).contains("响应率", "解决率", "满意率", "按期率", "市水务局", "按解决率从高到低排列");
        assertChinese();
        person.waits()
                .until(elementToBeClickable(By.xpath("//summary[contains(., '解决率：算法和不计入的情形')]")))
                .click();
        person.sees("解决率＝经本单位以外人员核验通过");
        person.sees("已批准挂账的");
        person.waits()
                .until(elementToBeClickable(
                        By.xpath("//tr[td[1][normalize-space()='市卫生健康局']]/td[4]//a[@class='forum-value']")))
                .click();
        person.sees("市卫生健康局：满意率");
        person.sees("不满意");
        assertChinese();
        person.waits().until(elementToBeClickable(By.linkText("WT-2026-0001"))).click();
        person.sees("与镇卫生院排夜间轮值");
        assertThat(person.text()).contains("案卷", "市卫生健康局", "经过");
        person.driver().navigate().back();
        person.sees("市卫生健康局：满意率");
        person.waits().until(elementToBeClickable(By.linkText("返回比率"))).click();
        person.sees("全部单位");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aSupervisorSeesExamplesAndProgressAndNoRanking() throws Exception {
        open("leader", "1920,1080");
        teams();
        assertThat(person.text()).contains("名次", "饶平县各镇（21支工作队）", "上期", "变化");
        assertChinese();
        open("supervisor", "1920,1080");
        teams();
        assertThat(person.text())
                .contains("好的做法（不分先后）", "比自己有进步（不分先后）", "浮滨镇工作队", "饶平县各镇（21支工作队）")
                .doesNotContain("名次");
        assertChinese();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void theReportOfASessionIsPrintedFromCockpit() throws Exception {
        open("manager", "1440,900");
        person.openPage("成效报告");
        person.sees("2026年第1期");
        assertChinese();
        String print =
                person.waits().until(elementToBeClickable(By.linkText("打印"))).getDomProperty("href");
        person.driver().get(print);
        person.sees("主题活动成效报告");
        assertThat(person.text()).contains("亮点、点评和经验", "提出的问题及目前状态", "WT-2026-0001", "解决率");
        assertChinese();
    }

    @Test
    void othersHaveNoLink() throws Exception {
        open("secretariat", "1440,900");
        person.sees("流程");
        Thread.sleep(1500);
        assertThat(person.links("办理质效")).isEmpty();
        person.driver().get(person.forum().address() + COCKPIT + "#/rates");
        person.sees("办理质效");
        person.waits().until(page -> !page.findElement(By.cssSelector(".forum-page"))
                .getText()
                .contains("正在读取"));
        assertThat(person.driver().findElement(By.cssSelector(".forum-page")).getText())
                .doesNotContain("全部单位");
    }

    private void open(String user, String size) throws Exception {
        closeBrowser();
        person = Browser.open(size);
        person.logIn(user);
        person.driver().get(person.forum().address() + COCKPIT);
    }

    private void teams() {
        person.openPage("办理质效");
        person.waits().until(elementToBeClickable(By.linkText("工作队比学赶超"))).click();
        person.waits().until(elementToBeClickable(By.linkText("形成经验"))).click();
        person.sees("形成经验：算法和不计入的情形");
    }

    private void assertChinese() {
        String page = person.driver().findElement(By.tagName("body")).getText();
        assertThat(page.replaceAll("(?s)技术支持.*|Excel|leader|supervisor|manager|secretariat", ""))
                .doesNotContainPattern("[a-z]{4,}");
    }

    private List<String> complaints() {
        return person.complaints().stream()
                .filter(line -> !line.contains("/auth/user/default"))
                .toList();
    }
}
