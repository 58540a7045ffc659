package cn.chaozhou.forum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.privacy.Place.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody adds a column to the database without deciding whether a person can stand in it. */
@ForumTest
class PlacesTest {

    @Autowired
    Places places;

    @Autowired
    JdbcClient db;

    /** Whoever sees this fail: add the column to places.txt, or where it never holds a person to nobody.txt. */
    @Test
    void everyColumnOfTheDatabaseIsDecided() throws IOException {
        Set<String> listed = new TreeSet<>(nobody());
        assertThat(listed).doesNotContainAnyElementsOf(decided());
        listed.addAll(decided());
        assertThat(listed)
                .isEqualTo(columns("'CHARACTER', 'CHARACTER VARYING', 'CHARACTER LARGE OBJECT', 'TEXT',"
                        + " 'BINARY VARYING', 'BINARY LARGE OBJECT', 'BYTEA'"));
    }

    @Test
    void whatTellsTheCaseAndTheTimeOfARowIsThere() {
        Set<String> all = columns(
                "'CHARACTER VARYING', 'TIMESTAMP', 'TIMESTAMP WITHOUT TIME ZONE', 'TIMESTAMP WITH TIME ZONE', 'DATE'");
        places.all().forEach(place -> assertThat(all)
                .containsAll(Stream.concat(
                                Stream.of(place.caseColumn(), place.timeColumn(), place.without())
                                        .filter(column -> column != null),
                                place.shown().stream())
                        .map(column -> name(place.table(), column))
                        .toList()));
    }

    private Set<String> decided() {
        return places.all().stream()
                .flatMap(place -> Stream.concat(
                        Stream.of(name(place.table(), place.column())),
                        place.kind() == Kind.ROW
                                ? place.shown().stream().map(column -> name(place.table(), column))
                                : Stream.of()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> nobody() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/privacy/nobody.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .flatMap(words -> Arrays.stream(words).skip(1).map(column -> name(words[0], column)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> columns(String types) {
        return new TreeSet<>(db.sql(
                        """
                        select upper(c.TABLE_NAME) || '.' || upper(c.COLUMN_NAME)
                        from INFORMATION_SCHEMA.COLUMNS c
                        join INFORMATION_SCHEMA.TABLES t
                            on t.TABLE_SCHEMA = c.TABLE_SCHEMA and t.TABLE_NAME = c.TABLE_NAME
                        where upper(t.TABLE_SCHEMA) = 'PUBLIC' and t.TABLE_TYPE = 'BASE TABLE'
                            and lower(t.TABLE_NAME) <> 'flyway_schema_history' and upper(c.DATA_TYPE) in (%s)
                        """
                                .formatted(types))
                .query(String.class)
                .list());
    }

    private static String name(String table, String column) {
        return (table + "." + column).toUpperCase(Locale.ROOT);
    }
}
