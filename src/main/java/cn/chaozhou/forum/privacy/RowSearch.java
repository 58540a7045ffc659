package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.privacy.Place.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds the rows in which a person stands at a place. */
@Repository
class RowSearch {

    private final JdbcTemplate db;
    private final ColumnMapRowMapper values = new ColumnMapRowMapper() {
        @Override
        protected @Nullable Object getColumnValue(java.sql.ResultSet row, int index) throws SQLException {
            Object value = super.getColumnValue(row, index);
            return value instanceof Blob blob ? blob.getBytes(1, (int) blob.length()) : value;
        }
    };

    RowSearch(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * Gives each row with its values by column name, and the text at the place in it, one after the other: a table of
     * years of history is never held as a whole.
     */
    void each(Place place, Subject subject, Hit reader) {
        List<Object> arguments = new ArrayList<>();
        String condition = condition(place, subject, arguments);
        if (condition.isEmpty()) {
            return;
        }
        Consumer<Map<String, Object>> take = row -> {
            String text = text(row.get(place.column()));
            if (text != null && isHit(place, subject, text)) {
                reader.found(row, text);
            }
        };
        db.query(
                "select * from " + place.table() + " where " + condition,
                row -> {
                    take.accept(values.mapRow(row, 0));
                },
                arguments.toArray());
    }

    /** What is done with a row. */
    interface Hit {
        void found(Map<String, Object> row, String text);
    }

    private static boolean isHit(Place place, Subject subject, String text) {
        return switch (place.kind()) {
            case WHO, ROW -> true;
            case GROUP -> !subject.isGroupToo();
            case STAYS -> text.equals(subject.user()) || subject.isIn(text);
            case TEXT, BYTES -> subject.isInJson(text);
        };
    }

    private static String condition(Place place, Subject subject, List<Object> arguments) {
        String column = place.column();
        if (place.kind() == Kind.BYTES) {
            return column + " is not null" + (place.without() == null ? "" : " and " + place.without() + " is null");
        }
        List<String> parts = new ArrayList<>(List.of(column + " = ?"));
        arguments.add(subject.user());
        if (place.kind() == Kind.TEXT || place.kind() == Kind.STAYS) {
            subject.searched().forEach(word -> arguments.add("%" + word.replaceAll("([!%_])", "!$1") + "%"));
            parts.addAll(Collections.nCopies(subject.searched().size(), column + " like ? escape '!'"));
        }
        return parts.stream().collect(Collectors.joining(" or "));
    }

    /** Bytes that are no text, a picture, hold nobody's name. */
    static @Nullable String text(@Nullable Object value) {
        if (!(value instanceof byte[] bytes)) {
            return value == null ? null : value.toString();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
