package cn.chaozhou.forum.model;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Changes a release brought that wait beside an administrator's version. */
@Repository
class WaitingUpdates {

    private final JdbcClient db;

    WaitingUpdates(JdbcClient db) {
        this.db = db;
    }

    /**
     * One change that waits.
     *
     * @param key of the process or decision
     * @param resource the packaged file
     * @param since when this change was first seen
     */
    record Update(String key, String resource, Instant since) {}

    List<Update> list() {
        return db.sql("select model_key, resource, since from packaged_update order by model_key")
                .query(WaitingUpdates::update)
                .list();
    }

    @Nullable
    Update find(String key) {
        return db.sql("select model_key, resource, since from packaged_update where model_key = ?")
                .param(key)
                .query(WaitingUpdates::update)
                .optional()
                .orElse(null);
    }

    /** @return false where the same change waits already */
    boolean add(Bundle bundle, Instant now) {
        boolean known = db.sql("select count(*) from packaged_update where model_key = ? and fingerprint = ?")
                        .params(bundle.key(), bundle.fingerprint())
                        .query(Integer.class)
                        .single()
                > 0;
        if (known) {
            return false;
        }
        remove(bundle.key());
        try {
            db.sql("insert into packaged_update (model_key, resource, fingerprint, since) values (?, ?, ?, ?)")
                    .params(bundle.key(), bundle.file(), bundle.fingerprint(), Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException e) {
            return false; // another node that starts at the same moment
        }
        return true;
    }

    /** Whether the last start brought just this package in line. */
    boolean isLastPackage(String fingerprint) {
        return db.sql("select count(*) from packaged_state where fingerprint = ?")
                        .param(fingerprint)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional
    void setLastPackage(String fingerprint) {
        db.sql("delete from packaged_state").update();
        db.sql("insert into packaged_state (id, fingerprint) values (1, ?)")
                .param(fingerprint)
                .update();
    }

    void remove(String key) {
        db.sql("delete from packaged_update where model_key = ?").param(key).update();
    }

    private static Update update(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Update(
                row.getString("model_key"),
                row.getString("resource"),
                row.getTimestamp("since").toInstant());
    }
}
