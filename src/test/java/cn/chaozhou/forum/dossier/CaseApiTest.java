package cn.chaozhou.forum.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.experience.ExperienceLibrary;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.question.QuestionWindow;
import cn.chaozhou.forum.review.ReviewDesk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The case file of a task and of a number, cards, search, and one's own work, each as people ask for them. */
@ForumTest
class CaseApiTest {

    /** Five working days from here end on 24 September: the 20th is a make-up workday. */
    private static final String FRIDAY = "2026-09-18T09:00+08:00";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static int sessions = 50;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessRun run;

    @Autowired
    TaskService tasks;

    @Autowired
    IssueDesk issues;

    @Autowired
    ReviewDesk reviews;

    @Autowired
    QuestionWindow window;

    @Autowired
    ExperienceLibrary library;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate db;

    private MockMvc mvc;
    private String session;

    @BeforeEach
    void doors() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        session = "2032-" + sessions++;
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void aTaskOfAnIssueShowsFactsLampStoryAndStep() {
        String number = dispatched("450亩土地缺水", null);
        JsonNode page =
                page("handler.water", task(number, "userTask_claimIssue").getId());
        assertThat(page.at("/brief/number").asText()).isEqualTo(number);
        assertThat(page.at("/brief/state").asText()).isEqualTo("已交办，待认领");
        assertThat(page.at("/signal/name").asText()).isEqualTo("绿灯");
        assertThat(page.at("/signal/reason").asText()).isEqualTo("剩余5个工作日");
        assertThat(page.at("/signal/left").asText()).startsWith("剩余");
        assertThat(facts(page))
                .containsEntry("提出", "大埕镇工作队")
                .containsEntry("主办单位", "市水务局")
                .containsEntry("交办日期", "2026年9月18日")
                .containsEntry("办理期限", "2026年9月24日 18:00");
        assertThat(page.at("/timeline").findValuesAsText("step")).contains("登记", "交办");
        assertThat(page.at("/timeline").findValuesAsText("actor")).contains("活动办公室");
        JsonNode shown = shown(page);
        assertThat(shown.get("name").asText()).isEqualTo("问题交办与认领");
        assertThat(texts(shown.get("steps"))).containsExactly("userTask_claimIssue");
        assertThat(page.at("/diagrams/0/name").asText()).isEqualTo("问题督办");
        assertThat(texts(page.at("/diagrams/0/steps"))).contains("callActivity_dispatch");
    }

    @Test
    void whoDoesNotSeeTheTaskFindsNothing() {
        String number = dispatched("450亩土地缺水", null);
        String task = task(number, "userTask_claimIssue").getId();
        for (String person : List.of("handler.agri", "captain.dacheng", "town.dacheng", "systemadmin")) {
            assertThat(ask(person, "/api/tasks/" + task + "/case").getStatus())
                    .as(person)
                    .isEqualTo(404);
            assertThat(json(person, "/api/tasks/cards?task=" + task)).isEmpty();
        }
        assertThat(ask("handler.water", "/api/tasks/unknown/case").getStatus()).isEqualTo(404);
        // The team reads its issue, though the task is not its own.
        assertThat(json("captain.dacheng", "/api/cases?number=" + number)
                        .at("/brief/title")
                        .asText())
                .isEqualTo("450亩土地缺水");
        assertThat(ask("captain.fubin", "/api/cases?number=" + number).getStatus())
                .isEqualTo(404);
        assertThat(ask("handler.agri", "/api/cases?number=WT-1999-9999").getStatus())
                .isEqualTo(404);
    }

    @Test
    void everyKindOfTaskHasItsCase() {
        run.now("2026-08-28T09:00+08:00");
        String planned = run.startBy("secretariat", "sessionCycle", Map.of());
        hasCase("secretariat", planned, "userTask_planSession", "期");
        String highlight = run.start(
                "highlightSubmission",
                Map.of("sessionNumber", session, "theme", "产业", "meetingDate", "2026-09-18", "team", "dacheng"));
        hasCase("captain.dacheng", highlight, "userTask_draftHighlight", "亮点");
        run.submitBy("captain.dacheng", highlight, "userTask_draftHighlight", SampleHighlight.form("2026-08-20"));
        hasCase("town.dacheng", highlight, "userTask_confirmFacts", "亮点");
        String review = review(run.businessKey(highlight), "water");
        hasCase("handler.water", review, "userTask_writeReview", "点评");
        hasCase("handler.water", question(false), "userTask_answerQuestion", "提问");
        hasCase("county.raoping", borrowing(published()), "userTask_agreeBorrowing", "借鉴");
    }

    /** A form that begins a case comes before its number. */
    @Test
    void aCaseThatIsOnlyBegunShowsItsDiagram() {
        String begun = run.startBy("captain.fubin", "issueSupervision", Map.of());
        JsonNode page =
                page("captain.fubin", run.task(begun, "userTask_describeIssue").getId());
        assertThat(page.get("brief").isNull()).isTrue();
        assertThat(page.get("timeline")).isEmpty();
        assertThat(texts(shown(page).get("steps"))).containsExactly("userTask_describeIssue");
    }

    @Test
    void casesAreLinkedForThoseWhoReadThem() {
        String experience = published();
        String highlight = json("secretariat", "/api/experiences/" + experience)
                .get("highlight")
                .asText();
        String borrowing = run.businessKey(borrowing(experience));
        String review = run.businessKey(review(highlight, "water"));
        assertThat(linked("captain.dacheng", highlight)).contains(experience, review);
        assertThat(linked("county.raoping", borrowing)).contains(experience, highlight);
        assertThat(linked("handler.water", review)).containsExactly(highlight);
        // Not registered yet: the source's team does not know of it, who asked for it does.
        assertThat(linked("captain.dacheng", experience)).contains(highlight).doesNotContain(borrowing);
        assertThat(linked("captain.fubin", experience)).contains(borrowing);
    }

    @Test
    void aQuestionAndItsIssueKnowEachOther() {
        window.open(session, Date.from(Instant.parse("2032-09-21T10:00:00Z")));
        String question = asked(false);
        run.submitBy(
                "secretariat",
                question,
                "userTask_moderateQuestion",
                Map.of("moderation", "issue", "category", "农田水利"));
        window.close(session);
        String number = run.businessKey(question);
        List<String> issue = linked("captain.dacheng", number);
        assertThat(issue).hasSize(1).first().asString().startsWith("WT-");
        assertThat(linked("captain.dacheng", issue.get(0))).containsExactly(number);
        assertThat(linked("captain.fubin", number)).isEmpty();
    }

    @Test
    void nobodyLearnsWhoAskedWithoutAName() {
        String question = question(true);
        String number = run.businessKey(question);
        String task = run.task(question, "userTask_answerQuestion").getId();
        for (String person : List.of("handler.water", "secretariat", "leader")) {
            for (String door : List.of(
                    "/api/tasks/" + task + "/case",
                    "/api/cases?number=" + number,
                    "/api/tasks/cards?task=" + task,
                    "/api/cases?words=" + number)) {
                assertThat(body(person, door))
                        .as(person + door)
                        .contains(number)
                        .doesNotContain("dacheng", "大埕");
            }
        }
        assertThat(body("handler.water", "/api/cases?number=" + number)).contains("匿名提问");
        assertThat(body("handler.water", "/api/cases?words=大埕")).doesNotContain(number);
        // To the asker it is the own question.
        assertThat(body("captain.dacheng", "/api/begun")).contains(number);
    }

    @Test
    void aQuestionInModerationIsReadByTheSecretariatAndItsAsker() {
        window.open(session, Date.from(Instant.parse("2032-09-21T10:00:00Z")));
        String question = asked(false);
        String number = run.businessKey(question);
        assertThat(ask("secretariat", "/api/cases?number=" + number).getStatus())
                .isEqualTo(200);
        assertThat(ask("captain.dacheng", "/api/cases?number=" + number).getStatus())
                .isEqualTo(200);
        for (String person : List.of("handler.water", "leader", "captain.fubin")) {
            assertThat(ask(person, "/api/cases?number=" + number).getStatus()).isEqualTo(404);
        }
        window.close(session);
    }

    @Test
    void whatADepartmentSaidStaysHiddenUntilAllHaveReviewed() {
        run.now("2026-08-28T09:00+08:00");
        String highlight = SampleHighlight.accepted(run, session, "dacheng");
        String water = run.businessKey(review(highlight, "water"));
        String agri = run.businessKey(review(highlight, "agri"));
        reviews.enterSpoken(highlight, "water", "先测水质再扩面");
        assertThat(body("captain.dacheng", "/api/cases?number=" + water))
                .contains("代录口头点评")
                .doesNotContain("先测水质");
        reviews.enterSpoken(highlight, "agri", "可以推广");
        assertThat(body("captain.dacheng", "/api/cases?number=" + water)).contains("先测水质");
        assertThat(body("captain.dacheng", "/api/cases?number=" + agri)).contains("可以推广");
    }

    @Test
    void numbersOfPersonsAreWholeInTheCaseAndMaskedInLists() {
        String number = dispatched("请联系13876501234修渠", null);
        JsonNode found = json("handler.water", "/api/cases?words=" + number);
        assertThat(found.get(0).get("title").asText()).isEqualTo("请联系138****1234修渠");
        String described = dispatched("修渠", "村民电话13876501234");
        assertThat(facts(json("handler.water", "/api/cases?number=" + described)))
                .containsEntry("反映情况", "村民电话13876501234");
    }

    @Test
    void cardsTellWhatIsUrgent() {
        String number = dispatched("450亩土地缺水", null);
        String task = task(number, "userTask_claimIssue").getId();
        JsonNode card = json("handler.water", "/api/tasks/cards?task=" + task).get(0);
        assertThat(card.get("number").asText()).isEqualTo(number);
        assertThat(card.get("team").asText()).isEqualTo("大埕镇工作队");
        assertThat(card.at("/signal/colour").asText()).isEqualTo("GREEN");
        run.now("2026-09-28T10:00+08:00");
        card = json("handler.water", "/api/tasks/cards?task=" + task).get(0);
        assertThat(card.at("/signal/colour").asText()).isEqualTo("RED");
        assertThat(card.at("/signal/left").asText()).matches("已超期\\d个工作日");
        String many = "task=x&".repeat(101);
        assertThat(ask("handler.water", "/api/tasks/cards?" + many).getStatus()).isEqualTo(400);
    }

    @Test
    void casesAreFoundByNumberTeamAndWords() {
        String number = dispatched("探寻废弃石磨坊用途", null);
        for (String words : List.of(number, "石磨坊", "大埕 磨坊", number.toLowerCase())) {
            assertThat(numbers(json("captain.dacheng", "/api/cases?words=" + words)))
                    .as(words)
                    .contains(number);
            assertThat(numbers(json("captain.fubin", "/api/cases?words=" + words)))
                    .as(words)
                    .doesNotContain(number);
        }
        assertThat(json("secretariat", "/api/cases?words=")).isEmpty();
        assertThat(numbers(json("secretariat", "/api/cases?words=%25石磨坊_")))
                .as("no wildcards")
                .isEmpty();
        assertThat(json("auditadmin", "/api/cases?words=石磨坊")).isEmpty();
    }

    @Test
    void whatIsDoneIsFoundByWhoeverDidIt() {
        String number = dispatched("450亩土地缺水", null);
        run.submitBy(
                "handler.water",
                task(number, "userTask_claimIssue").getProcessInstanceId(),
                "userTask_claimIssue",
                Map.of("decision", "accept"));
        JsonNode done = json("handler.water", "/api/done?size=1");
        JsonNode row = done.at("/rows/0");
        assertThat(row.get("name").asText()).isEqualTo("认领或提出异议");
        assertThat(row.get("number").asText()).isEqualTo(number);
        assertThat(row.get("outcome").asText()).isEqualTo("认领");
        assertThat(row.get("at").asText()).startsWith("2026-09-18T09:00");
        assertThat(row.at("/brief/state").asText()).isEqualTo("办理中");
        assertThat(done.get("rows")).hasSize(1);
        assertThat(body("handler.agri", "/api/done")).doesNotContain(number);
        assertThat(body("captain.dacheng", "/api/done")).doesNotContain(number);
    }

    @Test
    void ofADoneTaskWhoseCaseIsNoLongerReadOnlyTheNumberIsLeft() {
        String number = run.businessKey(borrowing(published()));
        assertThat(done("captain.fubin", number).at("/brief/number").asText()).isEqualTo(number);
        db.update("update borrowing set team = 'dacheng' where number = ?", number);
        assertThat(done("captain.fubin", number).get("brief").isNull()).isTrue();
    }

    @Test
    void whatIsBegunIsPagedTheNewestFirst() {
        run.now(FRIDAY);
        for (int i = 0; i < 3; i++) {
            run.startBy("captain.fubin", "issueSupervision", Map.of());
            run.advance(Duration.ofMinutes(1));
        }
        JsonNode first = json("captain.fubin", "/api/begun?size=2");
        assertThat(first.get("total").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(first.get("rows")).hasSize(2);
        assertThat(first.at("/rows/0/at").asText())
                .isGreaterThan(first.at("/rows/1/at").asText());
        assertThat(first.at("/rows/0/state").asText()).isEqualTo("办理中");
        JsonNode second = json("captain.fubin", "/api/begun?size=2&page=1");
        assertThat(second.at("/rows/0/at").asText())
                .isLessThanOrEqualTo(first.at("/rows/1/at").asText());
        assertThat(json("captain.longhu", "/api/begun").get("total").asInt()).isZero();
    }

    private void hasCase(String person, String instance, String step, String kind) {
        Task task = run.task(instance, step);
        JsonNode page = page(person, task.getId());
        assertThat(page.at("/brief/kind").asText()).as(step).isEqualTo(kind);
        assertThat(page.get("facts")).as(step).isNotEmpty();
        assertThat(page.get("timeline")).as(step).isNotEmpty();
        assertThat(texts(shown(page).get("steps"))).as(step).contains(step);
    }

    private String dispatched(String title, String description) {
        run.now(FRIDAY);
        String number = issues.raise(new RaisedIssue(
                title,
                description == null ? "大埕镇450亩土地久旱缺水。" : description,
                "农田水利",
                null,
                "dacheng",
                null,
                null,
                Outcome.DISPATCHED,
                null,
                null));
        run.submitBy(
                "secretariat",
                task(number, "userTask_dispatchIssue").getProcessInstanceId(),
                "userTask_dispatchIssue",
                Map.of("owner", "dept.water", "issueClass", "ordinary", "note", "请先到现场查看水源。"));
        return number;
    }

    private String review(String highlight, String department) {
        return run.start(
                "departmentReview",
                Map.of(
                        "sessionNumber",
                        session,
                        "meetingDate",
                        "2026-09-18",
                        "reviewOrder",
                        highlight + "|" + department));
    }

    private String asked(boolean anonymous) {
        String question = run.startBy("captain.dacheng", "questionAnswer", Map.of());
        run.submitBy(
                "captain.dacheng",
                question,
                "userTask_writeQuestion",
                Map.of("addressee", "dept.water", "anonymous", anonymous, "questionText", "水质检测由谁负责？"));
        return question;
    }

    private String question(boolean anonymous) {
        window.open(session, Date.from(Instant.parse("2032-09-21T10:00:00Z")));
        String question = asked(anonymous);
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        window.close(session);
        return question;
    }

    private String published() {
        run.now("2026-08-28T09:00+08:00");
        String highlight = SampleHighlight.accepted(run, session, "dacheng");
        return transaction.execute(s -> library.publish(highlight));
    }

    private String borrowing(String experience) {
        String borrowing = run.startBy("captain.fubin", "experienceBorrowing", Map.of());
        run.submitBy(
                "captain.fubin",
                borrowing,
                "userTask_describeAdaptation",
                new HashMap<>(Map.of(
                        "entry", experience,
                        "adaptation", "拟改打浅井并配套滴灌。",
                        "industry", "tea",
                        "market", "local",
                        "scale", "villages",
                        "localConditions", "浅层地下水丰富")));
        return borrowing;
    }

    private Task task(String number, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private JsonNode page(String person, String task) {
        return json(person, "/api/tasks/" + task + "/case");
    }

    private JsonNode done(String person, String number) {
        for (JsonNode row : json(person, "/api/done?size=100").get("rows")) {
            if (row.get("number").asText().equals(number)) {
                return row;
            }
        }
        throw new AssertionError(person + " has done nothing of " + number);
    }

    private List<String> linked(String person, String number) {
        return numbers(json(person, "/api/cases?number=" + number).get("linked"));
    }

    private static List<String> numbers(JsonNode briefs) {
        return briefs.findValuesAsText("number");
    }

    private static JsonNode shown(JsonNode page) {
        for (JsonNode diagram : page.get("diagrams")) {
            if (diagram.get("definition").equals(page.get("shown"))) {
                return diagram;
            }
        }
        throw new AssertionError("none is shown of " + page.get("diagrams"));
    }

    private static Map<String, String> facts(JsonNode page) {
        Map<String, String> facts = new HashMap<>();
        page.get("facts")
                .forEach(f -> facts.put(f.get("label").asText(), f.get("value").asText()));
        return facts;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private JsonNode json(String person, String path) {
        try {
            return JSON.readTree(body(person, path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String body(String person, String path) {
        MockHttpServletResponse answer = ask(person, path);
        assertThat(answer.getStatus()).as(person + " " + path).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse ask(String person, String path) {
        try {
            return mvc.perform(get(URI.create(path.replace(" ", "%20"))).with(httpBasic(person, "demo")))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
