package cn.chaozhou.forum.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Models that one person designed and another is to release. For Modeler the deployment succeeded; the engine keeps its
 * files under names that none of its deployers takes up.
 */
@Repository
class Drafts {

    private static final String SUFFIX = ".draft";

    private final JdbcClient db;
    private final Clock clock;

    Drafts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One draft that waits.
     *
     * @param id of the deployment that holds its files
     * @param name of the deployment, as the designer gave it
     * @param designer the person who handed it in
     * @param since when that was
     */
    record Draft(String id, @Nullable String name, String designer, Instant since) {}

    void hold(DeploymentEntity deployment, String designer) {
        List<ResourceEntity> files = new ArrayList<>(deployment.getResources().values());
        deployment.getResources().clear();
        files.forEach(file -> {
            file.setName(file.getName() + SUFFIX);
            deployment.addResource(file);
        });
        db.sql("insert into model_draft (deployment_id, name, designer, drafted_at) values (?, ?, ?, ?)")
                .params(deployment.getId(), deployment.getName(), designer, now())
                .update();
    }

    /** The name under which the file will be published. */
    static String published(String resource) {
        return resource.substring(0, resource.length() - SUFFIX.length());
    }

    List<Draft> list() {
        return db.sql("select * from model_draft where ended_at is null order by drafted_at, deployment_id")
                .query(Drafts::draft)
                .list();
    }

    @Nullable
    Draft find(String id) {
        return db.sql("select * from model_draft where deployment_id = ? and ended_at is null")
                .param(id)
                .query(Drafts::draft)
                .optional()
                .orElse(null);
    }

    /**
     * Ends the draft.
     *
     * @param releasedAs the deployment that came of it; null where it is withdrawn
     * @return false where somebody else has just ended it
     */
    boolean end(String id, String who, @Nullable String releasedAs) {
        return db.sql("update model_draft set ended_by = ?, ended_at = ?, released_as = ?"
                                + " where deployment_id = ? and ended_at is null")
                        .params(who, now(), releasedAs, id)
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("deployment_id"),
                row.getString("name"),
                row.getString("designer"),
                row.getTimestamp("drafted_at").toInstant());
    }
}
