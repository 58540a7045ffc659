package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Joint handling (会办): what the lead department asks of co-departments, and what they give. */
@Component
class Contributions {

    private final Issues issues;
    private final Owners owners;
    private final Chases chases;
    private final Actor actor;
    private final Timeline timeline;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final Clock clock;

    Contributions(
            Issues issues,
            Owners owners,
            Chases chases,
            Actor actor,
            Timeline timeline,
            Notices notices,
            JdbcClient jdbc,
            Deadlines deadlines,
            Clock clock) {
        this.issues = issues;
        this.owners = owners;
        this.chases = chases;
        this.actor = actor;
        this.timeline = timeline;
        this.notices = notices;
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A co-department's part, by the group of the department. */
    record Part(@Nullable String owner, @Nullable String task) {}

    /** What a co-department is asked for, and why its first contribution came back, if it did. */
    record Asked(String task, @Nullable String text, @Nullable String returnReason) {}

    void plan(String number, List<Part> parts) {
        Owner lead = issues.require(number).owner();
        Set<Owner> seen = new HashSet<>();
        for (Part part : parts) {
            Owner contributor = owners.chosen(part.owner(), "coDepartments");
            if (contributor.equals(lead)) {
                throw Answers.refused("coDepartments", "contributorLeads");
            }
            if (!seen.add(contributor)) {
                throw Answers.refused("coDepartments", "contributorTwice", owners.name(contributor));
            }
            String task = Answers.required(part.task(), "coDepartments.task");
            // Asked once more by an owner that came later (改派): the timeline keeps what was given before.
            jdbc.sql("delete from contribution where issue_number = ? and contributor = ?")
                    .params(number, contributor.group())
                    .update();
            jdbc.sql("insert into contribution (issue_number, contributor, task, asked_at) values (?, ?, ?, ?)")
                    .params(number, contributor.group(), task, OffsetDateTime.now(clock))
                    .update();
            timeline.record(
                    number,
                    Texts.of("issue.step.contributionAsked"),
                    Texts.of("issue.timeline.contributionAsked", owners.name(contributor), task));
        }
    }

    /** Those who have not given their part yet. */
    List<String> missing(String number) {
        return jdbc.sql("select contributor from contribution where issue_number = ? and given_at is null order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    Asked asked(String number, String contributor) {
        return jdbc.sql(
                        """
                        select task, text, return_reason returnReason
                        from contribution where issue_number = ? and contributor = ?
                        """)
                .params(number, contributor)
                .query(Asked.class)
                .single();
    }

    void give(String number, String contributor, @Nullable String text) {
        String given = Answers.required(text, "contribution");
        jdbc.sql(
                        """
                        update contribution set text = ?, given_at = ?, given_by = ?
                        where issue_number = ? and contributor = ?
                        """)
                .params(given, OffsetDateTime.now(clock), actor.name(), number, contributor)
                .update();
        String name = owners.name(new Owner(contributor));
        timeline.record(
                number, Texts.of("issue.step.contributed"), Texts.of("issue.timeline.contributed", name, given));
        notices.send(issues.require(number).owner().handlerGroup(), number, Texts.of("issue.notice.contributed", name));
    }

    /** What has not been given is no longer asked for. */
    void withdraw(String number, String why) {
        for (String contributor : missing(number)) {
            Owner owner = new Owner(contributor);
            timeline.record(
                    number,
                    Texts.of("issue.step.contributionWithdrawn"),
                    Texts.of(
                            "issue.timeline.contributionWithdrawn",
                            owners.name(owner),
                            asked(number, contributor).task(),
                            why));
            notices.send(owner.handlerGroup(), number, Texts.of("issue.notice.contributionWithdrawn", number, why));
        }
        jdbc.sql("delete from contribution where issue_number = ? and given_at is null")
                .param(number)
                .update();
    }

    /** Too thin: once, with a reason and a limit of its own; until it comes again the contribution is not in. */
    void sendBack(String number, String contributor, @Nullable String reason) {
        if (asked(number, contributor).returnReason() != null) {
            throw Answers.refused("decision.contribution", "returnedBefore");
        }
        String why = Answers.required(reason, "reason.thin");
        // The issue itself waits for it again: a solution reported at this moment must not overlook that.
        issues.save(issues.require(number));
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime due = deadlines
                .from(now.toInstant(), "coContributionReturned")
                .atZone(clock.getZone())
                .toOffsetDateTime();
        jdbc.sql(
                        """
                        update contribution set given_at = null, given_by = null,
                          returned_at = ?, returned_by = ?, return_reason = ?, return_due_at = ?
                        where issue_number = ? and contributor = ?
                        """)
                .params(now, actor.name(), why, due, number, contributor)
                .update();
        Owner owner = new Owner(contributor);
        timeline.record(
                number,
                Texts.of("issue.step.contributionReturned"),
                Texts.of("issue.timeline.contributionReturned", owners.name(owner), why, due.toLocalDate()));
        notices.send(owner.handlerGroup(), number, Texts.of("issue.notice.contributionReturned", why));
    }

    void accept(String number, String contributor, boolean byPerson) {
        timeline.record(
                number,
                Texts.of("issue.step.contributionAccepted"),
                Texts.of(
                        byPerson ? "issue.timeline.contributionAccepted" : "issue.timeline.contributionUnread",
                        owners.name(new Owner(contributor))));
    }

    void chase(String number, String contributor) {
        Issue issue = issues.require(number);
        Owner owner = new Owner(contributor);
        chases.send(
                issue,
                Texts.of("issue.chase.contribution"),
                Texts.of(
                        "issue.chase.contribution.text",
                        issue.number,
                        issue.title,
                        asked(number, contributor).task()),
                owner.headGroup(),
                Optional.of(issue.owner().handlerGroup()));
    }

    /** The lead department can't report an issue solved before all are in. */
    void requireAllIn(String number) {
        List<String> missing = missing(number);
        if (!missing.isEmpty()) {
            String names = missing.stream()
                    .map(m -> owners.name(new Owner(m)))
                    .collect(Collectors.joining(Texts.of("issue.refused.contributionsMissing.separator")));
            throw Answers.refused("action", "contributionsMissing", names);
        }
    }
}
