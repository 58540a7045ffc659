package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.TimeLeft;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.IssueRules.Rung;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ladder (升级阶梯) beside the work: chases and escalations, each once and in order, unless so many reds lead to a
 * step at once. The due date may move at any time, so every step looks at the issue, not at the timer that woke it.
 */
@Component
class Ladder {

    private final Issues issues;
    private final IssueRules rules;
    private final Chases chases;
    private final Timeline timeline;
    private final Notices notices;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Ladder(
            Issues issues,
            IssueRules rules,
            Chases chases,
            Timeline timeline,
            Notices notices,
            WorkingCalendar calendar,
            Clock clock) {
        this.issues = issues;
        this.rules = rules;
        this.chases = chases;
        this.timeline = timeline;
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A person who has to step in: their group and what they are told. */
    record Escalation(String group, String text) {}

    /** Finds the next step; reminders whose time is already past are left out. False when there is none left. */
    boolean plan(String number) {
        Issue issue = issues.require(number);
        int before = issue.ladderStep;
        Optional<Rung> next = next(issue);
        while (next.isPresent() && isReminder(next.get()) && isDue(issue, next.get())) {
            issue.ladderStep = next.get().step();
            next = next(issue);
        }
        if (issue.ladderStep != before) {
            issues.save(issue);
        }
        return next.isPresent() || calledByReds(issue).isPresent();
    }

    /** When the next step is due: on its day, or the moment the lamp turns red once too often. */
    Instant nextStepAt(String number) {
        Issue issue = issues.require(number);
        return Stream.concat(
                        next(issue).map(rung -> dateOf(issue, rung)).stream(),
                        calledByReds(issue).flatMap(rung -> issue.redAt()).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Takes the next step, if its time has come; answers who has to step in, if anybody. */
    Optional<Escalation> take(String number) {
        Issue issue = issues.require(number);
        issue.noteRed(clock.instant());
        String timeLeft = TimeLeft.inWords(issue.clock().dueAt(), clock.instant(), calendar);
        Optional<Rung> called = issue.redSince == null ? Optional.empty() : calledByReds(issue);
        if (called.isPresent()) {
            Rung rung = called.get();
            issue.calledStep = rung.step();
            issue.ladderName = rung.name();
            issues.save(issue);
            return climb(
                    issue, rung, Texts.of("issue.ladder.reds", rung.name(), number, issue.title, issue.reds, timeLeft));
        }
        Optional<Rung> next = next(issue).filter(rung -> isDue(issue, rung));
        next.ifPresent(rung -> {
            issue.ladderStep = rung.step();
            issue.ladderName = nameOfHighest(issue);
        });
        issues.save(issue);
        return next.flatMap(
                rung -> climb(issue, rung, Texts.of("issue.ladder.text", rung.name(), number, issue.title, timeLeft)));
    }

    private Optional<Escalation> climb(Issue issue, Rung rung, String text) {
        if (!rung.task()) {
            chases.send(issue, rung.name(), text, group(issue, rung.target()), copyTo(issue, rung));
            return Optional.empty();
        }
        Escalation escalation = new Escalation(group(issue, rung.target()), text);
        timeline.record(issue.number, Texts.of("issue.step.escalated"), text);
        notices.send(escalation.group(), issue.number, text, issue.isUrgent());
        copyTo(issue, rung)
                .ifPresent(copy ->
                        notices.send(copy, issue.number, Texts.of("issue.notice.copy", text), issue.isUrgent()));
        return Optional.of(escalation);
    }

    /** After the due date moved: steps that no longer lie in the past may be taken again. */
    void dueMoved(Issue issue) {
        List<Rung> rungs = rules.ladder();
        while (issue.ladderStep > 0 && !isDue(issue, rungs.get(issue.ladderStep - 1))) {
            issue.ladderStep--;
        }
        issue.ladderName = nameOfHighest(issue);
    }

    /** Who is one level up when an issue has to be done again so many times. */
    Escalation levelUp(Issue issue) {
        List<Rung> people = rules.ladder().stream().filter(Rung::task).toList();
        Rung rung = people.get(Math.min(issue.dissatisfied - 1, people.size()) - 1);
        return new Escalation(group(issue, rung.target()), Texts.of("issue.ladder.dissatisfied", issue.dissatisfied));
    }

    /** What the person who stepped in wants done; null where they stayed silent. */
    void instruct(String number, @Nullable String instruction) {
        if (instruction == null) {
            timeline.record(number, Texts.of("issue.step.instructed"), Texts.of("issue.timeline.instructionSilent"));
            return;
        }
        timeline.record(number, Texts.of("issue.step.instructed"), instruction);
        notices.send(
                issues.require(number).owner().handlerGroup(),
                number,
                Texts.of("issue.notice.instructed", instruction));
    }

    /** Nobody below is asked to step in any more once the reds have led further up; chases go on. */
    private Optional<Rung> next(Issue issue) {
        return rules.ladder().stream()
                .filter(rung -> rung.step() > issue.ladderStep && !(rung.task() && rung.step() <= issue.calledStep))
                .findFirst();
    }

    /** The step that the red of this round leads to at once, or will lead to when it comes. */
    private Optional<Rung> calledByReds(Issue issue) {
        if (issue.redAt().isEmpty()) {
            return Optional.empty();
        }
        int reds = issue.redSince == null ? issue.reds + 1 : issue.reds;
        return rules.ladder().stream()
                .filter(rung -> rung.reds() != null && reds >= rung.reds())
                .filter(rung -> rung.step() > Math.max(issue.ladderStep, issue.calledStep))
                .findFirst();
    }

    private @Nullable String nameOfHighest(Issue issue) {
        int step = Math.max(issue.ladderStep, issue.calledStep);
        return step == 0 ? null : rules.ladder().get(step - 1).name();
    }

    private static boolean isReminder(Rung rung) {
        return rung.offset().amount() < 0;
    }

    private boolean isDue(Issue issue, Rung rung) {
        return !clock.instant().isBefore(dateOf(issue, rung));
    }

    private Instant dateOf(Issue issue, Rung rung) {
        return rung.offset().endFrom(issue.clock().dueAt(), calendar);
    }

    private static Optional<String> copyTo(Issue issue, Rung rung) {
        return Optional.ofNullable(rung.copy()).map(post -> group(issue, post));
    }

    private static String group(Issue issue, String post) {
        return switch (post) {
            case "handler" -> issue.owner().handlerGroup();
            case "head" -> issue.owner().headGroup();
            default -> post;
        };
    }
}
