package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueDossier.ChaseFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Readers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who reads which paper: whoever reads its issue. To everybody else it is as if there were none. */
@Component
class PaperRights {

    private final IssueDesk issues;
    private final Readers readers;

    PaperRights(IssueDesk issues, Readers readers) {
        this.issues = issues;
        this.readers = readers;
    }

    /** The issue of an order, where its reader may have it. */
    Optional<IssueFacts> issue(String number) {
        return issues.readable(number);
    }

    /** The issue of a notice, also for whoever was chased or got a copy. */
    Optional<IssueFacts> issueOf(ChaseFacts chase) {
        Reader reader = readers.current();
        boolean addressed =
                reader.holds(chase.recipient()) || (chase.copiedTo() != null && reader.holds(chase.copiedTo()));
        return addressed ? issues.find(chase.issue()) : issue(chase.issue());
    }

    /** The lists tell of all issues. */
    boolean mayReadLists() {
        return readers.current().watches();
    }
}
