package cn.chaozhou.forum.benchmark;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many open tasks of {@link #POSTS} posts, written by SQL: each a copy of one that the engine made itself, with the rows that
 * the engine or the product adds to it. One in ten has two posts, one in ten no limit, one in eight is held.
 */
final class OpenTasks {

    static final int POSTS = 60;

    private final JdbcTemplate db;
    private final boolean postgres;
    private final String model;
    private int open;

    OpenTasks(ProcessEngine engine, DataSource pool, Database.Store store) {
        db = new JdbcTemplate(pool);
        postgres = store.isPostgres();
        var process = Bpmn.createExecutableProcess("measured")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("userTask_measured")
                .camundaCandidateGroups(post(0))
                .endEvent()
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("measured.bpmn", process)
                .deploy();
        String instance =
                engine.getRuntimeService().startProcessInstanceByKey("measured").getId();
        model = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    static String post(int number) {
        return "bench.post." + number;
    }

    void growTo(int number) {
        String from =
                (postgres ? "generate_series(%d, %d)" : "system_range(%d, %d)").formatted(open + 1, number) + " N(x)";
        db.update(
                """
                insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, ASSIGNEE_, EXECUTION_ID_, PROC_INST_ID_,
                    PROC_DEF_ID_, TASK_DEF_KEY_, DUE_DATE_, SUSPENSION_STATE_, TASK_STATE_)
                select 'bench-task-0000-0000-0000-' || x, 1, NAME_, PRIORITY_, CREATE_TIME_,
                    case when mod(x, 500) = 0 then 'bench' when mod(x, 8) = 0 then 'colleague' end,
                    EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, TASK_DEF_KEY_,
                    case when mod(x, 10) <> 0 then CREATE_TIME_ + cast(mod(x * 7919, 40000) || ' minutes' as interval) end,
                    SUSPENSION_STATE_, TASK_STATE_
                from ACT_RU_TASK, %s where ID_ = ?
                """
                        .formatted(from)
                        .replace(
                                "cast(mod(x * 7919, 40000) || ' minutes' as interval)",
                                postgres
                                        ? "mod(x * 7919, 40000) * interval '1 minute'"
                                        : "mod(x * 7919, 40000) * interval '1' minute"),
                model);
        for (String second : List.of("", " where mod(x, 10) = 3")) {
            String post = "'bench.post.' || mod(x" + (second.isEmpty() ? "" : " + 7") + ", " + POSTS + ")";
            String link = second.isEmpty() ? "a" : "b";
            db.update("insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) select 'link-" + link
                    + "-' || x, 1, " + post + ", 'candidate', 'bench-task-0000-0000-0000-' || x from " + from + second);
        }
        open = number;
    }

    /** What the engine by default writes for each candidate, copied from what it wrote for the model. */
    void withRowsOfTheEngine() {
        db.update(
                """
                insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
                select 'grant-' || L.ID_, 1, A.TYPE_, L.GROUP_ID_, A.RESOURCE_TYPE_, L.TASK_ID_, A.PERMS_
                from ACT_RU_AUTHORIZATION A, ACT_RU_IDENTITYLINK L
                where A.RESOURCE_ID_ = ? and A.GROUP_ID_ is not null and L.ID_ like 'link-%'
                  and not exists (select 1 from ACT_RU_AUTHORIZATION O where O.RESOURCE_ID_ = L.TASK_ID_ and O.GROUP_ID_ = L.GROUP_ID_)
                """,
                model);
        settle();
    }

    /** What the product writes. */
    void withRowsOfTheProduct() {
        db.update(
                """
                insert into post_task (task_id, post, held, due_at, shared)
                select T.ID_, L.GROUP_ID_, T.ASSIGNEE_ is not null, coalesce(T.DUE_DATE_, timestamp '9999-12-31 00:00:00'),
                    exists (select 1 from ACT_RU_IDENTITYLINK O where O.TASK_ID_ = T.ID_ and O.GROUP_ID_ <> L.GROUP_ID_)
                from ACT_RU_TASK T join ACT_RU_IDENTITYLINK L on L.TASK_ID_ = T.ID_
                where T.ID_ like 'bench-%' and not exists (select 1 from post_task P where P.task_id = T.ID_)
                """);
        settle();
    }

    /** As the database would some minutes later by itself. */
    private void settle() {
        db.execute(postgres ? "vacuum analyze" : "analyze");
    }
}
