package cn.chaozhou.forum.draft;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of drafts: at most one for a task and a person. */
@Repository
class FormDrafts {

    private final JdbcClient db;

    FormDrafts(JdbcClient db) {
        this.db = db;
    }

    /** @param content a JSON object of the form's fields */
    record Draft(String content, OffsetDateTime savedAt) {}

    Optional<Draft> find(String task, String person) {
        return db.sql("select content, saved_at savedAt from form_draft where task = ? and person = ?")
                .params(task, person)
                .query(Draft.class)
                .optional();
    }

    /** Only one at a time for a task: the caller holds it. */
    void save(String task, String person, Draft draft) {
        int changed = db.sql("update form_draft set content = ?, saved_at = ? where task = ? and person = ?")
                .params(draft.content(), draft.savedAt(), task, person)
                .update();
        if (changed == 0) {
            db.sql("insert into form_draft (content, saved_at, task, person) values (?, ?, ?, ?)")
                    .params(draft.content(), draft.savedAt(), task, person)
                    .update();
        }
    }

    void remove(String task, String person) {
        db.sql("delete from form_draft where task = ? and person = ?")
                .params(task, person)
                .update();
    }

    void removeAll(String task) {
        db.sql("delete from form_draft where task = ?").param(task).update();
    }

    void removeOthers(String task, String person) {
        db.sql("delete from form_draft where task = ? and person <> ?")
                .params(task, person)
                .update();
    }
}
