package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A captain brings evidence as files, in the tab beside the form. */
class AttachmentsIT {

    private static final String TEAM = "gaotang";

    @TempDir
    Path folder;

    private Browser browser;
    private Desk desk;

    @BeforeEach
    void openBrowser() throws Exception {
        browser = Browser.open("1440,900");
        desk = new Desk(browser);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aCaptainUploadsEvidenceAndSubmitsWithoutTypingAny() throws Exception {
        browser.logIn("captain." + TEAM);
        desk.openTask("填报亮点");
        desk.tab("材料");
        browser.sees("或把文件拖到这里");

        browser.day(browser.field("形成日期"), "2026-09-10");
        browser.field("说明").sendKeys("第一口井");
        desk.drop(picture(), pdf());
        browser.sees("抽水试验报告.pdf");
        WebElement thumbnail =
                browser.waits().until(presenceOfElementLocated(By.cssSelector(".forum-file-list img.forum-thumb")));
        browser.waits().until(page -> !"0".equals(thumbnail.getDomProperty("naturalWidth")));
        assertThat(list()).contains("井口照片.png", "照片", "2026年9月10日", "第一口井", "高堂镇工作队队长");

        desk.drop(Files.writeString(folder.resolve("假照片.jpg"), "<html><script>alert(1)</script></html>"));
        browser.sees("不是完整的图片");
        desk.drop(Files.writeString(folder.resolve("程序.exe"), "MZ"));
        browser.sees("这种文件不收");
        assertThat(list()).doesNotContain("假照片", "程序");

        browser.button("预览").click();
        browser.waits().until(presenceOfElementLocated(By.cssSelector("img.forum-picture")));
        openThePdf();
        removeTheReport();

        desk.tab("表单");
        desk.fillIn(DesksIT.HIGHLIGHT);
        desk.submit();
        PackagedForum.await(
                () -> "the highlight is submitted",
                () -> highlight().get("status").asText().equals("待受理"));
        assertThat(highlight().get("evidence").toString()).contains("2026年9月10日 照片：井口照片.png：第一口井");
    }

    private void openThePdf() {
        String tasklist = browser.driver().getWindowHandle();
        desk.click("//a[normalize-space()='打开预览']");
        browser.waits().until(page -> page.getWindowHandles().size() == 2);
        String opened = browser.driver().getWindowHandles().stream()
                .filter(window -> !window.equals(tasklist))
                .findFirst()
                .orElseThrow();
        browser.driver().switchTo().window(opened);
        // Were it blocked, the page would be the browser's own and have another address.
        browser.waits().until(page -> String.valueOf(page.getCurrentUrl()).endsWith("/preview"));
        browser.driver().close();
        browser.driver().switchTo().window(tasklist);
    }

    private void removeTheReport() {
        desk.click("//li[contains(., '抽水试验报告.pdf')]//button[normalize-space()='移除']");
        browser.sees("确定移除“抽水试验报告.pdf”吗");
        browser.button("确定移除").click();
        browser.waits().until(page -> !list().contains("抽水试验报告.pdf"));
    }

    private String list() {
        return browser.driver().findElements(By.cssSelector(".forum-file-list")).stream()
                .map(WebElement::getText)
                .collect(Collectors.joining());
    }

    private JsonNode highlight() {
        String session = browser.forum()
                .get("secretariat", "/api/sessions")
                .get(0)
                .get("number")
                .asText();
        return StreamSupport.stream(
                        browser.forum()
                                .get("secretariat", "/api/highlights?session=" + session)
                                .spliterator(),
                        false)
                .filter(h -> h.get("team").asText().equals(TEAM))
                .findFirst()
                .orElseThrow();
    }

    private Path picture() throws Exception {
        Path file = folder.resolve("井口照片.png");
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    private Path pdf() throws Exception {
        return Files.writeString(
                folder.resolve("抽水试验报告.pdf"),
                "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0"
                        + " >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
    }
}
