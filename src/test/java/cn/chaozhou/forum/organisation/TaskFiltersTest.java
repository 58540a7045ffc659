package cn.chaozhou.forum.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.wording.Texts;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people find in Tasklist's first list. */
@ForumTest
class TaskFiltersTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    TaskFilters own;

    @Autowired
    ProcessRun run;

    private String deployment;

    @BeforeEach
    void oneTaskOfAPostAndOneOfAPerson() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "filter-probe.bpmn",
                        Bpmn.createExecutableProcess("filterProbe")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .parallelGateway("gateway_both")
                                .userTask("userTask_probePost")
                                .camundaCandidateGroups("dept.agri.handler, dept.water.handler")
                                .endEvent()
                                .moveToNode("gateway_both")
                                .userTask("userTask_probeOwn")
                                .camundaAssignee("handler.agri")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey("filterProbe");
    }

    @AfterEach
    void cleanUp() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void theFirstListShowsWhatIHoldAndWhatMyPostMayClaimButNotWhatAColleagueHolds() {
        assertThat(mine("handler.agri")).containsExactlyInAnyOrder("userTask_probePost", "userTask_probeOwn");
        assertThat(mine("handler.water")).containsExactly("userTask_probePost");
        assertThat(mine("handler.bank")).isEmpty();

        String open = tasks.createTaskQuery()
                .taskDefinitionKey("userTask_probePost")
                .singleResult()
                .getId();
        run.as("handler.water", () -> {
            tasks.claim(open, "handler.water");
            return null;
        });

        assertThat(mine("handler.agri")).containsExactly("userTask_probeOwn");
        assertThat(mine("handler.water")).containsExactly("userTask_probePost");
    }

    @Test
    void whatIsDueFirstStandsFirstAndWhatHasNoLimitLast() {
        assertThat(mine("handler.agri")).hasSize(2);
        for (String first : List.of("userTask_probePost", "userTask_probeOwn")) {
            tasks.createTaskQuery().processDefinitionKey("filterProbe").list().forEach(task -> {
                task.setDueDate(task.getTaskDefinitionKey().equals(first) ? new Date() : null);
                tasks.saveTask(task);
            });
            assertThat(mine("handler.agri")).first().isEqualTo(first);
        }
    }

    /** 2026-09-30 is a Wednesday before the holidays of the first week of October: the third working day is 10 October. */
    @Test
    void whatIsDueWithinThreeWorkingDaysIsDueSoonHoweverManyHolidaysLieBetween() {
        run.now("2026-09-30T09:00+08:00");
        try {
            due("2026-10-10T18:00+08:00");
            assertThat(listed("handler.agri", "即将到期")).hasSize(2);
            due("2026-10-12T18:00+08:00");
            assertThat(listed("handler.agri", "即将到期")).isEmpty();
            due("2026-09-30T08:00+08:00");
            assertThat(listed("handler.agri", "即将到期")).as("that is over").isEmpty();
        } finally {
            run.resetClock();
        }
    }

    private void due(String moment) {
        tasks.createTaskQuery().processDefinitionKey("filterProbe").list().forEach(task -> {
            task.setDueDate(Date.from(OffsetDateTime.parse(moment).toInstant()));
            tasks.saveTask(task);
        });
    }

    @Test
    void eachRoleFindsItsOwnFilters() {
        assertThat(names("captain.dacheng")).containsExactlyInAnyOrder("我的待办", "本单位待领", "我已签收", "即将到期", "已超期");
        assertThat(names("head.agri")).contains("我的待办", "本单位全部").doesNotContain("全部任务");
        assertThat(names("supervisor")).contains("我的待办", "全部任务").doesNotContain("本单位全部");
    }

    @Test
    void aNewNameRenamesAFilterAndAStartChangesNothingElse() {
        Filter first = filters.createFilterQuery().filterName("我的待办").singleResult();
        long before = filters.createFilterQuery().count();
        first.setName("旧名");
        filters.saveFilter(first);
        own.ensure();
        assertThat(filters.createFilterQuery().filterName("我的待办").singleResult().getId())
                .isEqualTo(first.getId());
        assertThat(filters.createFilterQuery().count()).isEqualTo(before);
    }

    private List<String> names(String user) {
        return run.as(user, () -> filters.createFilterQuery().list().stream()
                .map(Filter::getName)
                .toList());
    }

    private List<String> mine(String user) {
        return listed(user, Texts.of("organisation.filter.mine.name"));
    }

    private List<String> listed(String user, String name) {
        String filter =
                filters.createFilterQuery().filterName(name).singleResult().getId();
        return run.as(user, () -> filters.<Task>list(filter).stream()
                .map(Task::getTaskDefinitionKey)
                .filter(key -> key.startsWith("userTask_probe"))
                .toList());
    }
}
