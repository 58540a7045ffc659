package cn.chaozhou.forum.engine;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Indexes of the engine's tables that it doesn't bring itself. */
@Component
class EngineIndexes {

    private final JdbcTemplate db;

    EngineIndexes(JdbcTemplate db) {
        this.db = db;
    }

    /** Not a migration: those run before the engine has made its tables. */
    @EventListener(ApplicationStartedEvent.class)
    void ensure() {
        // People ask for what they have finished and begun.
        db.execute("create index if not exists FORUM_HI_TASK_DONE on ACT_HI_TASKINST (ASSIGNEE_, END_TIME_)");
        db.execute("create index if not exists FORUM_HI_PROC_BEGUN on ACT_HI_PROCINST (START_USER_ID_, START_TIME_)");
        // The oldest due job first: without it each look sorts all that are due.
        db.execute("create index if not exists FORUM_RU_JOB_DUE on ACT_RU_JOB (DUEDATE_)");
    }
}
