package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;

/**
 * A walk over all screens: whatever is written on them, tips and hints included, is Chinese, but for what
 * {@code wording/latin.txt} allows. A text that has no translation shows its key, such as START_PROCESS, and is found too.
 */
class ScreensIT {

    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}{2,}");
    private static final Pattern ALLOWED = allowed();

    /** Every text that is to be seen, and the texts of its elements that show themselves on pointing or to a reader. */
    private static final String TEXTS =
            """
            const texts = [];
            const shown = e => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
            for (const e of document.querySelectorAll('body *')) {
              if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(e.tagName) || !shown(e)) continue;
              for (const child of e.childNodes) {
                // The menu of applications shows our words in place of its own.
                if (child.nodeType === 3 && child.data.trim() && parseFloat(getComputedStyle(e).fontSize)) texts.push(child.data.trim());
              }
              for (const name of ['placeholder', 'title', 'aria-label', 'alt', 'uib-tooltip']) {
                if (e.getAttribute(name)) texts.push(e.getAttribute(name));
              }
              if (['button', 'submit'].includes(e.type) && e.value) texts.push(e.value);
            }
            texts.push(document.title);
            return texts;
            """;

    private static final String LOADING = "正在加载|正在读取|加载中|读取中|Loading";

    private static Browser browser;

    private final List<String> foreign = new ArrayList<>();
    private String screen = "";

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

    @AfterEach
    void everythingWasChinese() {
        assertThat(foreign).isEmpty();
    }

    @Test
    void whatEverybodySees() {
        browser.driver().manage().deleteAllCookies();
        for (String path :
                List.of("/", "/no-such-page", "/error", "/api/no-such-door", "/camunda/app/tasklist/default/")) {
            visit(path);
        }
    }

    /** Each role's desk with its filters, and each of our pages once. */
    @Test
    void theDeskOfEachRole() {
        Set<String> pages = new TreeSet<>();
        for (String user : List.of(
                "captain.dacheng",
                "town.tiepu",
                "handler.ecology",
                "head.ecology",
                "county.raoping",
                "secretariat",
                "supervisor",
                "leader",
                "manager",
                "processadmin",
                "systemadmin",
                "securityadmin",
                "auditadmin")) {
            browser.logIn(user);
            look(user);
            List<String> links =
                    browser.driver().findElements(By.cssSelector("[cam-widget-header] a[href^='#/']")).stream()
                            .map(link -> link.getDomAttribute("href"))
                            .filter(link -> link.length() > 2)
                            .toList();
            for (String link : links) {
                if (pages.add(link)) {
                    visit("/camunda/app/tasklist/default/" + link);
                }
            }
        }
        assertThat(pages).hasSizeGreaterThan(10);
    }

    /** One open task of each step, with the tabs beside its form, as one reads it who may read all. */
    @Test
    void eachOpenStep() {
        browser.logIn("secretariat");
        Set<String> steps = new TreeSet<>();
        for (JsonNode task : browser.forum().get("secretariat", "/engine-rest/task?maxResults=500")) {
            if (steps.add(task.path("taskDefinitionKey").asText())) {
                visit("/camunda/app/tasklist/default/#/?task=" + task.path("id").asText());
                if (steps.size() == 1) {
                    for (String tab : List.of("案卷", "材料", "公文")) {
                        new Desk(browser).tab(tab);
                        look("tab " + tab);
                    }
                }
            }
        }
        assertThat(steps).hasSizeGreaterThan(10);
    }

    @Test
    void theDialogsOfTasklist() {
        Desk desk = new Desk(browser);
        Set<String> forms = new TreeSet<>();
        for (String user : List.of("captain.dacheng", "secretariat", "supervisor")) {
            browser.logIn(user);
            for (String process : desk.starts()) {
                look("发起流程");
                if (forms.add(process)) {
                    desk.chooseStart(process);
                    look("发起流程: " + process);
                    browser.button("返回").click();
                    browser.sees("点击流程名称即可发起");
                }
            }
            close(".modal-content");
        }
        assertThat(forms).hasSize(8);
        desk.click("//a[normalize-space()='键盘快捷键']");
        look("键盘快捷键");
        close(".modal-content");
    }

    @Test
    void cockpit() {
        browser.logIn("supervisor");
        String issues = browser.forum()
                .get("supervisor", "/engine-rest/process-definition/key/issueSupervision")
                .path("id")
                .asText();
        for (String path : List.of(
                "dashboard",
                "processes",
                "process-definition/" + issues,
                "decisions",
                "decision/"
                        + browser.forum()
                                .get("supervisor", "/engine-rest/decision-definition")
                                .get(0)
                                .path("id")
                                .asText(),
                "tasks",
                "repository",
                "batch")) {
            visit("/camunda/app/cockpit/default/#/" + path);
        }
    }

    @Test
    void welcomeAndAdmin() {
        browser.logIn("systemadmin");
        visit("/camunda/app/welcome/default/#/welcome");
        for (String path : List.of(
                "",
                "users",
                "user-create",
                "users/leader?tab=profile",
                "groups",
                "tenants",
                "system?section=system-settings-general")) {
            visit("/camunda/app/admin/default/#/" + path);
        }
        browser.logIn("securityadmin");
        for (String path : List.of("", "groups", "groups/leader?tab=group", "authorization?resource=0")) {
            visit("/camunda/app/admin/default/#/" + path);
        }
    }

    private void visit(String path) {
        browser.driver().get(browser.forum().address() + path);
        look(path);
    }

    /** Collects what is foreign once the page has come to rest. */
    private void look(String name) {
        screen = name;
        List<String> texts = List.of();
        for (int round = 0; round < 30; round++) {
            List<String> now = texts();
            if (now.equals(texts)
                    && now.size() > 1
                    && now.stream().noneMatch(text -> text.matches(".*(" + LOADING + ").*"))) {
                break;
            }
            texts = now;
            rest();
        }
        for (String text : new TreeSet<>(texts)) {
            if (LATIN.matcher(ALLOWED.matcher(text).replaceAll(" ")).find()) {
                foreign.add(screen + ": " + text);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts() {
        return (List<String>) ((JavascriptExecutor) browser.driver()).executeScript(TEXTS);
    }

    private static void rest() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void close(String dialog) {
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.waits().until(page -> page.findElements(By.cssSelector(dialog)).isEmpty());
    }

    /** The words of the list, and the codes of the organisation. */
    private static Pattern allowed() {
        Stream<String> words = lines("/wording/latin.txt").filter(line -> !line.isBlank() && !line.startsWith("#"));
        Stream<String> codes = Stream.of("towns", "departments", "units")
                .flatMap(kind -> lines("/organisation/" + kind + ".csv"))
                .flatMap(line -> Stream.of(line.split(",")))
                .filter(cell -> cell.matches("[a-z]+"))
                .map(code -> "^" + code + "$");
        return Pattern.compile(Stream.concat(words, codes).collect(Collectors.joining("|")));
    }

    private static Stream<String> lines(String resource) {
        try (InputStream file = ScreensIT.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
