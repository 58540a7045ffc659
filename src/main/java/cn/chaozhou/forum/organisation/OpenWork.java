package cn.chaozhou.forum.organisation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the open tasks that wait for posts, whoever holds them and whoever asks. */
@Component
public class OpenWork {

    private final JdbcClient db;

    OpenWork(JdbcClient db) {
        this.db = db;
    }

    /** Tasks of all posts of the organisation. */
    public int of(UnitKind kind, String code) {
        return waiting(kind.roles().stream().map(role -> role.of(code)).toList());
    }

    /** @param groups for example {@code dept.agri.head} */
    int waiting(List<String> groups) {
        return db.sql("select count(distinct TASK_ID_) from ACT_RU_IDENTITYLINK"
                        + " where TYPE_ = 'candidate' and TASK_ID_ is not null and GROUP_ID_ in (:groups)")
                .param("groups", groups)
                .query(Integer.class)
                .single();
    }
}
