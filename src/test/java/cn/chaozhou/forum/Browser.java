package cn.chaozhou.forum;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's headless Chromium at a demo edition; tests that need one skip themselves where it is not installed. */
final class Browser implements AutoCloseable {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private final PackagedForum forum;
    private final ChromeDriver driver;
    private final WebDriverWait wait;

    private static PackagedForum demo;

    private Browser(PackagedForum forum, ChromeDriver driver) {
        this.forum = forum;
        this.driver = driver;
        wait = new WebDriverWait(driver, Duration.ofSeconds(40)) {
            @Override
            protected RuntimeException timeoutException(String message, Throwable last) {
                return super.timeoutException(
                        "%s, at %s, which says: %s".formatted(message, driver.getCurrentUrl(), text()), last);
            }
        };
    }

    /** A demo edition of their own for all tests with a browser: its tasks are those of the story. */
    private static synchronized PackagedForum demo() throws Exception {
        if (demo == null) {
            PackagedForum started =
                    new PackagedForum(Files.createTempDirectory("forum").resolve("data"));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            started.start();
            demo = started;
        }
        return demo;
    }

    /** @param size of the window, for example {@code 1440,900} */
    static Browser open(String size) throws Exception {
        assumeInstalled();
        return at(demo(), size);
    }

    static void assumeInstalled() {
        assumeTrue(CHROMIUM.exists() && DRIVER.exists(), "Chromium and its driver are not installed");
    }

    /** At a forum that the test has started for itself. */
    static Browser at(PackagedForum forum, String size) throws IOException {
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
                "--window-size=" + size,
                "--user-data-dir=" + Files.createTempDirectory("chromium"));
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.SEVERE);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return new Browser(
                forum,
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(DRIVER)
                                .usingAnyFreePort()
                                .build(),
                        options));
    }

    PackagedForum forum() {
        return forum;
    }

    ChromeDriver driver() {
        return driver;
    }

    WebDriverWait waits() {
        return wait;
    }

    /** As a newcomer would: by one click on the start page. */
    void logIn(String user) {
        driver.manage().deleteAllCookies();
        driver.get(forum.address() + "/");
        WebElement person = wait.until(presenceOfElementLocated(By.cssSelector(".posts [data-user='" + user + "']")));
        ((JavascriptExecutor) driver).executeScript("arguments[0].click()", person);
        wait.until(urlContains("/tasklist/"));
        wait.until(presenceOfElementLocated(By.linkText("通知")));
    }

    /** Opens the address and logs in where a web app asks for it. */
    void logInAt(String address, String user, String password) {
        driver.manage().deleteAllCookies();
        driver.get(address);
        wait.until(visibilityOfElementLocated(By.cssSelector("input[type=password]")));
        driver.findElement(By.cssSelector("input[type=text]")).sendKeys(user);
        driver.findElement(By.cssSelector("input[type=password]")).sendKeys(password + "\n");
    }

    /** Opens one of our pages by the link in the head of Tasklist. */
    void openPage(String link) {
        wait.until(elementToBeClickable(By.linkText(link))).click();
        wait.until(visibilityOfElementLocated(By.cssSelector(".forum-page h1")));
    }

    List<WebElement> links(String text) {
        return driver.findElements(By.linkText(text));
    }

    /** A field of a form by its label or, where it has none to see, by what it is called. */
    WebElement field(String label) {
        return wait.until(elementToBeClickable(By.xpath(
                "//*[@aria-label='%1$s'] | //label[contains(., '%1$s')]//*[self::input or self::select or self::textarea]"
                        .formatted(label))));
    }

    WebElement button(String name) {
        return wait.until(elementToBeClickable(By.xpath("//button[normalize-space()='" + name + "']")));
    }

    /** Waits until the page says it. */
    void sees(String text) {
        wait.until(page -> text().contains(text));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Sets a day as the date picker would: keys depend on the language of the machine. */
    void day(WebElement field, String day) {
        ((JavascriptExecutor) driver)
                .executeScript(
                        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
                        field,
                        day);
    }

    /** What the browser's console complained about since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
