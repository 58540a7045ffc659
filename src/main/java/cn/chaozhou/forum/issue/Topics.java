package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Topics (专题, 每月一题): a leading issue with one plan, and the issues merged into it. */
@Component
class Topics {

    private final Issues issues;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    Topics(Issues issues, Timeline timeline, JdbcClient jdbc, Clock clock) {
        this.issues = issues;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The other issues of an issue's topic: the one it was merged into, and those merged into it. */
    record Topic(@Nullable Issue leading, List<Issue> merged) {}

    Topic of(Issue issue) {
        return new Topic(
                issue.mergedInto == null ? null : issues.require(issue.mergedInto),
                issues.findByMergedIntoOrderByNumber(issue.number));
    }

    /** Those that wait for the leading issue to be solved. */
    List<Issue> waiting(String leading) {
        return issues.findByMergedIntoOrderByNumber(leading).stream()
                .filter(m -> m.status == IssueStatus.MERGED)
                .toList();
    }

    /** An issue that has to be done again is done on its own, beginning from the joint plan. */
    void leave(Issue issue) {
        if (issue.mergedInto == null) {
            return;
        }
        Issue leading = issues.require(issue.mergedInto);
        issue.plan = leading.plan;
        issue.mergedInto = null;
        jdbc.sql("update issue_merge set left_at = ? where merged = ? and left_at is null")
                .params(OffsetDateTime.now(clock), issue.number)
                .update();
        for (Issue side : List.of(issue, leading)) {
            timeline.record(
                    side.number,
                    Texts.of("issue.step.leftTopic"),
                    Texts.of("issue.timeline.leftTopic", issue.number, leading.number));
        }
    }
}
