package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Role;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Writes a raised issue into the register (登记) under its number, with exactly one outcome. */
@Component
class Registering {

    private final Issues issues;
    private final IssueRules rules;
    private final Organisation organisation;
    private final NumberSeries numbers;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    Registering(
            Issues issues,
            IssueRules rules,
            Organisation organisation,
            NumberSeries numbers,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.issues = issues;
        this.rules = rules;
        this.organisation = organisation;
        this.numbers = numbers;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    Issue register(RaisedIssue raised) {
        check(raised);
        Instant now = clock.instant();
        Issue issue = new Issue(
                number(now),
                raised.title().strip(),
                raised.description().strip(),
                category(raised),
                raised.issueClass() == null ? "" : raised.issueClass(),
                raised.raisedByTeam(),
                raised.outcome(),
                raised.outcome() == Outcome.ANSWERED ? IssueStatus.ANSWERED : IssueStatus.REGISTERED,
                now);
        issue.sessionNumber = raised.sessionNumber();
        issue.questionNumber = raised.questionNumber();
        issue.answer = raised.answer();
        issue.owner = raised.department() == null
                ? null
                : Owner.ofDepartment(raised.department()).group();
        if (raised.outcome() == Outcome.ANSWERED) {
            issue.closedAt = now;
        }
        issues.save(issue);
        timeline.record(issue.number, "登记", raised.outcome().title() + "：" + issue.title);
        notices.send(
                Role.CAPTAIN.of(issue.raisedByTeam), issue.number, "您提出的问题已登记为 " + issue.number + "：" + issue.title);
        return issue;
    }

    private String category(RaisedIssue raised) {
        boolean known =
                rules.categoryOptions().stream().anyMatch(o -> o.get("value").equals(raised.category()));
        return known ? raised.category() : IssueRules.OTHER;
    }

    private String number(Instant now) {
        int year = now.atZone(clock.getZone()).getYear();
        return "WT-%d-%04d".formatted(year, numbers.next("issue-" + year));
    }

    private void check(RaisedIssue raised) {
        Answers.required(raised.title(), "title", "问题标题");
        Answers.required(raised.description(), "description", "问题的具体情况");
        Answers.required(raised.category(), "category", "问题类别");
        if (organisation.team(raised.raisedByTeam()).isEmpty()) {
            throw new InputRefused("raisedByTeam", "提出问题的工作队", "不在名册里，请从列表中选择。");
        }
        if (raised.issueClass() != null && rules.classRule(raised.issueClass()).isEmpty()) {
            throw new InputRefused("issueClass", "问题等级", "不在等级表里，请从列表中选择。");
        }
        if (raised.department() != null
                && organisation.departmentName(raised.department()).isEmpty()) {
            throw new InputRefused("department", "承办部门", "不在名册里，请从列表中选择。");
        }
        if (raised.outcome() == Outcome.CLAIMED && raised.department() == null) {
            throw new InputRefused("department", "承办部门", "当场认领的问题必须写明由哪个部门认领。");
        }
        if (raised.outcome() == Outcome.ANSWERED) {
            Answers.required(raised.answer(), "answer", "当场答复");
        }
    }
}
