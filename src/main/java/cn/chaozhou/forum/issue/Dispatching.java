package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From dispatch (交办) to an owner who can no longer return the issue. */
@Component
class Dispatching {

    private final Issues issues;
    private final IssueRules rules;
    private final Owners owners;
    private final Timeline timeline;
    private final Notices notices;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Dispatching(
            Issues issues,
            IssueRules rules,
            Owners owners,
            Timeline timeline,
            Notices notices,
            Deadlines deadlines,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.rules = rules;
        this.owners = owners;
        this.timeline = timeline;
        this.notices = notices;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The clock starts now. */
    Issue dispatch(String number, String ownerGroup, String issueClass, @Nullable String note) {
        Owner owner = owners.chosen(ownerGroup, "owner", "主办单位");
        ClassRule rule = rules.classRule(issueClass)
                .orElseThrow(() -> new InputRefused("issueClass", "问题等级", "不在等级表里，请从列表中选择。"));
        Issue issue = issues.require(number);
        issue.dispatch(owner, issueClass, rule, clock.instant(), calendar);
        timeline.record(
                number,
                "交办",
                "主办单位：%s；等级：%s，期限%s%s"
                        .formatted(
                                owners.name(owner),
                                rule.name(),
                                rule.limit().inWords(),
                                note == null ? "" : "；要求：" + note));
        notices.send(owner.handlerGroup(), number, "交办：" + issue.title + "，办理时间已经起算。");
        return issues.save(issue);
    }

    /** Until when the owner may object, counted from now. */
    Instant objectionEnds(Issue issue) {
        return deadlines.from(clock.instant(), issue.rule().objection());
    }

    /** Once, with a reason and another owner. */
    String object(String number, @Nullable String proposedOwner, @Nullable String reason) {
        Issue issue = issues.require(number);
        issue.object();
        Owner proposed = owners.chosen(proposedOwner, "proposedOwner", "应由哪个单位主办");
        if (proposed.equals(issue.owner())) {
            throw new InputRefused("proposedOwner", "应由哪个单位主办", "就是本单位，请提出另一个单位，或者认领。");
        }
        String why = Answers.required(reason, "reason", "异议理由");
        issues.save(issue);
        String objection = "%s提出异议，认为应由%s主办：%s".formatted(owners.name(issue.owner()), owners.name(proposed), why);
        timeline.record(number, "异议", objection);
        return objection;
    }

    /** Locks the owner; with {@code restart} the clock starts again for the one who is named now. */
    Issue arbitrate(String number, String ownerGroup, boolean restart, @Nullable String reason) {
        Issue issue = issues.require(number);
        Owner owner = owners.chosen(ownerGroup, "owner", "裁定的主办单位");
        issue.arbitrate(owner);
        if (restart) {
            issue.startClock(issue.rule().limit(), clock.instant(), calendar);
        }
        timeline.record(
                number,
                "裁定",
                "主办单位：%s，%s。%s"
                        .formatted(
                                owners.name(owner),
                                restart ? "期限自裁定时重新起算" : "期限不变",
                                reason == null ? "逾期未裁定，维持原交办单位" : reason));
        notices.send(owner.handlerGroup(), number, "裁定由贵单位主办，不得再退回：" + issue.title);
        return issues.save(issue);
    }

    /** Claimed by a person, on the spot, or by letting the time for an objection pass. */
    void claim(String number, boolean byPerson) {
        Issue issue = issues.require(number);
        boolean onSite = issue.outcome == Outcome.CLAIMED;
        issue.claim();
        issues.save(issue);
        timeline.record(
                number, "认领", owners.name(issue.owner()) + (onSite ? "，现场认领" : byPerson ? "" : "，逾期未提出异议，视为认领"));
    }
}
