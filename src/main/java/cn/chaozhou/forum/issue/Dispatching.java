package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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

    /**
     * What the duty catalogue proposes; a class that was known when the issue was raised stays. Whoever claimed it on
     * the spot owns it.
     *
     * @param answer of the decision table: owner, issueClass and basis
     */
    Proposal propose(String number, Map<?, ?> answer, int version) {
        Issue issue = issues.require(number);
        return new Proposal(
                issue.outcome == Outcome.CLAIMED
                        ? issue.owner()
                        : owners.proposed(String.valueOf(answer.get("owner")), issue.raisedByTeam),
                issue.issueClass.isEmpty() ? String.valueOf(answer.get("issueClass")) : issue.issueClass,
                String.valueOf(answer.get("basis")),
                version);
    }

    /** The proposal as the dispatcher and later readers see it. */
    String inWords(Proposal proposal) {
        return Texts.of(
                "issue.proposal",
                proposal.version(),
                proposal.owner() == null ? Texts.of("issue.proposal.anyCounty") : owners.name(proposal.owner()),
                className(proposal.issueClass()),
                proposal.basis());
    }

    /** The clock starts now. */
    Issue dispatch(String number, String ownerGroup, String issueClass, @Nullable String note, Proposal proposal) {
        Owner owner = owners.chosen(ownerGroup, "owner");
        ClassRule rule = rules.classRule(issueClass).orElseThrow(() -> Answers.refused("issueClass", "unlistedClass"));
        Issue issue = issues.require(number);
        issue.dispatch(owner, issueClass, rule, clock.instant(), calendar);
        issue.awaitResponse(objectionEnds(issue));
        issue.dispatchNote = note;
        timeline.record(
                number,
                Texts.of("issue.step.dispatched"),
                Texts.of(
                        note == null ? "issue.timeline.dispatched" : "issue.timeline.dispatchedWithNote",
                        owners.name(owner),
                        rule.name(),
                        rule.limit().inWords(),
                        inWords(proposal),
                        departure(proposal, owner, issueClass),
                        note));
        notices.send(owner.handlerGroup(), number, Texts.of("issue.notice.dispatched", issue.title), issue.isUrgent());
        return issues.save(issue);
    }

    private static String departure(Proposal proposal, Owner owner, String issueClass) {
        boolean sameOwner = owner.equals(proposal.owner());
        boolean sameClass = issueClass.equals(proposal.issueClass());
        if (sameOwner && sameClass) {
            return Texts.of("issue.proposal.followed");
        }
        return Texts.of(
                sameOwner
                        ? "issue.proposal.otherClass"
                        : sameClass ? "issue.proposal.otherOwner" : "issue.proposal.otherOwnerAndClass");
    }

    private String className(String issueClass) {
        return rules.classRule(issueClass).map(ClassRule::name).orElse(issueClass);
    }

    /** Counted from now. */
    private Instant objectionEnds(Issue issue) {
        return deadlines.from(clock.instant(), issue.rule().objection());
    }

    /** Once, with a reason and another owner. */
    String object(String number, @Nullable String proposedOwner, @Nullable String reason) {
        Issue issue = issues.require(number);
        issue.object(clock.instant());
        Owner proposed = owners.chosen(proposedOwner, "proposedOwner");
        if (proposed.equals(issue.owner())) {
            throw Answers.refused("proposedOwner", "proposedSelf");
        }
        String why = Answers.required(reason, "reason.objection");
        issues.save(issue);
        String objection = Texts.of("issue.timeline.objected", owners.name(issue.owner()), owners.name(proposed), why);
        timeline.record(number, Texts.of("issue.step.objected"), objection);
        return objection;
    }

    /** Locks the owner; with {@code restart} the clock starts again for the one who is named now. */
    Issue arbitrate(String number, String ownerGroup, boolean restart, @Nullable String reason) {
        Issue issue = issues.require(number);
        Owner owner = owners.chosen(ownerGroup, "owner.arbitrated");
        issue.arbitrate(owner);
        issue.awaitResponse(objectionEnds(issue));
        if (restart) {
            issue.startClock(issue.rule().limit(), clock.instant(), calendar);
        }
        timeline.record(
                number,
                Texts.of("issue.step.arbitrated"),
                Texts.of(
                        restart ? "issue.timeline.arbitratedAndRestarted" : "issue.timeline.arbitrated",
                        owners.name(owner),
                        reason == null ? Texts.of("issue.timeline.arbitrationSilent") : reason));
        notices.send(owner.handlerGroup(), number, Texts.of("issue.notice.arbitrated", issue.title), issue.isUrgent());
        return issues.save(issue);
    }

    /** Claimed by a person, on the spot, or by letting the time for an objection pass. */
    void claim(String number, boolean byPerson) {
        Issue issue = issues.require(number);
        String how = issue.outcome == Outcome.CLAIMED ? "claimedOnSite" : byPerson ? "claimed" : "claimedSilently";
        issue.claim();
        if (byPerson || issue.outcome == Outcome.CLAIMED) {
            issue.respondedAt = clock.instant();
        }
        issues.save(issue);
        timeline.record(
                number, Texts.of("issue.step.claimed"), Texts.of("issue.timeline." + how, owners.name(issue.owner())));
    }
}
