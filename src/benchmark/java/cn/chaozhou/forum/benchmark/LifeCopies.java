package cn.chaozhou.forum.benchmark;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every row that one finished life has left, in whichever table, as statements that write it again for each row {@code l} of
 * the table {@code life}: with ids of its own, other people, organisations and words,
 * and at another time.
 */
final class LifeCopies {

    /** Room for the numbered rows of one life. */
    static final long STRIDE = 1_000;

    /** Of an activity instance it stands behind the activity. */
    private static final Pattern ID = Pattern.compile("(?:^|:)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$");

    private final JdbcTemplate db;
    private final Map<String, Map<String, Integer>> before = new LinkedHashMap<>();

    LifeCopies(DataSource pool) {
        db = new JdbcTemplate(pool);
    }

    /** What is left in {@link #table} of one life, one statement a row. */
    record Copies(String table, List<String> statements) {}

    /** Keeps what is there, so that what comes is known for new. */
    void before() {
        for (String table : tables()) {
            db.execute("create table seen_" + table + " as select * from " + table);
        }
    }

    /**
     * Those of the rows that have come since.
     *
     * @param words of the life, and what stands for each of them in SQL
     * @param more by table, columns that the life has left empty
     */
    List<Copies> since(Map<String, String> words, Map<String, Map<String, String>> more) {
        List<Copies> copies = new ArrayList<>();
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        for (String table : tables()) {
            String same = String.join(
                    " and ",
                    key(table).stream()
                            .map(column -> "s." + column + " = n." + column)
                            .toList());
            db.execute("create table one_" + table + " as select n.*, row_number() over (order by "
                    + key(table).get(0)
                    + ") as row_no from " + table + " n where not exists (select 1 from seen_" + table
                    + " s where " + same + ")");
            db.execute("drop table seen_" + table);
            rows.put(table, db.queryForList("select * from one_" + table + " order by row_no"));
        }
        Map<String, Integer> ids = ids(rows);
        Set<String> numbered = numbered(rows.keySet());
        rows.forEach((table, its) -> {
            if (!its.isEmpty()) {
                copies.add(new Copies(
                        table,
                        its.stream()
                                .map(row -> copy(
                                        table,
                                        row,
                                        (column, value) -> value(table, column, value, ids, numbered, words),
                                        more.getOrDefault(table.toLowerCase(Locale.ROOT), Map.of())))
                                .toList()));
            }
        });
        return copies;
    }

    private static String copy(
            String table, Map<String, Object> row, BiFunction<String, Object, String> value, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(more);
        row.forEach((column, of) -> {
            if (!column.equalsIgnoreCase("row_no") && of != null) {
                values.put(column, value.apply(column, of));
            }
        });
        return "insert into " + table + " (" + String.join(", ", values.keySet()) + ") select "
                + String.join(", ", values.values()) + " from one_" + table + " t, life l where t.row_no = "
                + row.get("row_no") + " and l.x between ? and ?";
    }

    private static String value(
            String table,
            String column,
            Object value,
            Map<String, Integer> ids,
            Set<String> numbered,
            Map<String, String> words) {
        if (value instanceof String text) {
            Matcher found = ID.matcher(text);
            Integer id = found.find() ? ids.get(found.group(1)) : null;
            return id == null
                    ? text(text, words, "t." + column)
                    : "'" + text.substring(0, found.start(1)) + "' || " + id(id);
        }
        if (value instanceof java.sql.Timestamp || value instanceof java.time.OffsetDateTime) {
            return "t." + column + " - l.ago * interval '1' minute";
        }
        if (numbered.contains((table + "." + column).toLowerCase(Locale.ROOT))) {
            return "t." + column + " + l.x * " + STRIDE;
        }
        return "t." + column;
    }

    /** The words of the text as those of another life. */
    private static String text(String text, Map<String, String> words, String unchanged) {
        String[] found = words.keySet().stream().filter(text::contains).toArray(String[]::new);
        if (found.length == 0) {
            return unchanged;
        }
        String sql = "'" + text.replace("'", "''") + "'";
        for (String word : found) {
            sql = sql.replace(word, "' || " + words.get(word) + " || '");
        }
        return sql;
    }

    /** As long as the engine's own and, as they do, growing with time; all of them before those that come. */
    private static String id(int number) {
        return "lpad(cast(l.x as varchar), 8, '0') || '-%04d-7000-a000-000000000000'".formatted(number);
    }

    private Map<String, Integer> ids(Map<String, List<Map<String, Object>>> rows) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        String definitions = String.join(
                " ",
                db.queryForList(
                        "select ID_ from ACT_RE_PROCDEF union all select ID_ from ACT_RE_DECISION_DEF"
                                + " union all select ID_ from ACT_RE_DEPLOYMENT",
                        String.class));
        rows.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> row.values().stream())
                .filter(Objects::nonNull)
                .flatMap(value -> ID.matcher(String.valueOf(value)).results())
                .map(found -> found.group(1))
                .filter(id -> !definitions.contains(id))
                .sorted()
                .forEach(id -> ids.putIfAbsent(id, ids.size()));
        return ids;
    }

    /** Columns of numbers that the database or the audit gives, and those that name them elsewhere. */
    private Set<String> numbered(Iterable<String> tables) {
        return read(data -> {
            Set<String> numbered = new HashSet<>(Set.of("audit_entry.seq"));
            for (String table : tables) {
                try (ResultSet columns = data.getColumns(null, schema(data), table, null)) {
                    while (columns.next()) {
                        if (columns.getInt("DATA_TYPE") == Types.BIGINT
                                && "YES".equals(columns.getString("IS_AUTOINCREMENT"))) {
                            numbered.add((table + "." + columns.getString("COLUMN_NAME")).toLowerCase(Locale.ROOT));
                        }
                    }
                }
            }
            for (String table : tables) {
                try (ResultSet keys = data.getImportedKeys(null, schema(data), table)) {
                    while (keys.next()) {
                        String of = keys.getString("PKTABLE_NAME") + "." + keys.getString("PKCOLUMN_NAME");
                        if (numbered.contains(of.toLowerCase(Locale.ROOT))) {
                            numbered.add((table + "." + keys.getString("FKCOLUMN_NAME")).toLowerCase(Locale.ROOT));
                        }
                    }
                }
            }
            return numbered;
        });
    }

    /** Those in which a life can leave something: not what runs, and not what this class made. */
    private List<String> tables() {
        Predicate<String> left = name -> !name.startsWith("act_ru_")
                && !name.startsWith("seen_")
                && !name.startsWith("one_")
                && !Set.of("life", "start_form", "flyway_schema_history").contains(name);
        return read(data -> {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = data.getTables(null, schema(data), "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (found.next()) {
                    String name = found.getString("TABLE_NAME");
                    if (left.test(name.toLowerCase(Locale.ROOT))) {
                        tables.add(name);
                    }
                }
            }
            return tables.stream().filter(table -> !key(table).isEmpty()).toList();
        });
    }

    private List<String> key(String table) {
        return read(data -> {
            List<String> key = new ArrayList<>();
            try (ResultSet columns = data.getPrimaryKeys(null, schema(data), table)) {
                while (columns.next()) {
                    key.add(columns.getString("COLUMN_NAME"));
                }
            }
            return key;
        });
    }

    private static @Nullable String schema(DatabaseMetaData data) throws SQLException {
        return data.getConnection().getSchema();
    }

    private interface Read<T> {
        T of(DatabaseMetaData data) throws SQLException;
    }

    private <T> T read(Read<T> read) {
        return Objects.requireNonNull(
                db.execute((ConnectionCallback<T>) (Connection connection) -> read.of(connection.getMetaData())));
    }
}
