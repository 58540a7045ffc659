package cn.chaozhou.forum.rights;

import cn.chaozhou.forum.ForumTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What rights cost on the page of tasks: fifteen and the count, as Tasklist asks, for somebody with three groups.
 * {@code mvn test -Dtest=TaskPageMeasure -Dforum.measure=10000}
 */
@ForumTest
@EnabledIfSystemProperty(named = "forum.measure", matches = "\\d+")
class TaskPageMeasure {

    private static final int ROUNDS = 200;
    private static final int GROUPS = 90;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    IdentityService identities;

    @Autowired
    ProcessEngineConfigurationImpl configuration;

    @Test
    void measure() throws Exception {
        var model = Bpmn.createExecutableProcess("measured")
                .startEvent()
                .userTask("userTask_measured")
                .camundaCandidateGroups("${group}")
                .endEvent()
                .done();
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .forEach(p -> p.setCamundaHistoryTimeToLiveString("P1D"));
        repository.createDeployment().addModelInstance("measured.bpmn", model).deploy();
        int open = Integer.getInteger("forum.measure");
        for (int i = 0; i < open; i++) {
            String group = i % GROUPS == 0 ? "team.dacheng.captain" : "measured." + i % GROUPS;
            runtime.startProcessInstanceByKey("measured", Map.of("group", group));
        }
        String mine = filters.createFilterQuery()
                .orderByFilterId()
                .asc()
                .list()
                .get(0)
                .getId();
        for (var filter : filters.createFilterQuery().list()) {
            if (filter.getProperties().get("priority").equals(1)) {
                mine = filter.getId();
            }
        }
        String filter = mine;
        // H2 would answer the same question from its memory.
        jdbc.execute("set optimize_reuse_results 0");
        identities.setAuthentication("captain.dacheng", List.of("captain", "team.dacheng", "team.dacheng.captain"));
        try {
            compare("my filter", () -> filters.listPage(filter, byAge(), 0, 15), () -> filters.count(filter));
            compare("all I may see against all there is", () -> byAge().listPage(0, 15), () -> byAge().count());
        } finally {
            identities.clearAuthentication();
        }
    }

    private TaskQuery byAge() {
        return tasks.createTaskQuery().orderByTaskCreateTime().desc();
    }

    private void compare(String what, Callable<?> list, Callable<Long> count) throws Exception {
        List<Long> on = new ArrayList<>();
        List<Long> off = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            on.add(time(list) + time(count));
            off.add(time(() -> withoutRights(list)) + time(() -> withoutRights(count)));
        }
        System.out.printf(
                "MEASURED %s: on %.2f ms, off %.2f ms, ratio %.2f; sees %d, without rights %d%n",
                what,
                median(on) / 1e6,
                median(off) / 1e6,
                (double) median(on) / median(off),
                count.call(),
                withoutRights(count));
    }

    private <T> T withoutRights(Callable<T> act) {
        return configuration.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(act));
    }

    private static long time(Callable<?> page) throws Exception {
        long start = System.nanoTime();
        page.call();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        // The first half warms up.
        List<Long> warm = new ArrayList<>(times.subList(times.size() / 2, times.size()));
        Collections.sort(warm);
        return warm.get(warm.size() / 2);
    }
}
