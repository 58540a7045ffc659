package cn.chaozhou.forum.organisation;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the open tasks that wait for posts, whoever holds them and whoever asks. */
@Component
class WaitingTasks {

    private final JdbcClient db;
    private final Units units;

    WaitingTasks(JdbcClient db, Units units) {
        this.units = units;
        this.db = db;
    }

    /** Tasks of all posts of the organisation, and of those whose work it has taken over. */
    int of(UnitKind kind, String code) {
        List<String> codes = Stream.concat(
                        Stream.of(code), units.succeededBy(kind, code).stream().map(Unit::code))
                .toList();
        return of(kind.roles().stream()
                .flatMap(role -> codes.stream().map(role::of))
                .toList());
    }

    /** @param groups for example {@code dept.agri.head} */
    int of(List<String> groups) {
        return db.sql("select count(distinct TASK_ID_) from ACT_RU_IDENTITYLINK"
                        + " where TYPE_ = 'candidate' and TASK_ID_ is not null and GROUP_ID_ in (:groups)")
                .param("groups", groups)
                .query(Integer.class)
                .single();
    }
}
