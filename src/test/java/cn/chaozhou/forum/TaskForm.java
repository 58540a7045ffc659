package cn.chaozhou.forum;

import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.time.LocalDate;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The form of a task that somebody has open in Tasklist, its fields by their labels. */
final class TaskForm {

    private static final By CLAIM = By.xpath("//button[normalize-space()='签收']");
    private static final By ENABLED = By.cssSelector(".fjs-form input:enabled, .fjs-form textarea:enabled");

    private final Browser browser;

    private TaskForm(Browser browser) {
        this.browser = browser;
    }

    /** Opens the first task of that name in the list, and takes it where it waits for its post. */
    static TaskForm open(Browser browser, String task) {
        TaskForm form = new TaskForm(browser);
        form.click("//*[contains(@class,'tasks-list')]//h4[contains(., '" + task + "')]");
        browser.waits().until(visibilityOfElementLocated(By.cssSelector(".fjs-form")));
        browser.waits()
                .until(page -> !page.findElements(CLAIM).isEmpty()
                        || !page.findElements(By.cssSelector(".assignee .set-value"))
                                .isEmpty());
        if (!browser.driver().findElements(CLAIM).isEmpty()) {
            browser.waits().until(elementToBeClickable(CLAIM)).click();
        }
        browser.waits().until(elementToBeClickable(ENABLED));
        return form;
    }

    /** In place of what the field held. */
    void write(String label, String text) {
        WebElement field = input(label);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
    }

    String written(String label) {
        return input(label).getDomProperty("value");
    }

    /** Chooses the option in a list to choose from. */
    void pick(String label, String option) {
        click(field(label) + "//*[contains(@class,'fjs-input-group') or contains(@class,'fjs-taglist-input')]");
        click(field(label) + "//*[contains(@class,'fjs-dropdownlist-item')][normalize-space()='" + option + "']");
    }

    /** All that stands at a field: label, what was chosen, help, messages. */
    String around(String label) {
        return browser.waits()
                .until(visibilityOfElementLocated(By.xpath(field(label))))
                .getText();
    }

    /** Chooses the day in the first calendar of the form; typing it would depend on the language of the machine. */
    void day(LocalDate day) {
        WebElement field = browser.waits().until(elementToBeClickable(By.cssSelector(".fjs-datepicker input")));
        browser.driver()
                .executeScript(
                        "arguments[0]._flatpickr.setDate(new Date(arguments[1], arguments[2] - 1, arguments[3]), true)",
                        field,
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth());
    }

    void submit() {
        browser.button("提交").click();
    }

    private WebElement input(String label) {
        return browser.waits()
                .until(elementToBeClickable(By.xpath(field(label) + "//*[self::input or self::textarea]")));
    }

    private void click(String xpath) {
        browser.waits().until(elementToBeClickable(By.xpath(xpath))).click();
    }

    private static String field(String label) {
        return "//label[contains(., '" + label + "')]/ancestor::*[contains(@class,'fjs-form-field')][1]";
    }
}
