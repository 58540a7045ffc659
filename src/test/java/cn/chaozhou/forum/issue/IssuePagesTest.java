package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.role.Reader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No list of issues is longer than what was asked for, and none is left out between two of them. */
@ForumTest
class IssuePagesTest {

    private static final Reader SUPERVISOR = new Reader("supervisor", Set.of("supervisor"));

    @Autowired
    IssueRun issue;

    @Autowired
    Issues issues;

    @Test
    void beginWithTheNewest() {
        String third = raise();
        String second = raise();
        String newest = raise();
        assertThat(numbers(0)).containsExactly(second, newest);
        assertThat(numbers(2)).endsWith(third);
        assertThat(issue.run.as("supervisor", () -> issue.desk.readable(0)))
                .extracting(IssueFacts::number)
                .endsWith(third, second, newest)
                .isSorted();
        assertThat(issue.run.as("supervisor", () -> issue.desk.readable(1))).isEmpty();
    }

    private String raise() {
        return issue.desk.raise(IssueRun.water(RaisedIssue.Outcome.DISPATCHED));
    }

    private List<String> numbers(int offset) {
        return issues.readable(SUPERVISOR, offset, 2).stream()
                .map(found -> found.number)
                .toList();
    }
}
