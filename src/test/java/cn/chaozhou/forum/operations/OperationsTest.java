package cn.chaozhou.forum.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.notice.Notices;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A job that the engine gave up is told of, tried again or given up by a person; monitoring reads how the system is. */
@ForumTest
@AutoConfigureObservability(tracing = false)
@TestPropertySource(properties = "forum.metrics.secret=the-secret-of-monitoring")
class OperationsTest {

    private static final String CASE = "WT-2026-0815";

    @Autowired
    WebApplicationContext context;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Notices notices;

    @Autowired
    JobDesk desk;

    @Autowired
    Nodes nodes;

    @Autowired
    JdbcClient db;

    private MockMvc web;
    private @Nullable String deployment;

    @BeforeEach
    void deploy() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        BpmnModelInstance model = Bpmn.createExecutableProcess("failing")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .parallelGateway("both")
                .exclusiveGateway("step")
                .name("推送办理结果")
                .camundaAsyncBefore()
                .condition("一", "${nothing == 1}")
                .endEvent()
                .moveToNode("step")
                .condition("二", "${nothing == 2}")
                .endEvent()
                .moveToNode("both")
                .userTask("waiting")
                .boundaryEvent("timer")
                .cancelActivity(false)
                .name("到期提醒")
                .timerWithDuration("PT1S")
                .exclusiveGateway("late")
                .condition("一", "${nothing == 1}")
                .endEvent()
                .moveToNode("late")
                .condition("二", "${nothing == 2}")
                .endEvent()
                .moveToActivity("waiting")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("failing.bpmn", model)
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey("failing", CASE);
        management.createJobQuery().processDefinitionKey("failing").list().forEach(this::fail);
    }

    @AfterEach
    void undeploy() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void theAdministratorsAreToldAndSeeWhatFailed() throws Exception {
        for (String administrators : List.of("systemAdmin", "processAdmin")) {
            assertThat(notices.latestFor(List.of(administrators), 2))
                    .as(administrators)
                    .allMatch(notice -> notice.caseKey().equals(CASE))
                    .extracting(Notices.Notice::text)
                    .anyMatch(text -> text.contains("推送办理结果"))
                    .anyMatch(text -> text.contains("到期提醒"));
        }
        nodes.live();
        web.perform(as("systemadmin", get("/api/operations")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.failed", hasSize(2)))
                .andExpect(jsonPath("$.failed[0].caseKey").value(CASE))
                .andExpect(jsonPath("$.failed[0].since").isNotEmpty())
                .andExpect(jsonPath("$.failed[0].fault").value(containsString("nothing")))
                .andExpect(jsonPath("$.backlog.failed").value(2))
                .andExpect(jsonPath("$.nodes[0].alive").value(true))
                .andExpect(jsonPath("$.lastBackup").value((Object) null));
    }

    @Test
    void aFailedJobIsTriedAgainByAPersonAndByNight() throws Exception {
        Job step = job("step");
        web.perform(as("processadmin", post("/api/operations/jobs/" + step.getId() + "/retry")))
                .andExpect(status().isNoContent());
        assertThat(job("step").getRetries()).isOne();
        assertThat(runtime.createIncidentQuery().configuration(step.getId()).count())
                .isZero();
        assertThat(audited("重试作业")).contains("推送办理结果");
        web.perform(as("processadmin", post("/api/operations/jobs/" + step.getId() + "/retry")))
                .andExpect(status().isNotFound());

        desk.retryAll();
        assertThat(job("timer").getRetries()).isOne();
        fail(job("timer"));
        assertThat(notices.latestFor(List.of("systemAdmin"), 1).get(0).text())
                .as("told again when the night did not help")
                .contains("到期提醒");
    }

    @Test
    void onlyATimerIsGivenUpAndNotWithoutAReason() throws Exception {
        web.perform(cancel(job("timer"), " "))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("「取消理由」")));
        web.perform(cancel(job("step"), "不再推送"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("流程必经")));
        web.perform(cancel(job("timer"), "已电话提醒")).andExpect(status().isNoContent());
        assertThat(management.createJobQuery().activityId("timer").count()).isZero();
        assertThat(audited("取消作业")).contains("到期提醒", "已电话提醒");
    }

    @Test
    void monitoringBringsItsSecretAndReadsTheEnginesNumbers() throws Exception {
        MockHttpServletRequestBuilder numbers = get("/actuator/prometheus");
        web.perform(numbers).andExpect(status().isUnauthorized());
        web.perform(get("/actuator/prometheus").header("Authorization", "Bearer guessed"))
                .andExpect(status().isUnauthorized());
        web.perform(as("captain.dacheng", get("/actuator/prometheus"))).andExpect(status().isForbidden());
        web.perform(as("systemadmin", get("/actuator/prometheus"))).andExpect(status().isOk());
        web.perform(get("/actuator/prometheus").header("Authorization", "Bearer the-secret-of-monitoring"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("camunda_jobs_failed 2.0")))
                .andExpect(content().string(containsString("camunda_job_failed_total")))
                .andExpect(content().string(containsString("forum_messages_failed")));
        web.perform(get("/api/operations").header("Authorization", "Bearer the-secret-of-monitoring"))
                .andExpect(status().isUnauthorized());
    }

    /** As often as the retry plan wants it. */
    private void fail(Job job) {
        Job left = job;
        while (left.getRetries() > 0) {
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("nothing");
            left = management.createJobQuery().jobId(job.getId()).singleResult();
        }
    }

    private Job job(String activity) {
        return management.createJobQuery().activityId(activity).singleResult();
    }

    private String audited(String action) {
        return db.sql(
                        "select detail from audit_entry where action = ? and subject = ? order by seq desc fetch first 1 rows only")
                .params(action, CASE)
                .query(String.class)
                .single();
    }

    private static MockHttpServletRequestBuilder cancel(Job job, String reason) {
        return as("systemadmin", post("/api/operations/jobs/" + job.getId() + "/cancel"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"" + reason + "\"}");
    }

    private static MockHttpServletRequestBuilder as(String user, MockHttpServletRequestBuilder request) {
        return request.with(httpBasic(user, "demo"));
    }
}
