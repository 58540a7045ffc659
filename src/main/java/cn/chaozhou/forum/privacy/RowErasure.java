package cn.chaozhou.forum.privacy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes a person out of the rows of one place, in the caller's transaction. The engine has no door for most of it. */
@Repository
class RowErasure {

    private final JdbcClient db;
    private final RowSearch rows;

    RowErasure(JdbcClient db, RowSearch rows) {
        this.db = db;
        this.rows = rows;
    }

    void erase(Place place, Subject subject, String pseudonym) {
        switch (place.kind()) {
            case WHO -> replace(place, subject.user(), pseudonym);
            case GROUP -> {
                if (!subject.isGroupToo()) {
                    replace(place, subject.user(), pseudonym);
                }
            }
            case ROW -> db.sql("delete from " + place.table() + " where " + place.column() + " = ?")
                    .param(subject.user())
                    .update();
            case TEXT -> {
                Map<String, String> changes = new LinkedHashMap<>();
                rows.each(place, subject, (row, text) -> changes.put(text, subject.withoutInJson(text, pseudonym)));
                changes.forEach((before, after) -> replace(place, before, after));
            }
            case BYTES -> {
                Map<String, String> changes = new LinkedHashMap<>();
                rows.each(
                        place,
                        subject,
                        (row, text) ->
                                changes.put(String.valueOf(row.get("ID_")), subject.withoutInJson(text, pseudonym)));
                changes.forEach((id, after) -> db.sql(
                                "update " + place.table() + " set " + place.column() + " = ? where ID_ = ?")
                        .params(after.getBytes(StandardCharsets.UTF_8), id)
                        .update());
            }
            case STAYS -> {
                // It is found, and kept.
            }
        }
    }

    private void replace(Place place, String before, String after) {
        db.sql("update " + place.table() + " set " + place.column() + " = ? where " + place.column() + " = ?")
                .params(after, before)
                .update();
    }
}
