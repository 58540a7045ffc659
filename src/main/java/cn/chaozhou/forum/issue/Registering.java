package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
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
        timeline.record(
                issue.number,
                Texts.of("issue.step.registered"),
                Texts.of("issue.timeline.registered", raised.outcome().title(), issue.title));
        notices.send(issue.raiserGroup(), issue.number, Texts.of("issue.notice.registered", issue.number, issue.title));
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
        Answers.required(raised.title(), "title");
        Answers.required(raised.description(), "description");
        Answers.required(raised.category(), "category");
        if (raised.raisedByTeam() == null
                ? raised.questionNumber() == null
                : organisation.team(raised.raisedByTeam()).isEmpty()) {
            throw Answers.refused("raisedByTeam", "unlisted");
        }
        if (raised.issueClass() != null && rules.classRule(raised.issueClass()).isEmpty()) {
            throw Answers.refused("issueClass", "unlistedClass");
        }
        if (raised.department() != null
                && organisation.departmentName(raised.department()).isEmpty()) {
            throw Answers.refused("department", "unlisted");
        }
        if (raised.outcome() == Outcome.CLAIMED && raised.department() == null) {
            throw Answers.refused("department", "claimerMissing");
        }
        if (raised.outcome() == Outcome.ANSWERED) {
            Answers.required(raised.answer(), "answer");
        }
    }
}
