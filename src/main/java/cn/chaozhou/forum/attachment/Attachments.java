package cn.chaozhou.forum.attachment;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of files; a removed file keeps its row. */
@Repository
class Attachments {

    private final JdbcClient db;

    Attachments(JdbcClient db) {
        this.db = db;
    }

    void add(Attachment file) {
        db.sql(
                        """
                        insert into attachment (id, case_number, instance, task, step, name, media_type, size_bytes, sha256,
                            on_date, kind, description, uploaded_at, uploaded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        file.id(),
                        file.caseNumber(),
                        file.instance(),
                        file.task(),
                        file.step(),
                        file.name(),
                        file.mediaType(),
                        file.sizeBytes(),
                        file.sha256(),
                        file.onDate(),
                        file.kind(),
                        file.description(),
                        file.uploadedAt(),
                        file.uploadedBy())
                .update();
    }

    /** A file that is there. */
    Optional<Attachment> find(String id) {
        return db.sql("select * from attachment where id = ? and removed_at is null")
                .param(id)
                .query(Attachment.class)
                .optional();
    }

    /** The files of the cases that are there, oldest first. */
    List<Attachment> of(Collection<String> caseNumbers) {
        return db.sql("select * from attachment where case_number in (:cases) and removed_at is null"
                        + " order by uploaded_at, id")
                .param("cases", caseNumbers)
                .query(Attachment.class)
                .list();
    }

    int count(String caseNumber) {
        return db.sql("select count(*) from attachment where case_number = ? and removed_at is null")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }

    /** False where somebody was faster. */
    boolean remove(String id, String by, OffsetDateTime at) {
        return db.sql("update attachment set removed_at = ?, removed_by = ? where id = ? and removed_at is null")
                        .params(at, by, id)
                        .update()
                == 1;
    }

    /** Which of these are there. */
    Set<String> existing(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(db.sql("select id from attachment where id in (:ids) and removed_at is null")
                        .param("ids", ids)
                        .query(String.class)
                        .list());
    }
}
