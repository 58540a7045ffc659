package cn.chaozhou.forum.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Reader;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** An anonymous asker stays unknown at every door, to everybody but the secretariat and the audit. */
@ForumTest
class QuestionNamesTest {

    private static final Reader READER = new Reader("handler.bank", Set.of("handler"));

    private static final String ASKER = "captain.fubin";
    private static int counter;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessRun run;

    @Autowired
    QuestionWindow window;

    @Autowired
    QuestionDesk desk;

    @Autowired
    AnswerSearch search;

    @Autowired
    IssueDesk issues;

    @Autowired
    Notices notices;

    @Autowired
    Timeline timeline;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private MockMvc mvc;
    private String session;

    @BeforeEach
    void theWindowIsOpen() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        run.now("2026-09-15T09:00+08:00");
        session = "2026-6" + ++counter;
        window.open(session, Date.from(Instant.parse("2026-09-22T10:00:00Z")));
    }

    @AfterEach
    void theWindowIsClosed() {
        window.close(session);
        run.resetClock();
    }

    @Test
    void atNoStepDoesAnybodyFindTheName() throws Exception {
        String question = run.startBy(ASKER, QuestionProcess.KEY, Map.of());
        assertHidden(question);
        run.submitBy(ASKER, question, "userTask_writeQuestion", form());
        assertHidden(question);
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        assertHidden(question);
        run.submitBy("handler.bank", question, "userTask_answerQuestion", answer());
        assertHidden(question);
        run.submitBy(ASKER, question, "userTask_rateAnswer", Map.of("rating", "satisfied"));
        assertHidden(question);
        assertThat(run.as("manager", () -> history(question)))
                .as("the case itself is watched")
                .contains("started by null", "userTask_rateAnswer by null", "userTask_answerQuestion by handler.bank");
        String review = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(AnswerReviewProcess.KEY)
                .processInstanceBusinessKey(run.businessKey(question))
                .singleResult()
                .getId();
        assertHidden(review);
        assertThat(json.writeValueAsString(search.find(READER, null, null, session, new Paging(0, 20))))
                .contains(run.businessKey(question))
                .satisfies(this::namesNobody);
    }

    @Test
    void thoseWhoWatchSeeNoTaskThatTellsTheAsker() {
        String question = run.startBy(ASKER, QuestionProcess.KEY, Map.of());
        String writing = run.task(question, "userTask_writeQuestion").getId();
        for (String watcher : List.of("supervisor", "leader", "manager")) {
            assertThat(run.as(
                            watcher,
                            () -> tasks.createTaskQuery().taskId(writing).count()))
                    .isZero();
            assertThatThrownBy(() -> run.as(watcher, () -> forms.getTaskFormVariables(writing)))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(run.as(ASKER, () -> tasks.createTaskQuery().taskId(writing).count()))
                .isOne();
        run.submitBy(ASKER, question, "userTask_writeQuestion", form());
        String moderation = run.task(question, "userTask_moderateQuestion").getId();
        assertThatThrownBy(() -> run.as("leader", () -> forms.getTaskFormVariables(moderation)))
                .isInstanceOf(AuthorizationException.class);
        assertThat(run.as("secretariat", () -> forms.getTaskFormVariables(moderation)))
                .containsEntry("askerName", "浮滨镇工作队队长");
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        String answering = run.task(question, "userTask_answerQuestion").getId();
        assertThat(run.as(
                        "supervisor",
                        () -> tasks.createTaskQuery().taskId(answering).count()))
                .as("other tasks are watched as before")
                .isOne();
    }

    @Test
    void theAnswererReadsNoHistory() {
        String question = answered();
        for (String user : List.of("handler.bank", "head.bank", "captain.dacheng", "processadmin", "systemadmin")) {
            assertThat(run.as(user, () -> history(question))).as(user).isEqualTo("[]");
        }
    }

    @Test
    void anIssueMadeOfItNamesNeitherTeamNorCaptain() throws Exception {
        String question = answered();
        Map<String, Object> dissatisfied = Map.of("rating", "dissatisfied", "followUp", "请给出办理时限。");
        run.submitBy(ASKER, question, "userTask_rateAnswer", dissatisfied);
        assertHidden(question);
        run.submitBy("handler.bank", question, "userTask_answerQuestion", answer());
        run.submitBy(ASKER, question, "userTask_rateAnswer", Map.of("rating", "dissatisfied"));
        String number = String.valueOf(desk.get(run.businessKey(question)).issueNumber);
        String story = mvc.perform(get("/api/issues/" + number).with(httpBasic("handler.bank", "demo")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(story).contains("匿名提问").satisfies(this::namesNobody);
        String issue = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .rootProcessInstances()
                .singleResult()
                .getId();
        assertHidden(issue);
        assertThat(issues.find(number).orElseThrow().raisedByTeam()).isNull();
        assertThat(notices.latestFor(List.of(ASKER), 1).get(0).text()).contains(number);
    }

    @Test
    void theSecretariatAndTheAuditAskForTheNameOnTheRecord() throws Exception {
        String number = run.businessKey(answered());
        for (String user : List.of("handler.bank", "leader", "supervisor", "manager", ASKER)) {
            mvc.perform(get("/api/questions/asker").param("number", number).with(httpBasic(user, "demo")))
                    .andExpect(status().isForbidden());
        }
        for (String user : List.of("secretariat", "auditadmin")) {
            mvc.perform(get("/api/questions/asker").param("number", number).with(httpBasic(user, "demo")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.user").value(ASKER));
        }
        mvc.perform(get("/api/questions/asker").param("number", "9/Q-1").with(httpBasic("auditadmin", "demo")))
                .andExpect(status().isNotFound());
        assertThat(timeline.of(number))
                .filteredOn(entry -> entry.step().equals("查看提问人"))
                .extracting(Timeline.Entry::actor)
                .containsExactly("secretariat", "auditadmin");
    }

    /** What those who watch every case, and what the answerers read of it, over the engine and over our own lists. */
    private void assertHidden(String instance) throws Exception {
        for (String watcher : List.of("supervisor", "leader", "manager", "handler.bank", "head.bank")) {
            String seen = run.as(watcher, () -> history(instance) + running(instance));
            assertThat(seen).as(watcher).satisfies(this::namesNobody);
        }
        for (String list : List.of("/api/questions?session=" + session, "/api/questions/window", "/api/answers")) {
            String seen = mvc.perform(get(list).with(httpBasic("handler.bank", "demo")))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(seen).as(list).satisfies(this::namesNobody);
        }
        for (String reader : List.of("dept.bank.handler", "dept.bank.head", "secretariat", "supervisor", "leader")) {
            assertThat(json.writeValueAsString(notices.latestFor(List.of(reader), 50)))
                    .as("notices to %s", reader)
                    .satisfies(this::namesNobody);
        }
    }

    private void namesNobody(String text) {
        assertThat(text).doesNotContain("fubin").doesNotContain("浮滨");
    }

    private String history(String instance) {
        List<Object> seen = new ArrayList<>();
        seen.addAll(
                history
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .includeDeleted()
                        .list()
                        .stream()
                        .map(v -> v.getName() + "=" + v.getValue())
                        .toList());
        seen.addAll(
                history.createHistoricDetailQuery().processInstanceId(instance).list());
        seen.addAll(history.createHistoricProcessInstanceQuery().processInstanceId(instance).list().stream()
                .map(p -> "started by " + p.getStartUserId())
                .toList());
        seen.addAll(history.createHistoricTaskInstanceQuery().processInstanceId(instance).list().stream()
                .map(t -> t.getTaskDefinitionKey() + " by " + t.getAssignee())
                .toList());
        seen.addAll(history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .map(a -> a.getActivityId() + " by " + a.getAssignee())
                .toList());
        seen.addAll(history.createHistoricIdentityLinkLogQuery().list().stream()
                .map(link -> link.getUserId() + " " + link.getGroupId())
                .toList());
        seen.addAll(history.createUserOperationLogQuery().processInstanceId(instance).list().stream()
                .map(entry -> entry.getUserId())
                .toList());
        return seen.toString();
    }

    private String running(String instance) {
        List<Object> seen = new ArrayList<>();
        seen.addAll(runtime.createVariableInstanceQuery().processInstanceIdIn(instance).list().stream()
                .map(v -> v.getName() + "=" + v.getValue())
                .toList());
        seen.addAll(tasks.createTaskQuery().processInstanceId(instance).list().stream()
                .map(t -> t.getTaskDefinitionKey() + " by " + t.getAssignee() + " sees "
                        + forms.getTaskFormVariables(t.getId()))
                .toList());
        return seen.toString();
    }

    private String answered() {
        String question = run.startBy(ASKER, QuestionProcess.KEY, Map.of());
        run.submitBy(ASKER, question, "userTask_writeQuestion", form());
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        run.submitBy("handler.bank", question, "userTask_answerQuestion", answer());
        return question;
    }

    private static Map<String, Object> form() {
        return Map.of("addressee", "dept.bank", "questionText", "茶农贷款到期正值淡季，能不能续贷？", "anonymous", true);
    }

    private static Map<String, Object> answer() {
        return Map.of("answerText", "请向经办银行咨询续贷办法。");
    }
}
