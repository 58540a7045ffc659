package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.issue.Topics.Topic;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues as people read them: facts for lists, and the lines at the head of each form. */
@Component
class IssueReader {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern(Texts.of("issue.summary.due.moment"), Locale.CHINA);

    private final Owners owners;
    private final Topics topics;
    private final WorkingCalendar calendar;
    private final Clock clock;

    IssueReader(Owners owners, Topics topics, WorkingCalendar calendar, Clock clock) {
        this.owners = owners;
        this.topics = topics;
        this.calendar = calendar;
        this.clock = clock;
    }

    IssueFacts facts(Issue issue) {
        Lamp lamp = issue.lamp(clock.instant(), calendar);
        return new IssueFacts(
                issue.number,
                issue.title,
                issue.description,
                issue.category,
                issue.rule == null ? null : issue.rule.name(),
                issue.raisedByTeam,
                owners.teamTitle(issue.raisedByTeam),
                issue.sessionNumber,
                issue.questionNumber,
                issue.outcome.title(),
                issue.answer,
                issue.status.name(),
                issue.status.title(),
                issue.owner,
                issue.owner == null ? null : owners.name(issue.owner()),
                local(issue.registeredAt),
                local(issue.dispatchedAt),
                issue.clock == null ? null : local(issue.clock.dueAt()),
                local(issue.closedAt),
                lamp.colour().name(),
                lamp.reason(),
                issue.progress,
                issue.extensions,
                issue.dissatisfied,
                issue.ladderName,
                issue.reds(clock.instant()),
                issue.wasOverdue(clock.instant()),
                issue.mergedInto);
    }

    IssueGlance glance(Issue issue) {
        Lamp lamp = issue.lamp(clock.instant(), calendar);
        return new IssueGlance(
                issue.number,
                issue.title,
                issue.raisedByTeam,
                issue.owner,
                issue.sessionNumber,
                IssueGlance.Stage.of(issue, lamp),
                issue.status.title(),
                lamp.reason(),
                issue.clock == null ? null : local(issue.clock.dueAt()),
                issue.ladderName,
                issue.reds(clock.instant()),
                issue.extensions,
                issue.wasOverdue(clock.instant()),
                issue.outcome == RaisedIssue.Outcome.ANSWERED);
    }

    /** Short line on each task card. */
    String caseTitle(Issue issue) {
        return issue.number + " · " + issue.title;
    }

    /** What is known of the issue, at the head of a form (markdown). */
    String summary(Issue issue) {
        StringBuilder text =
                new StringBuilder("**%s %s**\n\n%s\n".formatted(issue.number, issue.title, issue.description));
        line(text, "raised", owners.teamTitle(issue.raisedByTeam) + source(issue));
        if (issue.rule == null) {
            line(text, "category", issue.category);
        } else {
            line(text, "categoryAndClass", issue.category, issue.rule.name());
        }
        if (issue.clock != null) {
            line(text, "owner", owners.name(issue.owner()));
            // Not the lamp: this text stands in the form for days, the task's card and the case file tell it of the
            // moment.
            line(text, "due", moment(issue.clock.dueAt()));
            line(text, "extensions", issue.extensions);
            if (issue.reds(clock.instant()) > 0) {
                line(text, "reds", issue.reds(clock.instant()));
            }
        }
        if (issue.plan != null) {
            line(text, "progress", issue.progress);
            line(text, "plan", issue.plan);
        }
        topic(text, topics.of(issue));
        return text.toString();
    }

    /** The other issues of a topic, and the plan they share. */
    private void topic(StringBuilder text, Topic topic) {
        Issue leading = topic.leading();
        if (leading != null) {
            line(text, "mergedInto", caseTitle(leading));
            if (leading.owner != null) {
                line(text, "topicOwner", owners.name(leading.owner()));
            }
            if (leading.plan != null) {
                line(text, "jointPlan", leading.plan);
            }
        }
        topic.merged().forEach(m -> line(text, "merged", caseTitle(m), owners.teamTitle(m.raisedByTeam)));
    }

    /** For example 2026年9月24日 18:00. */
    String moment(Instant instant) {
        return MOMENT.format(instant.atZone(clock.getZone()));
    }

    private static void line(StringBuilder text, String key, Object... values) {
        text.append("\n- ").append(Texts.of("issue.summary." + key, values));
    }

    private static String source(Issue issue) {
        return (issue.sessionNumber == null
                        ? ""
                        : Texts.of("issue.summary.raised.session", Texts.session(issue.sessionNumber)))
                + (issue.questionNumber == null ? "" : Texts.of("issue.summary.raised.question", issue.questionNumber));
    }

    private @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
