package cn.chaozhou.forum;

import static cn.chaozhou.forum.SessionPlay.SECRETARIAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is wrong is answered with a Chinese sentence that names the field, changes nothing, and the task stays open. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StoryOrder.class)
class BadInputIT {

    private static final String CAPTAIN = "captain.dacheng";

    private static PackagedForum forum;
    private static SessionPlay session;
    private static String highlight;

    @BeforeAll
    static void aSessionIsWanted() throws Exception {
        forum = PackagedForum.shared();
        session = SessionPlay.begin(forum);
    }

    @Test
    @Order(1)
    void aSessionNumberThatExists() {
        int before = forum.get(SECRETARIAT, "/api/sessions").size();
        assertRefused(forum.tryStart(SECRETARIAT, "sessionCycle", Map.of(), session.number), 400, "「期号」");
        assertThat(forum.get(SECRETARIAT, "/api/sessions")).hasSize(before);
    }

    @Test
    @Order(2)
    void aPlanThatCannotBeHeld() {
        String yesterday = forum.now().toLocalDate().minusDays(1).toString();
        refusesPlan("theme", "找水、卖茶", "「主题」");
        refusesPlan("theme", null, "「主题」");
        refusesPlan("meetingDate", yesterday, "「现场会日期」");
        refusesPlan("meetingDate", forum.now().toLocalDate().toString(), "「现场会日期」");
        refusesPlan("teams", List.of("dacheng", "atlantis"), "「受邀工作队」");
        refusesPlan("departments", List.of(), "「点评部门」");
        refusesPlan("speakerCount", 4, "「发言人数」");
        refusesPlan("budget", 100, "「budget」");
    }

    private static void refusesPlan(String field, Object value, String label) {
        Map<String, Object> plan = goodPlan();
        plan.put(field, value);
        assertRefusedAndOpen(SECRETARIAT, session.number, "userTask_planSession", plan, label);
    }

    private static Map<String, Object> goodPlan() {
        return session.plan(2, List.of("agri"), List.of("dacheng", "fubin", "xinxu"));
    }

    @Test
    @Order(3)
    void aHighlightWithoutDatedEvidence() {
        session.submitPlan(goodPlan());
        session.approvePlan();
        session.callOpens();
        highlight = session.highlight("dacheng");
        String tomorrow = forum.now().toLocalDate().plusDays(1).toString();
        refusesDraft("evidence", List.of(), "「佐证材料」");
        refusesDraft("evidence", null, "「佐证材料」");
        refusesDraft("evidence", List.of(SampleHighlight.evidence(tomorrow)), "「佐证材料」");
        refusesDraft("evidence", List.of(SampleHighlight.evidence("去年")), "「日期」");
        refusesDraft("title", "井", "「亮点标题」");
        refusesDraft("industry", "gold", "「产业或领域」");
        refusesDraft("verification", "VERIFIED", "「verification」");

        JsonNode task = forum.task(CAPTAIN, highlight, "userTask_draftHighlight");
        HttpResponse<String> completed = forum.send(
                CAPTAIN, "POST", "/engine-rest/task/" + task.path("id").asText() + "/complete", Map.of());
        assertRefused(completed, 400, "「亮点标题」");
    }

    private static void refusesDraft(String field, Object value, String label) {
        Map<String, Object> draft = session.draft("为民找水打井");
        draft.put(field, value);
        assertRefusedAndOpen(CAPTAIN, highlight, "userTask_draftHighlight", draft, label);
    }

    @Test
    @Order(4)
    void aTaskTakenForSomebodyElse() {
        String other = session.highlight("fubin");
        JsonNode task = forum.task("captain.fubin", other, "userTask_draftHighlight");
        assertRefused(forum.claim("captain.fubin", task, "town.fubin"), 403, "只能以本人名义");
        assertRefused(forum.claim(CAPTAIN, task, CAPTAIN), 403, "不属于您的岗位");
        assertRefused(forum.trySubmit(CAPTAIN, task, Map.of("willSubmit", "skip")), 403, "不属于您的岗位");
        assertThat(forum.task("captain.fubin", other, "userTask_draftHighlight")
                        .path("assignee")
                        .asText())
                .isEqualTo("captain.fubin");
    }

    @Test
    @Order(5)
    void moreSpeakersThanThereAre() {
        for (String team : List.of("dacheng", "fubin", "xinxu")) {
            session.submits(team, "亮点：" + team);
            session.townConfirms(team);
        }
        session.accepts("dacheng");
        session.accepts("fubin");
        forum.submit(
                SECRETARIAT,
                session.highlight("xinxu"),
                "userTask_acceptHighlight",
                Map.of("acceptance", "decline", "returnReason", "与本期主题无关"));
        String declined = session.highlight("xinxu");
        String first = session.highlight("dacheng");
        String second = session.highlight("fubin");
        refusesSpeakers(List.of(first, second, declined));
        refusesSpeakers(List.of(declined));
        refusesSpeakers(List.of(first, first));
        refusesSpeakers(List.of());
        session.picks(List.of(first));
    }

    private static void refusesSpeakers(List<String> speakers) {
        assertRefusedAndOpen(
                SECRETARIAT, session.number, "userTask_pickSpeakers", SessionPlay.speakers(speakers), "「发言顺序」");
    }

    @Test
    @Order(6)
    void aTaskThatAColleagueHolds() {
        String question = session.asks(CAPTAIN, "dept.agri", "种苗补贴什么时候发？", false);
        session.shows(question);
        JsonNode task = forum.task("handler.agri", question, "userTask_answerQuestion");
        PackagedForum.ok(forum.claim("handler.agri", task, "handler.agri"));
        assertRefused(forum.claim("head.agri", task, "head.agri"), 409, "已由他人签收");
        assertRefused(forum.trySubmit("head.agri", task, Map.of("answerText", "下个月发放。")), 403, "已由他人签收");
        assertThat(forum.task("handler.agri", question, "userTask_answerQuestion")
                        .path("assignee")
                        .asText())
                .isEqualTo("handler.agri");
    }

    @Test
    @Order(7)
    void nothingStartsOrEndsBesideItsForm() {
        int issues = forum.get(CAPTAIN, "/api/issues").size();
        Map<String, Object> forged = Map.of(
                "title", Map.of("value", "冒名的问题"),
                "description", Map.of("value", "以别的工作队名义登记的问题。"),
                "category", Map.of("value", "其他"),
                "raisedByTeam", Map.of("value", "fubin"),
                "outcome", Map.of("value", "CLAIMED"),
                "department", Map.of("value", "bank"));
        String start = "/engine-rest/process-definition/key/issueSupervision/start";
        refusesDoor(CAPTAIN, start, Map.of());
        refusesDoor(CAPTAIN, start, Map.of("variables", forged));
        refusesDoor(
                CAPTAIN,
                start,
                Map.of(
                        "variables",
                        forged,
                        "startInstructions",
                        List.of(Map.of("type", "startBeforeActivity", "activityId", "serviceTask_registerIssue"))));
        refusesDoor(
                CAPTAIN,
                "/engine-rest/message",
                Map.of("messageName", "forum.issueRaised", "processVariables", forged));
        refusesDoor(
                SECRETARIAT,
                "/engine-rest/process-definition/key/sessionCycle/start",
                Map.of(
                        "startInstructions",
                        List.of(Map.of("type", "startBeforeActivity", "activityId", "serviceTask_publishSession"))));
        assertThat(forum.get(CAPTAIN, "/api/issues")).hasSize(issues);

        String question = session.asks(CAPTAIN, "dept.agri", "良种基地在哪里？", false);
        session.shows(question);
        JsonNode task = forum.task("handler.agri", question, "userTask_answerQuestion");
        PackagedForum.ok(forum.claim("handler.agri", task, "handler.agri"));
        String door = "/engine-rest/task/" + task.path("id").asText();
        refusesDoor("handler.agri", door + "/bpmnError", Map.of("errorCode", "gone"));
        refusesDoor("handler.agri", door + "/resolve", Map.of());
        refusesDoor("handler.agri", door + "/delegate", Map.of("userId", CAPTAIN));
        refusesDoor("handler.agri", door + "/identity-links", Map.of("userId", CAPTAIN, "type", "candidate"));
        assertThat(forum.tasks("handler.agri", question, "userTask_answerQuestion"))
                .hasSize(1);
    }

    private static void refusesDoor(String user, String path, Map<String, Object> body) {
        assertRefused(forum.send(user, "POST", path, body), 403, "只能");
    }

    private static void assertRefusedAndOpen(
            String user, String caseKey, String step, Map<String, Object> form, String advice) {
        assertRefused(forum.trySubmit(user, caseKey, step, form), 400, advice);
        assertThat(forum.tasks(user, caseKey, step)).as("the task stays open").hasSize(1);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String advice) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(PackagedForum.json(answer).path("message").asText())
                .contains(advice)
                .doesNotContain("Exception", "ENGINE-");
    }
}
