package cn.chaozhou.forum;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium at the demo edition's pages; tests that need one are skipped where it is not installed. */
final class TasklistBrowser implements AutoCloseable {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private final PackagedForum forum;
    private final ChromeDriver browser;
    private final WebDriverWait wait;

    static void assumeInstalled() {
        assumeTrue(CHROMIUM.exists() && DRIVER.exists(), "Chromium and its driver are not installed");
    }

    /** @param folder where the browser keeps its profile, and in {@code downloads} what it downloads */
    TasklistBrowser(PackagedForum forum, Path folder) throws IOException {
        this.forum = forum;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,900",
                "--user-data-dir=" + Files.createDirectory(folder.resolve("chromium")));
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "intl.accept_languages",
                        "zh-CN,zh",
                        "download.default_directory",
                        Files.createDirectory(folder.resolve("downloads")).toString()));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER)
                        .usingAnyFreePort()
                        .build(),
                options);
        wait = new WebDriverWait(browser, Duration.ofSeconds(40));
    }

    ChromeDriver driver() {
        return browser;
    }

    WebDriverWait patience() {
        return wait;
    }

    /** Logs in by a click on the start page, whoever was logged in before. */
    void logIn(String user) {
        browser.manage().deleteAllCookies();
        browser.get(forum.address() + "/");
        WebElement person = wait.until(presenceOfElementLocated(By.cssSelector(".posts [data-user='" + user + "']")));
        ((JavascriptExecutor) browser).executeScript("arguments[0].click()", person);
        wait.until(urlContains("/tasklist/"));
    }

    @Override
    public void close() {
        browser.quit();
    }
}
