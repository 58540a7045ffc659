package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.wording.Texts;
import java.util.EnumSet;
import java.util.Set;

/** Where an issue stands. */
enum IssueStatus {
    REGISTERED,
    ANSWERED,
    DISPATCHED,
    OBJECTED,
    HANDLING,
    PAUSED,
    PARKED,
    MERGED,
    SOLVED,
    CHECKED,
    CLOSED,
    ARCHIVED;

    /** Where something is still to be done for the issue itself; a merged one is done with its topic. */
    static final Set<IssueStatus> OPEN =
            EnumSet.of(REGISTERED, DISPATCHED, OBJECTED, HANDLING, PAUSED, PARKED, SOLVED, CHECKED);

    String title() {
        return Texts.of("issue.status." + name());
    }
}
