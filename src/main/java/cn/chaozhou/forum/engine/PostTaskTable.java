package cn.chaozhou.forum.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code post_task}: which open tasks each post has, held or not, by limit. {@link PostTaskWriter} writes it,
 * {@link PostTasks} reads it.
 */
@Component
class PostTaskTable extends AbstractProcessEnginePlugin {

    /** Where tasks without a limit stand. */
    static final String NEVER = "9999-12-31 00:00:00";

    private static final String LINKS =
            """
            from ACT_RU_TASK T join ACT_RU_IDENTITYLINK L on L.TASK_ID_ = T.ID_
            where L.TYPE_ = 'candidate' and L.GROUP_ID_ is not null
            """;

    private static final String SHARED =
            """
            exists (select 1 from ACT_RU_IDENTITYLINK O
                where O.TASK_ID_ = T.ID_ and O.TYPE_ = 'candidate' and O.GROUP_ID_ <> L.GROUP_ID_)
            """;

    private static final String COLUMNS = "task_id, post, held, due_at, shared";

    /** The rows as the engine's tables have them; the same post may be named twice for a task. */
    private static final String RIGHT =
            """
            select distinct T.ID_, L.GROUP_ID_, T.ASSIGNEE_ is not null, coalesce(T.DUE_DATE_, timestamp '%s'), %s
            """
                            .formatted(NEVER, SHARED)
                    + LINKS;

    private static final String STORED = "select " + COLUMNS + " from post_task";

    static final String ADD = "insert into post_task (" + COLUMNS + ") " + RIGHT;

    private final JdbcClient db;

    PostTaskTable(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomSessionFactories(EngineParts.with(
                configuration.getCustomSessionFactories(),
                EngineParts.opens(
                        DbEntityManager.class,
                        () -> new PostTaskWriter(Context.getCommandContext().getSession(PersistenceSession.class)))));
    }

    /** For an office whose tasks are older than the table, and for whatever was changed past the engine. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        // Who watches every case is answered from the engine's own table, which has no index for its order and its
        // hidden steps.
        db.sql("create index if not exists FORUM_TASK_DUE on ACT_RU_TASK (DUE_DATE_, ID_)")
                .update();
        db.sql("create index if not exists FORUM_TASK_STEP on ACT_RU_TASK (TASK_DEF_KEY_)")
                .update();
        // Compared as wholes: looking for each row by itself, H2 took longer than a query may with 100,000 open tasks.
        db.sql(STORED + " except " + RIGHT)
                .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(wrong -> db.sql("delete from post_task where task_id = ? and post = ?")
                        .params(wrong)
                        .update());
        db.sql("insert into post_task (" + COLUMNS + ") " + RIGHT + " except " + STORED)
                .update();
    }
}
