package cn.chaozhou.forum.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column in which a person can stand.
 *
 * @param caseColumn tells the case of a row: its number, or the engine's process instance
 * @param timeColumn tells when
 * @param shown columns that say more of the row
 * @param without rows where this column is filled are left out
 */
record Place(
        String table,
        String column,
        Kind kind,
        @Nullable String caseColumn,
        @Nullable String timeColumn,
        List<String> shown,
        @Nullable String without) {

    enum Kind {
        /** An account: it is replaced. */
        WHO(Trace.Fate.REPLACED),
        /** An account or a group: it is replaced, unless a group is called so. */
        GROUP(Trace.Fate.REPLACED),
        /** An account: its row is deleted. */
        ROW(Trace.Fate.DELETED),
        /** What is found and stays, by law or by signature. */
        STAYS(Trace.Fate.KEPT),
        /** What was written: the person is taken out of it. */
        TEXT(Trace.Fate.REPLACED),
        /** The same, as bytes. */
        BYTES(Trace.Fate.REPLACED);

        private final Trace.Fate fate;

        Kind(Trace.Fate fate) {
            this.fate = fate;
        }

        Trace.Fate fate() {
            return fate;
        }
    }
}
