package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.benchmark.LifeCopies.Copies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An office after many years: what one real life of an issue has left in every table, ours and the engine's history, again
 * and again by SQL, of all teams and departments, {@link #A_DAY} a day; and with each issue a highlight, its entry of the
 * library and an answered question, a session for each hundred.
 */
final class FinishedCases {

    private static final int A_DAY = 140;
    private static final int A_SESSION = 100;
    private static final int PIECE = 5_000;

    private final JdbcTemplate db;
    private final boolean postgres;
    private final int most;
    private final int withHistory;
    private final List<Copies> copies;
    private int finished;

    /**
     * @param most how many there will ever be
     * @param withHistory how many of them with rows in the engine's history, the latest ones
     */
    FinishedCases(Product product, Database.Store store, String instance, LifeCopies seen, int most, int withHistory) {
        db = new JdbcTemplate(product.part(DataSource.class));
        postgres = store.isPostgres();
        this.most = most;
        this.withHistory = withHistory;
        String number = product.part(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        Map<String, String> words = new LinkedHashMap<>();
        words.put(number, "l.number");
        words.put("450亩", "cast(l.x as varchar) || '亩'");
        words.put("dacheng", "l.team");
        words.put("water", "l.department");
        copies = seen.since(words, Map.of("issue", Map.of("session_number", "l.session")));
    }

    /** How many rows one life leaves in which table. */
    Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        copies.forEach(
                copy -> rows.put(copy.table().toLowerCase(), copy.statements().size()));
        return rows;
    }

    /** The latest come first, so that a few of them are the few of an office that has just begun. */
    void growTo(int number) {
        int first = most - number + 1;
        int last = most - finished;
        lives(first, last);
        List<Index> dropped = postgres && last - first > PIECE ? dropIndexes() : List.of();
        withoutChecks(() -> {
            copies.forEach(copy -> {
                int from =
                        copy.table().toLowerCase().startsWith("act_") ? Math.max(first, most - withHistory + 1) : first;
                for (int x = from; x <= last; x += PIECE) {
                    for (String statement : copy.statements()) {
                        db.update(statement, x, Math.min(x + PIECE - 1, last));
                    }
                }
            });
            library(first, last);
        });
        dropped.forEach(index -> db.execute(index.sql()));
        if (finished == 0) {
            numberOn();
        }
        finished = number;
        settle();
    }

    private void lives(int first, int last) {
        if (finished == 0) {
            db.execute("create table life (x bigint primary key, number varchar(64), session varchar(16), ago bigint,"
                    + " team varchar(32), county varchar(32), department varchar(32))");
        }
        db.update(
                """
                insert into life
                select x, 'WT-' || (2025 - (%1$d - x) / 50000) || '-' || (10000 + mod(x, 50000)),
                    (1990 + x / 50000) || '-' || lpad(cast(mod(x, 50000) / %2$d as varchar), 3, '0'),
                    (%1$d - x) * 1440 / %3$d, t.code, t.county, d.code
                from %4$s s(x)
                join (select code, county, row_number() over (order by code) r from team) t
                    on t.r = mod(x, (select count(*) from team)) + 1
                join (select code, row_number() over (order by code) r from department) d
                    on d.r = mod(x, (select count(*) from department)) + 1
                """
                        .formatted(most, A_SESSION, A_DAY, postgres ? "generate_series(?, ?)" : "system_range(?, ?)"),
                first,
                last);
        db.execute(postgres ? "analyze life" : "analyze table life");
    }

    /** One of each for each issue. */
    private void library(int first, int last) {
        String at = "current_timestamp - l.ago * interval '1' minute";
        Stream.of(
                        "session (number, version, opened_at, status, theme, meeting_date)"
                                + " select session, 1, min(" + at + "), 'PUBLISHED', '乡村振兴现场会', cast(min(" + at
                                + ") as date) from life l where x between ? and ? and not exists"
                                + " (select 1 from session o where o.number = l.session) group by session",
                        "highlight (number, version, session_number, team, status, verification, round, title, summary,"
                                + " industry, market, scale, submitted_at) select 'L-' || x, 1, session, team, 'ACCEPTED',"
                                + " 'VERIFIED', 1, '单丛茶第' || x || '号示范园', '统一品牌、统一包装、统一价格，带动农户增收，做法可以照搬。', 'tea',"
                                + " 'city', 'town', " + at + " from life l where x between ? and ?",
                        "experience (number, version, highlight, team, county, industry, market, scale, edition)"
                                + " select 'JY-' || substr(session, 1, 4) || '-' || x, 1, 'L-' || x, team, county, 'tea',"
                                + " 'city', 'town', 1 from life l where x between ? and ?",
                        "experience_edition (experience, edition, title, summary, change_text, conditions, verification,"
                                + " published_at) select 'JY-' || substr(session, 1, 4) || '-' || x, 1,"
                                + " '单丛茶第' || x || '号示范园', '统一品牌、统一包装、统一价格，带动农户增收，做法可以照搬。', '每亩增收一千元',"
                                + " '有连片茶园和合作社。', 'VERIFIED', " + at + " from life l where x between ? and ?",
                        "borrowing (number, version, experience, edition, team, county, industry, market, scale,"
                                + " adaptation, conditions, status, registered_at) select 'JY-' || substr(session, 1, 4)"
                                + " || '-' || x || '/J-01', 1, 'JY-' || substr(session, 1, 4) || '-' || x, 1, team, county,"
                                + " 'tea', 'city', 'town', '改为镇级统一品牌。', '有茶园。', 'REGISTERED', " + at
                                + " from life l where x between ? and ? and mod(x, 4) = 0",
                        "question (number, version, session_number, asker, asker_title, asker_team, anonymous, addressee,"
                                + " addressee_name, text, status, answer, answered_at) select session || '/Q-' || x, 1,"
                                + " session, 'captain.' || team, '队长', team, false, 'dept.' || department, '有关部门',"
                                + " '第' || x || '号茶园的补贴怎么申请？', 'ANSWERED', '向镇农办提出，十个工作日内答复。', " + at
                                + " from life l where x between ? and ?",
                        "library_answer (question, owner, owner_name, text, published_at, review_at) select session"
                                + " || '/Q-' || x, 'dept.' || department, '有关部门', '向镇农办提出，十个工作日内答复。', " + at
                                + ", " + at + " from life l where x between ? and ?")
                .forEach(insert -> {
                    db.update("insert into " + insert, first, last);
                });
    }

    private record Index(String name, String sql) {}

    /** Rows are written without them, and each is made once. */
    private List<Index> dropIndexes() {
        List<String> grown = Stream.concat(
                        copies.stream().map(Copies::table),
                        Stream.of("highlight", "experience_edition", "borrowing", "question", "library_answer"))
                .toList();
        List<Index> indexes = new ArrayList<>();
        for (String table : grown) {
            indexes.addAll(db.query(
                    "select i.indexname, i.indexdef from pg_indexes i where i.tablename = ? and not exists"
                            + " (select 1 from pg_constraint c where c.conname = i.indexname)",
                    (row, n) -> new Index(row.getString(1), row.getString(2)),
                    table));
        }
        indexes.forEach(index -> db.execute("drop index " + index.name()));
        return indexes;
    }

    private void withoutChecks(Runnable act) {
        if (!postgres) {
            db.execute("set referential_integrity false");
            act.run();
            db.execute("set referential_integrity true");
            return;
        }
        List<String> unchecked = List.of("fsync = off", "session_replication_role = replica", "max_wal_size = '4GB'");
        unchecked.forEach(setting -> db.execute("alter system set " + setting));
        reload();
        act.run();
        db.execute("alter system reset all");
        List.of("fsync = on").forEach(setting -> db.execute("alter system set " + setting));
        reload();
    }

    private void reload() {
        db.queryForObject("select pg_reload_conf()", Boolean.class);
        db.execute("checkpoint");
    }

    /** The numbers that come next. */
    private void numberOn() {
        long next = (most + 10L) * LifeCopies.STRIDE;
        for (String table : List.of("timeline", "notice", "progress_report", "closure")) {
            if (rows().containsKey(table)) {
                db.execute("alter table " + table + " alter column id restart with " + next);
            }
        }
        db.update("update audit_chain set last_seq = (select max(seq) from audit_entry),"
                + " last_hash = (select hash from audit_entry order by seq desc fetch first 1 rows only)");
    }

    private void settle() {
        db.execute(postgres ? "vacuum analyze" : "analyze");
        if (postgres) {
            db.execute("checkpoint");
        }
    }
}
