package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
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

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

    private final Owners owners;
    private final WorkingCalendar calendar;
    private final Clock clock;

    IssueReader(Owners owners, WorkingCalendar calendar, Clock clock) {
        this.owners = owners;
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
                issue.ladderName);
    }

    /** Short line on each task card. */
    String caseTitle(Issue issue) {
        return issue.number + " · " + issue.title;
    }

    /** What is known of the issue, at the head of a form (markdown). */
    String summary(Issue issue) {
        StringBuilder text =
                new StringBuilder("**%s %s**\n\n%s\n".formatted(issue.number, issue.title, issue.description));
        line(text, "提出", owners.teamTitle(issue.raisedByTeam) + source(issue));
        line(text, "类别", issue.category + (issue.rule == null ? "" : "，等级：" + issue.rule.name()));
        if (issue.clock != null) {
            Lamp lamp = issue.lamp(clock.instant(), calendar);
            line(text, "主办单位", owners.name(issue.owner()));
            line(
                    text,
                    "期限",
                    MOMENT.format(local(issue.clock.dueAt())) + " · "
                            + lamp.colour().title() + "：" + lamp.reason());
            line(text, "已延期", issue.extensions + "次");
        }
        if (issue.plan != null) {
            line(text, "进度", issue.progress + "%");
            line(text, "方案", issue.plan);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("\n- ").append(name).append("：").append(value);
    }

    private static String source(Issue issue) {
        return (issue.sessionNumber == null ? "" : "，第" + issue.sessionNumber + "期")
                + (issue.questionNumber == null ? "" : "，提问" + issue.questionNumber);
    }

    private @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
