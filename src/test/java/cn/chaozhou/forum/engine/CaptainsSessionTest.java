package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.experience.ExperienceLibrary;
import cn.chaozhou.forum.question.QuestionWindow;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What one captain has to type for one whole session, counted by the forms as the captain finds them.
 *
 * <p>A whole session is: the call and the highlight with one return by the town; one question, its answer rated; one
 * question answered; one experience borrowed; one issue raised, and its solution rated. What a captain starts begins with
 * a start form, which counts as well. Evidence is described by hand, the dearest way: uploaded in the tab 材料 it costs
 * nothing, for its date stands there. The outcome of a borrowing is asked for months later and is no part of the session.
 *
 * <p>Typed is what goes into a required field for text, a number or a date that the captain finds empty; what is chosen or
 * ticked is not, nor is a word changed in a field that is filled already, nor what may be left out.
 */
@ForumTest
class CaptainsSessionTest {

    private static final int MOST = 12;
    private static final Set<String> TYPED = Set.of("textfield", "textarea", "number", "datetime");
    private static final String CAPTAIN = "captain.caitang";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static int sessions = 10;

    @Autowired
    ProcessRun run;

    @Autowired
    FormService forms;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    ExperienceLibrary library;

    @Autowired
    QuestionWindow window;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    /** Names of the fields that the captain typed into, in order. */
    private final List<String> typed = new ArrayList<>();

    /** What the captain has typed about each case. */
    private final Map<String, List<String>> told = new HashMap<>();

    private String session;

    @BeforeEach
    void aSession() {
        run.now("2026-08-28T09:00+08:00");
        session = "2034-" + sessions++;
    }

    @AfterEach
    void realTime() {
        window.close(session);
        run.resetClock();
    }

    @Test
    void aWholeSessionCostsTwelveTypedFieldsAndNothingIsTypedTwice() {
        submitsAHighlightThatIsReturnedOnce();
        window.open(session, Date.from(Instant.parse("2026-09-22T10:00:00Z")));
        asksAndRates();
        answers();
        borrows();
        raisesAnIssueAndRates();

        assertThat(typed).hasSizeLessThanOrEqualTo(MOST).doesNotHaveDuplicates();
        assertThat(typed)
                .containsExactly(
                        "亮点标题",
                        "怎么做的、效果如何",
                        "日期",
                        "内容",
                        "依托的资源",
                        "前提条件",
                        "问题",
                        "答复",
                        "怎样因地制宜",
                        "本地具备的条件",
                        "问题标题",
                        "问题的具体情况");
    }

    @Test
    void theOutcomeOfABorrowingCostsOneFieldMonthsLater() {
        String borrowing = borrows();
        typed.clear();
        run.fireTimer(borrowing, "timer_outcomeDue");
        hand("borrowing", borrowing, "userTask_reportOutcome", Map.of("effect", "good", "outcome", "打成两口井，解决200亩灌溉。"));
        assertThat(typed).containsExactly("做成了什么、有什么数字");
    }

    private void submitsAHighlightThatIsReturnedOnce() {
        String instance = run.start(
                "highlightSubmission",
                Map.of("sessionNumber", session, "theme", "产业", "meetingDate", "2026-09-18", "team", "caitang"));
        Map<String, Object> draft = new HashMap<>(Map.of(
                "title", "老厝改成工夫茶馆",
                "threeForces", List.of("town"),
                "threeTasks", List.of("industry"),
                "summary", "村里腾出四座老厝，队员跑设计，乡贤出资，开成四家茶馆。",
                "industry", "tourism",
                "market", "province",
                "scale", "village",
                "resources", "连片的老厝和会泡茶的老人",
                "preconditions", "房主愿意出租十年"));
        draft.put("evidence", List.of(SampleHighlight.evidence("2026-08-20")));
        hand("highlight", instance, "userTask_draftHighlight", draft);
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "return", "returnReason", "茶馆是三家"));
        int before = typed.size();
        Map<String, Object> again = hand(
                "highlight", instance, "userTask_draftHighlight", Map.of("summary", "村里腾出三座老厝，队员跑设计，乡贤出资，开成三家茶馆。"));
        assertThat(typed).as("all of the first round stands in the second").hasSize(before);
        assertThat(again).containsEntry("returnReason", "茶馆是三家");
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
        run.submit(instance, "userTask_acceptHighlight", Map.of("acceptance", "accept"));
        run.assertEndedAt(instance, "endEvent_accepted");
    }

    private void asksAndRates() {
        String question = begin("questionAnswer");
        hand(
                "question",
                question,
                "userTask_writeQuestion",
                Map.of("addressee", "dept.agri", "questionText", "老厝开茶馆要办哪些手续？"));
        run.submit(question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        run.submitBy("handler.agri", question, "userTask_answerQuestion", Map.of("answerText", "到县政务中心一次办三证。"));
        hand("question", question, "userTask_rateAnswer", Map.of("rating", "satisfied"));
        run.assertEndedAt(question, "endEvent_answered");
    }

    private void answers() {
        String question = run.startBy("handler.agri", "questionAnswer", Map.of());
        run.submitBy(
                "handler.agri",
                question,
                "userTask_writeQuestion",
                Map.of("addressee", "team.caitang", "questionText", "茶馆的租金怎么算？"));
        run.submit(question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        hand("answer", question, "userTask_answerQuestion", Map.of("answerText", "头三年不收，第四年起按营收的百分之五。"));
    }

    private String borrows() {
        String highlight = SampleHighlight.accepted(run, session, "dacheng");
        String entry = transaction.execute(status -> library.publish(highlight));
        String borrowing = begin("experienceBorrowing");
        hand(
                "borrowing",
                borrowing,
                "userTask_describeAdaptation",
                Map.of(
                        "entry", String.valueOf(entry),
                        "adaptation", "本镇是红壤，井位由县水务站先测再打。",
                        "industry", "water",
                        "market", "none",
                        "scale", "county",
                        "localConditions", "有三个村愿意出劳力"));
        if (run.openTasks(borrowing).contains("userTask_clearSameness")) {
            run.submit(borrowing, "userTask_clearSameness", Map.of("clearance", "clear", "borrowingReason", "水源不同"));
        }
        run.submit(borrowing, "userTask_agreeBorrowing", Map.of("agreement", "agree"));
        return borrowing;
    }

    private void raisesAnIssueAndRates() {
        String raised = begin("issueSupervision");
        hand(
                "issue",
                raised,
                "userTask_describeIssue",
                Map.of(
                        "title", "老厝改造没有消防验收办法",
                        "description", "三座老厝按老办法验收不了，开业要等，已问过两个单位。",
                        "category", "农田水利"));
        String number = run.businessKey(raised);
        others(number, "userTask_dispatchIssue", Map.of("owner", "dept.water", "issueClass", "ordinary"));
        others(number, "userTask_claimIssue", Map.of("decision", "accept"));
        others(number, "userTask_makePlan", Map.of("plan", "月底前出一份老厝验收清单。"));
        others(
                number,
                "userTask_workOnIssue",
                Map.of(
                        "action",
                        "solved",
                        "report",
                        "清单已经印发，三座老厝都验收了。",
                        "evidence",
                        List.of(Map.of("date", "2026-08-28", "kind", "文件", "description", "验收清单"))));
        others(number, "userTask_checkEvidence", Map.of("decision", "pass"));
        hand("issue", instance(number, "userTask_rateIssue"), "userTask_rateIssue", Map.of("rating", "satisfied"));
    }

    private void others(String number, String task, Map<String, Object> form) {
        run.submit(instance(number, task), task, form);
    }

    private String instance(String number, String task) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(task)
                .singleResult()
                .getProcessInstanceId();
    }

    /** The captain starts something in Tasklist, and types what the start form asks for. */
    private String begin(String process) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        note(read(() -> forms.getDeployedStartForm(definition)), Map.of(), Map.of());
        return run.startBy(CAPTAIN, process, Map.of());
    }

    /** The captain opens a task, finds what is shown, answers the rest and hands it in; answers what was shown. */
    private Map<String, @Nullable Object> hand(
            String about, String instance, String taskKey, Map<String, Object> answers) {
        Task task = run.task(instance, taskKey);
        List<FormField> fields = read(() -> forms.getDeployedTaskForm(task.getId()));
        Map<String, @Nullable Object> shown = run.as(CAPTAIN, () -> {
            Map<String, @Nullable Object> plain = new HashMap<>();
            forms.getTaskFormVariables(task.getId()).forEach((key, value) -> plain.put(key, PlainValue.of(value)));
            return plain;
        });
        List<String> before = told.computeIfAbsent(about, a -> new ArrayList<>());
        assertThat(before)
                .as("what the captain told before stands in %s", taskKey)
                .allSatisfy(text -> assertThat(shown.values().toString()).contains(text));
        before.addAll(note(fields, shown, answers));
        run.submitBy(CAPTAIN, instance, taskKey, submitted(fields, shown, answers));
        return shown;
    }

    /** Notes what had to be typed, and answers the words of it. */
    private List<String> note(
            List<FormField> fields, Map<String, @Nullable Object> shown, Map<String, Object> answers) {
        Map<String, @Nullable Object> data = FormField.shown(fields, answers, shown);
        List<String> texts = new ArrayList<>();
        FormField.keyed(fields).filter(field -> isVisible(field, data)).forEach(field -> {
            if (field.isList()) {
                rows(answers.get(field.key())).forEach(row -> type(field.children(), Map.of(), row, texts));
            } else {
                type(List.of(field), shown, answers, texts);
            }
        });
        return texts;
    }

    private void type(List<FormField> fields, Map<String, ?> shown, Map<String, ?> answers, List<String> texts) {
        fields.stream()
                .filter(field ->
                        TYPED.contains(field.type()) && field.rule("required").asBoolean())
                .filter(field -> isEmpty(shown.get(field.key())))
                .forEach(field -> {
                    typed.add(field.label());
                    assertThat(answers.get(field.key()))
                            .as("%s is asked for", field.label())
                            .isNotNull();
                    texts.add(String.valueOf(answers.get(field.key())));
                });
    }

    /** As Tasklist sends it: every field that is visible, prefilled or not. */
    private Map<String, Object> submitted(
            List<FormField> fields, Map<String, @Nullable Object> shown, Map<String, Object> answers) {
        Map<String, @Nullable Object> data = FormField.shown(fields, answers, shown);
        Map<String, Object> submitted = new LinkedHashMap<>();
        FormField.keyed(fields)
                .filter(field -> isVisible(field, data))
                .forEach(field -> submitted.put(field.key(), data.get(field.key())));
        return submitted;
    }

    private boolean isVisible(FormField field, Map<String, @Nullable Object> data) {
        String hide = field.hide();
        return hide == null
                || !Boolean.TRUE.equals(
                        new Feel(clock).evaluate(hide, FormPlace.top(data).context(data)));
    }

    @SuppressWarnings("unchecked") // rows of a list are objects
    private static List<Map<String, Object>> rows(@Nullable Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || "".equals(value);
    }

    private List<FormField> read(java.util.concurrent.Callable<InputStream> form) {
        return run.as(CAPTAIN, () -> {
            try (InputStream json = form.call()) {
                return FormField.allOf(JSON.readTree(json));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
