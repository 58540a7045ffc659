package cn.chaozhou.forum.board;

import cn.chaozhou.forum.issue.IssueGlance;
import cn.chaozhou.forum.issue.IssueGlance.Stage;
import java.util.function.Predicate;

/** What can be asked of the issues of one session. The first is all of them; the next four share them out without rest. */
enum Fate {
    RAISED(issue -> true),
    /** On the spot, in the room. */
    ANSWERED(issue -> issue.stage() == Stage.DONE && issue.answered()),
    /** Worked on, checked and closed (销号). */
    CLOSED(issue -> issue.stage() == Stage.DONE && !issue.answered()),
    /** In a topic that another issue leads. */
    MERGED(issue -> issue.stage() == Stage.MERGED),
    OPEN(issue -> issue.stage().isOpen()),
    /** Of the open ones, those with a red lamp now. */
    RED(issue -> issue.stage() == Stage.RED),
    /** Of all of them, those ever past their due date (曾超期). */
    WAS_OVERDUE(IssueGlance::wasOverdue);

    private final Predicate<IssueGlance> which;

    Fate(Predicate<IssueGlance> which) {
        this.which = which;
    }

    boolean matches(IssueGlance issue) {
        return which.test(issue);
    }
}
