package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chasing notices (催办): numbered through the year, copied to the leader in charge of the unit. */
@Component
class Chases {

    private final JdbcClient jdbc;
    private final NumberSeries numbers;
    private final Notices notices;
    private final Timeline timeline;
    private final Clock clock;

    Chases(JdbcClient jdbc, NumberSeries numbers, Notices notices, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.notices = notices;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** One notice: 催办〔2026〕5号. */
    record Chase(
            int chaseYear,
            int chaseNumber,
            OffsetDateTime at,
            String step,
            String recipient,
            @Nullable String copiedTo,
            String text) {

        String label() {
            return Texts.of("issue.chase.label", chaseYear, chaseNumber);
        }
    }

    void send(Issue issue, String step, String text, String recipient, Optional<String> copyTo) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int year = now.getYear();
        Chase chase = new Chase(year, numbers.next("chase-" + year), now, step, recipient, copyTo.orElse(null), text);
        jdbc.sql(
                        """
                        insert into chase (issue_number, chase_year, chase_number, at, step, recipient, copied_to, text)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(issue.number, year, chase.chaseNumber(), now, step, recipient, chase.copiedTo(), text)
                .update();
        String labelled = chase.label() + " " + text;
        notices.send(recipient, issue.number, labelled, issue.isUrgent());
        copyTo.ifPresent(
                copy -> notices.send(copy, issue.number, Texts.of("issue.notice.copy", labelled), issue.isUrgent()));
        timeline.record(issue.number, Texts.of("issue.step.chased"), labelled);
    }

    /** By a supervisor or a leader, at any time. */
    void byHand(Issue issue, String text) {
        send(
                issue,
                Texts.of("issue.chase.byHand"),
                Texts.of("issue.chase.byHand.text", issue.number, issue.title, text),
                issue.owner().handlerGroup(),
                Optional.of(issue.owner().headGroup()));
    }

    /** Calls the unit to a talk (约谈) without waiting for the ladder; answers what all who are concerned read. */
    String convene(Issue issue, String reason) {
        String text = Texts.of("issue.chase.convened", issue.number, issue.title, reason);
        timeline.record(issue.number, Texts.of("issue.step.escalated"), text);
        for (String group : List.of(issue.owner().handlerGroup(), issue.owner().headGroup(), Role.LEADER.group())) {
            notices.send(group, issue.number, text, issue.isUrgent());
        }
        return text;
    }

    /** All notices of an issue, in order. */
    List<Chase> of(String issueNumber) {
        return jdbc.sql(
                        """
                        select chase_year chaseYear, chase_number chaseNumber, at, step, recipient, copied_to copiedTo, text
                        from chase where issue_number = ? order by id
                        """)
                .param(issueNumber)
                .query(Chase.class)
                .list();
    }
}
