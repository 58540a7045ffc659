package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.WebElement;

/** What people do in Tasklist: they open a task or start a process, fill in its form, attach files and hand it in. */
record Desk(Browser browser) {

    private static final By FORM = By.cssSelector(".fjs-form");
    private static final By ERROR = By.cssSelector(".fjs-form-field-error");
    private static final By DIALOG = By.cssSelector(".modal-content");
    private static final By TASK = By.cssSelector(".tasks-list .task h4");

    /** Opens a task of the list; one that a post of several shares has to be claimed first. */
    void openTask(String name) {
        click("//*[contains(@class,'tasks-list')]//h4[normalize-space()='" + name + "']");
        browser.waits()
                .until(elementToBeClickable(By.cssSelector(".fjs-form textarea, .fjs-form input, button.claim")));
        if (!browser.driver().findElements(By.cssSelector("button.claim")).isEmpty()) {
            browser.driver().findElement(By.cssSelector("button.claim")).click();
        }
        browser.waits()
                .until(elementToBeClickable(By.cssSelector(".fjs-form textarea:enabled, .fjs-form input:enabled")));
    }

    List<String> tasks() {
        return browser.driver().findElements(TASK).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** What the dialog 发起流程 offers. */
    List<String> starts() {
        click("//a[normalize-space()='发起流程']");
        browser.waits().until(page -> page.findElement(DIALOG).getText().matches("(?s).*(点击流程名称即可发起|没有您可以发起的流程).*"));
        return browser.driver().findElements(By.cssSelector(".modal-body .processes a")).stream()
                .map(WebElement::getText)
                .map(String::strip)
                .toList();
    }

    /** Chooses one of them. */
    void chooseStart(String process) {
        click("//*[contains(@class,'processes')]//a[normalize-space()='" + process + "']");
        browser.waits().until(visibilityOfElementLocated(By.cssSelector(".modal-body .fjs-form")));
    }

    void start() {
        click("//button[normalize-space()='发起']");
    }

    void startIsDone() {
        browser.waits().until(invisibilityOfElementLocated(DIALOG));
    }

    /** Each entry as people read the form: {@code label=text}, {@code label>} takes the first option, else a choice. */
    void fillIn(List<String> entries) {
        for (String entry : entries) {
            String[] text = entry.split("=", 2);
            if (entry.endsWith(">")) {
                pick(entry.substring(0, entry.length() - 1));
            } else if (text.length == 2) {
                write(text[0], text[1]);
            } else {
                choose(entry);
            }
        }
    }

    void write(String label, String text) {
        String input = field(label) + "//*[self::input or self::textarea]";
        click(input);
        browser.driver().findElement(By.xpath(input)).sendKeys(text);
    }

    String written(String label) {
        return browser.waits()
                .until(visibilityOfElementLocated(By.xpath(field(label) + "//*[self::input or self::textarea]")))
                .getDomProperty("value");
    }

    /** The first option. */
    void pick(String label) {
        click(field(label) + "//*[contains(@class,'fjs-input-group') or contains(@class,'fjs-taglist-input')]");
        click(field(label) + "//*[contains(@class,'fjs-dropdownlist-item')]");
        // Else the open list lies over the next field; Tab would open that one's list.
        browser.driver().executeScript("document.activeElement.blur()");
    }

    void choose(String option) {
        click("//label[normalize-space()='" + option + "']");
    }

    /** Sets a day as the date picker would. */
    void day(String day) {
        WebElement input =
                browser.waits().until(presenceOfElementLocated(By.cssSelector(".fjs-form .fjs-datepicker input")));
        browser.driver().executeScript("arguments[0]._flatpickr.setDate(arguments[1], true, 'Y-m-d')", input, day);
    }

    /** A tab beside the form. */
    void tab(String name) {
        click("//*[contains(@class,'nav-tabs')]//a[normalize-space()='" + name + "']");
    }

    /** Uploads files in the tab 材料, as evidence of that day. */
    void attach(String day, Path... files) {
        browser.day(browser.field("形成日期"), day);
        drop(files);
    }

    /** Hands files to the tab 材料. */
    void drop(Path... files) {
        browser.driver()
                .findElement(By.cssSelector(".forum-drop input[type=file]"))
                .sendKeys(Stream.of(files).map(Path::toString).collect(Collectors.joining("\n")));
    }

    /** Hands in a form that lacks something: it is told beside the field, and the button waits. */
    void isToldWhatLacks() {
        click("//button[normalize-space()='提交']");
        browser.waits().until(page -> page.findElements(ERROR).stream().anyMatch(WebElement::isDisplayed));
        List<WebElement> errors = browser.driver().findElements(ERROR);
        assertThat(errors).extracting(WebElement::getText).allMatch(text -> text.contains("此项必填。"));
        assertThat(errors.get(0)
                        .findElement(By.xpath("ancestor::*[contains(@class,'fjs-form-field')][1]"))
                        .getText())
                .as("beside its field")
                .contains("*");
        assertThat(browser.driver()
                        .findElement(By.xpath("//button[normalize-space()='提交']"))
                        .isEnabled())
                .isFalse();
    }

    void submit() {
        click("//button[normalize-space()='提交']");
        browser.waits().until(page -> page.findElements(FORM).isEmpty());
    }

    private static String field(String label) {
        return "//label[contains(., '" + label + "')]/ancestor::*[contains(@class,'fjs-form-field')][1]";
    }

    /** As soon as nothing lies above it: what Tasklist says in its corner goes by itself. */
    void click(String xpath) {
        browser.waits().ignoring(ElementClickInterceptedException.class).until(page -> {
            WebElement target = elementToBeClickable(By.xpath(xpath)).apply(page);
            if (target == null) {
                return false;
            }
            browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
            target.click();
            return true;
        });
    }
}
