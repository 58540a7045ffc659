package cn.chaozhou.forum.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks in somebody's hands, for what is written beside the engine and must not outlive the task. */
@Component
public class HeldTasks {

    private final JdbcClient db;

    HeldTasks(JdbcClient db) {
        this.db = db;
    }

    /** Keeps the task from being completed or given away until the transaction ends; false where it is not theirs. */
    public boolean hold(String task, String user) {
        return db.sql("select ID_ from ACT_RU_TASK where ID_ = ? and ASSIGNEE_ = ? for update")
                .params(task, user)
                .query(String.class)
                .optional()
                .isPresent();
    }
}
