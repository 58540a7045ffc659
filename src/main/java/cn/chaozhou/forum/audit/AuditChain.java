package cn.chaozhou.forum.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the audit and their chain. Nothing here changes a row; only what is older than its time is cleared. */
@Repository
class AuditChain {

    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final JdbcTemplate rows;

    AuditChain(JdbcClient db, JdbcTemplate rows) {
        this.db = db;
        this.rows = rows;
    }

    private record Link(long seq, String hash) {}

    /**
     * The first row that is not as it was written.
     *
     * @param seq its place, or the place of the row that is missing
     * @param reason what is wrong with it
     */
    record Broken(long seq, Reason reason) {}

    enum Reason {
        CHANGED,
        MISSING,
        ADDED
    }

    /**
     * What a check found.
     *
     * @param first place of the oldest row that is kept
     * @param last place of the newest
     * @param broken null where the chain holds
     */
    record Verification(long first, long last, @Nullable Broken broken) {}

    /** Whoever appends holds the end of the chain until the commit. */
    void append(List<AuditEntry> entries) {
        Link end = db.sql("select last_seq, last_hash from audit_chain where id = 1 for update")
                .query((row, number) -> new Link(row.getLong(1), row.getString(2)))
                .single();
        List<Object[]> values = new ArrayList<>();
        long seq = end.seq();
        String hash = end.hash();
        for (AuditEntry entry : entries) {
            AuditEntry placed = entry.at(++seq);
            hash = placed.hash(hash);
            values.add(new Object[] {
                placed.seq(),
                placed.at(),
                placed.actor(),
                placed.action(),
                placed.subject(),
                placed.detail(),
                placed.result().name(),
                placed.address(),
                placed.onBehalf(),
                hash
            });
        }
        rows.batchUpdate(
                "insert into audit_entry (seq, at, actor, action, subject, detail, result, address, on_behalf,"
                        + " hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values);
        db.sql("update audit_chain set last_seq = ?, last_hash = ? where id = 1")
                .params(seq, hash)
                .update();
    }

    /** Goes through the whole chain, oldest first, while others go on writing. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Verification verify() {
        Link before = db.sql("select before_seq, before_hash from audit_chain where id = 1")
                .query((row, number) -> new Link(row.getLong(1), row.getString(2)))
                .single();
        Link end = db.sql("select last_seq, last_hash from audit_chain where id = 1")
                .query((row, number) -> new Link(row.getLong(1), row.getString(2)))
                .single();
        AtomicReference<Link> reached = new AtomicReference<>(before);
        Optional<Broken> broken = Optional.empty();
        while (broken.isEmpty()) {
            List<AuditRow> page = db.sql("select * from audit_entry where seq > ? order by seq fetch first ? rows only")
                    .params(reached.get().seq(), AT_ONCE)
                    .query(AuditChain::row)
                    .list();
            if (page.isEmpty()) {
                break;
            }
            broken = page.stream()
                    .map(row -> follow(row, end, reached))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (broken.isEmpty()) {
            broken = rest(before, reached.get(), end);
        }
        return new Verification(before.seq() + 1, end.seq(), broken.orElse(null));
    }

    private static Optional<Broken> follow(AuditRow row, Link end, AtomicReference<Link> reached) {
        long expected = reached.get().seq() + 1;
        if (row.entry().seq() > end.seq()) {
            return Optional.of(new Broken(row.entry().seq(), Reason.ADDED));
        } else if (row.entry().seq() != expected) {
            return Optional.of(new Broken(expected, Reason.MISSING));
        } else if (!row.entry().hash(reached.get().hash()).equals(row.hash())) {
            return Optional.of(new Broken(expected, Reason.CHANGED));
        }
        reached.set(new Link(expected, row.hash()));
        return Optional.empty();
    }

    /** Rows before the beginning that somebody put back, rows cut off at the end, or a forged end. */
    private Optional<Broken> rest(Link before, Link reached, Link end) {
        Long early = db.sql("select min(seq) from audit_entry where seq <= ?")
                .param(before.seq())
                .query(Long.class)
                .optional()
                .orElse(null);
        if (early != null) {
            return Optional.of(new Broken(early, Reason.ADDED));
        } else if (reached.seq() < end.seq()) {
            return Optional.of(new Broken(reached.seq() + 1, Reason.MISSING));
        } else if (!reached.hash().equals(end.hash())) {
            return Optional.of(new Broken(reached.seq(), Reason.CHANGED));
        }
        return Optional.empty();
    }

    /**
     * Clears what is older; the chain begins with what follows.
     *
     * @return number of rows cleared
     */
    int clear(OffsetDateTime olderThan) {
        // First the end, like whoever appends: in another order two could wait for each other.
        db.sql("select last_seq from audit_chain where id = 1 for update")
                .query(Long.class)
                .single();
        Optional<Link> last = db.sql("select seq, hash from audit_entry where seq < (select coalesce(min(seq), 0) from"
                        + " audit_entry where at >= ?) order by seq desc fetch first row only")
                .param(olderThan)
                .query((row, number) -> new Link(row.getLong(1), row.getString(2)))
                .optional();
        if (last.isEmpty()) {
            return 0;
        }
        db.sql("update audit_chain set before_seq = ?, before_hash = ? where id = 1")
                .params(last.get().seq(), last.get().hash())
                .update();
        return db.sql("delete from audit_entry where seq <= ?")
                .param(last.get().seq())
                .update();
    }

    private record AuditRow(AuditEntry entry, String hash) {}

    private static AuditRow row(ResultSet row, int number) throws SQLException {
        return new AuditRow(entry(row, number), row.getString("hash"));
    }

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"),
                AuditEntry.Result.valueOf(row.getString("result")),
                row.getString("address"),
                row.getString("on_behalf"));
    }
}
