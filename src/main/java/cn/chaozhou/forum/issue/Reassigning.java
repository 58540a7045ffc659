package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives an issue in work to another organisation (改派). The owner itself may object once and is then locked; only a leader
 * goes over that, with a reason that all who are concerned read.
 */
@Component
class Reassigning {

    private final Issues issues;
    private final Owners owners;
    private final Contributions contributions;
    private final Extensions extensions;
    private final RuntimeService runtime;
    private final Timeline timeline;
    private final Notices notices;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Reassigning(
            Issues issues,
            Owners owners,
            Contributions contributions,
            Extensions extensions,
            RuntimeService runtime,
            Timeline timeline,
            Notices notices,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.owners = owners;
        this.contributions = contributions;
        this.extensions = extensions;
        this.runtime = runtime;
        this.timeline = timeline;
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The issue to be reassigned; refused, naming the field, while nobody works on it. */
    Issue inWork(String number, String field) {
        Issue issue = issues.findById(number).orElseThrow(() -> Answers.refused(field, "unknownIssue"));
        if (issue.status != IssueStatus.HANDLING) {
            throw Answers.refused(field, "notInWork", issue.status.title());
        }
        return issue;
    }

    /** With {@code restart} the clock starts again for the new owner; else it goes on. */
    void reassign(String number, @Nullable String ownerGroup, boolean restart, @Nullable String reason) {
        Issue issue = inWork(number, "owner.reassigned");
        Owner from = issue.owner();
        Owner to = owners.chosen(ownerGroup, "owner.reassigned");
        if (to.equals(from)) {
            throw Answers.refused("owner.reassigned", "reassignedToItself");
        }
        String why = Answers.required(reason, "reason.reassigned");
        issue.reassign(to);
        if (restart) {
            issue.startClock(issue.rule().limit(), clock.instant(), calendar);
        }
        issues.save(issue);
        String ended = Texts.of("issue.reassign.ended", owners.name(to));
        extensions.lapse(number, ended);
        contributions.withdraw(number, ended);
        String text = Texts.of(
                restart ? "issue.timeline.reassignedAndRestarted" : "issue.timeline.reassigned",
                owners.name(from),
                owners.name(to),
                why);
        timeline.record(number, Texts.of("issue.step.reassigned"), text);
        String told = Texts.of("issue.notice.reassigned", number, issue.title, text);
        for (String group : new LinkedHashSet<>(List.of(
                from.handlerGroup(), from.headGroup(), to.handlerGroup(), to.headGroup(), issue.raiserGroup()))) {
            notices.send(group, number, told, issue.isUrgent());
        }
        boolean heard = !runtime.createMessageCorrelation(HandlingProcess.MESSAGE_ISSUE_REASSIGNED)
                .processInstanceBusinessKey(number)
                .correlateAllWithResult()
                .isEmpty();
        if (!heard) {
            throw Answers.refused("owner.reassigned", "notInWorkNow", number);
        }
    }
}
