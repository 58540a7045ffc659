package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.engine.DecisionTables;
import cn.chaozhou.forum.wording.Masks;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Cases whose time in the system is over: the last line of their timeline is older than the table of retention keeps them,
 * no process is at work on them, nothing that stays needs them, and nobody holds them.
 */
@Repository
class EndedCases {

    private static final String TABLE = "retention";
    private static final int TITLE = 200;

    private final JdbcClient db;
    private final DecisionTables tables;
    private final Clock clock;

    EndedCases(JdbcClient db, DecisionTables tables, Clock clock) {
        this.db = db;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * A case that may go.
     *
     * @param title what it is about, with the numbers of persons masked
     */
    record Ended(String number, String title, OffsetDateTime endedAt) {}

    /** Years in the system after the end; 0 for good, also where the table has no row. */
    int years(CaseKind kind) {
        return tables.row(TABLE, Map.of("kind", kind.key()))
                .map(row -> ((Number) row.get("years")).intValue())
                .orElse(0);
    }

    /** The oldest first. */
    List<Ended> due(CaseKind kind, int atMost) {
        return due(kind, "%", atMost);
    }

    /** Whether the case, which was due before, still is: meanwhile somebody may hold it. */
    boolean isDue(CaseKind kind, String number) {
        return !due(kind, number, 1).isEmpty();
    }

    private List<Ended> due(CaseKind kind, String numbers, int atMost) {
        int years = years(kind);
        if (years <= 0) {
            return List.of();
        }
        String needed = kind.needs().stream()
                .map(part -> " and not exists (select 1 from %s p where p.%s = c.number)"
                        .formatted(part.table(), part.column()))
                .collect(Collectors.joining());
        return db.sql(
                        """
                        select c.number, c.%2$s, max(t.at) from %1$s c join timeline t on t.case_key = c.number
                        where c.number like ?
                          and not exists (select 1 from ACT_RU_EXECUTION e where e.BUSINESS_KEY_ = c.number)
                          and not exists (select 1 from legal_hold h where h.lifted_at is null
                              and (h.case_number = c.number or c.number like h.case_number || '/%%'))
                          %3$s
                        group by c.number, c.%2$s having max(t.at) < ? order by 3 fetch first ? rows only
                        """
                                .formatted(kind.key(), kind.title(), needed))
                .params(numbers, OffsetDateTime.now(clock).minusYears(years), atMost)
                .query((row, number) ->
                        new Ended(row.getString(1), title(row.getString(2)), row.getObject(3, OffsetDateTime.class)))
                .list();
    }

    private static String title(String text) {
        String title = text == null ? "" : Masks.text(text);
        return title.length() <= TITLE ? title : title.substring(0, TITLE);
    }
}
