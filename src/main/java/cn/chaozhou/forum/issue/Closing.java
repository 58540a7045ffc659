package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closure (销号): check by an outsider, the captain's rating, doing it again, and looking back (回头看). */
@Component
class Closing {

    private static final Map<String, String> RATINGS =
            Map.of("satisfied", "满意", "acceptable", "基本满意", "dissatisfied", "不满意");

    private final Issues issues;
    private final Actor actor;
    private final Timeline timeline;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Closing(
            Issues issues,
            Actor actor,
            Timeline timeline,
            Notices notices,
            JdbcClient jdbc,
            Deadlines deadlines,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.actor = actor;
        this.timeline = timeline;
        this.notices = notices;
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What a rating leads to. */
    enum Result {
        CLOSED,
        REOPENED,
        ESCALATED
    }

    /** Whoever accepts signs, and does not belong to the unit that did the work. */
    boolean check(String number, String decision, @Nullable String reason) {
        Issue issue = issues.require(number);
        if (actor.belongsTo(issue.owner().group())) {
            throw new InputRefused("decision", "核验结论", "须由主办单位以外的人核验，您属于主办单位。");
        }
        boolean passed = decision.equals("pass");
        String why = passed ? reason : Answers.required(reason, "reason", "退回理由");
        jdbc.sql(
                        """
                        update closure set passed = ?, checked_at = ?, checked_by = ?, check_reason = ?
                        where issue_number = ? and round_no = ?
                        """)
                .params(passed, OffsetDateTime.now(clock), actor.name(), why, number, issue.rounds)
                .update();
        issue.status = passed ? IssueStatus.CHECKED : IssueStatus.HANDLING;
        issues.save(issue);
        timeline.record(number, passed ? "核验通过" : "核验退回", why);
        if (!passed) {
            notices.send(issue.owner().handlerGroup(), number, "核验退回，继续办理：" + why);
        }
        return passed;
    }

    void remindCheckers(String number) {
        for (Role role : new Role[] {Role.SUPERVISOR, Role.SECRETARIAT, Role.LEADER}) {
            notices.send(role.group(), number, "核验已经逾期，请尽快核验：" + number);
        }
        timeline.record(number, "核验逾期", "已提醒督办员、活动办公室和市分管领导");
    }

    /** A silent captain has not rated: that leaves the base of every rate. */
    Result rate(String number, @Nullable String rating, @Nullable String reason) {
        Issue issue = issues.require(number);
        boolean dissatisfied = "dissatisfied".equals(rating);
        if (rating != null && !RATINGS.containsKey(rating)) {
            throw new InputRefused("rating", "您对办理结果", "请选择满意、基本满意或不满意。");
        }
        String why = dissatisfied ? Answers.required(reason, "reason", "不满意的理由") : null;
        if (rating != null) {
            jdbc.sql(
                            """
                            update closure set rating = ?, rating_reason = ?, rated_at = ?, rated_by = ?
                            where issue_number = ? and round_no = ?
                            """)
                    .params(rating, why, OffsetDateTime.now(clock), actor.name(), number, issue.rounds)
                    .update();
        }
        timeline.record(number, "评价", rating == null ? "逾期未评价" : RATINGS.get(rating) + (why == null ? "" : "：" + why));
        if (dissatisfied) {
            issue.dissatisfied++;
            issues.save(issue);
            return issue.dissatisfied == 1 ? Result.REOPENED : Result.ESCALATED;
        }
        issue.close(clock.instant());
        issues.save(issue);
        timeline.record(number, "销号", null);
        return Result.CLOSED;
    }

    /** Not to the captain's satisfaction: the same number again, with half the limit of its class. */
    void reopen(String number) {
        Issue issue = issues.require(number);
        issue.reopen(issue.rule().halfLimit(), clock.instant(), calendar);
        issues.save(issue);
        tellReopened(issue, "队长不满意，期限减半为" + issue.rule().halfLimit().inWords());
    }

    /** When to look back next; counted from the closure. */
    Instant nextLookBack(String number) {
        Issue issue = issues.require(number);
        Instant closed = Objects.requireNonNull(issue.closedAt);
        return deadlines.from(closed, issue.lookBacks == 0 ? "lookBackFirst" : "lookBackSecond");
    }

    /** True where the issue rebounded: it is open again under the same number, with the full limit of its class. */
    boolean lookBack(String number, @Nullable String decision, @Nullable String reason) {
        Issue issue = issues.require(number);
        boolean rebound = "rebound".equals(decision);
        if (rebound) {
            String why = Answers.required(reason, "reason", "反弹的情况");
            issue.reopen(issue.rule().limit(), clock.instant(), calendar);
            tellReopened(issue, "回头看发现反弹：" + why);
        } else {
            issue.lookBacks++;
            timeline.record(number, "回头看", "第" + issue.lookBacks + "次：" + (decision == null ? "逾期未反馈，按稳定处理" : "没有反弹"));
            if (isLast(issue)) {
                issue.status = IssueStatus.ARCHIVED;
                timeline.record(number, "归档", null);
            }
        }
        issues.save(issue);
        return rebound;
    }

    static boolean isLast(Issue issue) {
        return issue.lookBacks >= 2;
    }

    private void tellReopened(Issue issue, String why) {
        timeline.record(issue.number, "重新办理", why);
        notices.send(issue.owner().handlerGroup(), issue.number, "按原编号重新办理：" + why);
    }
}
