package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.IssueDossier;
import cn.chaozhou.forum.issue.IssueDossier.ChaseFacts;
import cn.chaozhou.forum.issue.IssueDossier.Dispatch;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.organisation.GroupNames;
import cn.chaozhou.forum.paper.Paper.Type;
import cn.chaozhou.forum.session.SessionReader;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes orders and chasing notices from what is on record. Asking for one changes nothing, however often. */
@Component
class PaperDesk {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(Texts.of("paper.day"));
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(Texts.of("paper.moment"));

    private final IssueDossier dossier;
    private final SessionReader sessions;
    private final GroupNames names;
    private final PaperRights rights;
    private final Clock clock;
    private final String issuer;
    private final String mark;

    PaperDesk(
            IssueDossier dossier,
            SessionReader sessions,
            GroupNames names,
            PaperRights rights,
            Clock clock,
            @Value("${forum.paper.issuer}") String issuer,
            @Value("${forum.paper.mark}") String mark) {
        this.dossier = dossier;
        this.sessions = sessions;
        this.names = names;
        this.rights = rights;
        this.clock = clock;
        this.issuer = issuer;
        this.mark = mark;
    }

    /** The supervision order (督办单); empty before the dispatch and for who may not read it. */
    Optional<Paper> order(String number) {
        return rights.issue(number).flatMap(issue -> dossier.dispatch(number).map(dispatch -> order(issue, dispatch)));
    }

    /** The chasing notice (催办通知书) of that number; empty for who may not read it. */
    Optional<Paper> chase(int year, int number) {
        return dossier.chase(year, number)
                .flatMap(chase -> rights.issueOf(chase).map(issue -> chase(issue, chase)));
    }

    /** The notices of an issue that the reader may have. */
    List<ChaseFacts> chasesOf(String number) {
        return dossier.chases(number).stream()
                .filter(chase -> rights.issueOf(chase).isPresent())
                .toList();
    }

    /** 督办〔2026〕12号 for WT-2026-0012: one issue, one order, so one number serves both. */
    static String orderNumber(String issue) {
        String[] parts = issue.split("-");
        return Texts.of("paper.order.number", parts[1], Integer.parseInt(parts[2]));
    }

    /** As a person in the office reads it, wherever the database is. */
    String day(OffsetDateTime at) {
        return DAY.format(at.atZoneSameInstant(clock.getZone()));
    }

    private Paper order(IssueFacts issue, Dispatch dispatch) {
        Body body = new Body();
        body.text(intro(issue));
        body.heading(Texts.of("paper.order.matter"));
        // A question that became an issue has no other description.
        body.paragraphs(issue.description().equals(issue.title()) ? "" : sentence(issue.title()), issue.description());
        body.heading(Texts.of("paper.order.demand"));
        body.item(
                Texts.of("paper.order.limit"),
                Texts.of(
                        "paper.order.limit.text",
                        dispatch.issueClass(),
                        dispatch.limit(),
                        MOMENT.format(dispatch.dueAt())));
        if (!dispatch.claimedOnSite()) {
            body.item(Texts.of("paper.order.objection"), Texts.of("paper.order.objection.text"));
        }
        body.item(Texts.of("paper.order.closure"), Texts.of("paper.order.closure.text"));
        if (dispatch.note() != null && !dispatch.note().isBlank()) {
            body.item(Texts.of("paper.order.note"), sentence(dispatch.note()));
        }
        for (Timeline.Entry e : dispatch.arbitrations()) {
            body.item(e.step(), Texts.of("paper.order.record", day(e.at()), sentence(String.valueOf(e.detail()))));
        }
        return paper(
                orderNumber(issue.number()),
                Texts.of("paper.order.title", issue.title()),
                String.valueOf(issue.ownerName()),
                body,
                dispatch.at(),
                changed(issue, dispatch),
                null);
    }

    private static String sentence(String words) {
        boolean ends = Texts.of("paper.stops").indexOf(words.charAt(words.length() - 1)) >= 0;
        return ends ? words : Texts.of("paper.sentence", words);
    }

    private String intro(IssueFacts issue) {
        String team = issue.raisedByTeam() == null ? Texts.of("paper.order.someTeam") : issue.team();
        String session = issue.sessionNumber();
        return session == null
                ? Texts.of("paper.order.intro", team, issue.number())
                : Texts.of("paper.order.introOfSession", sessions.title(session).orElse(session), team, issue.number());
    }

    /** What has moved since the order was given. */
    private @Nullable String changed(IssueFacts issue, Dispatch dispatch) {
        boolean moved = issue.closedAt() != null
                || issue.mergedInto() != null
                || !Objects.requireNonNull(issue.dueAt()).isEqual(dispatch.dueAt());
        return moved ? now(issue) : null;
    }

    /** How it stands today. */
    private String now(IssueFacts issue) {
        OffsetDateTime closed = issue.closedAt();
        if (closed != null) {
            return Texts.of("paper.note.closed", day(closed));
        }
        if (issue.mergedInto() != null) {
            return Texts.of("paper.note.merged", orderNumber(issue.mergedInto()));
        }
        String due = MOMENT.format(issue.dueAt());
        return issue.extensions() == 0
                ? Texts.of("paper.note.due", due)
                : Texts.of("paper.note.extended", due, issue.extensions());
    }

    private Paper chase(IssueFacts issue, ChaseFacts chase) {
        String recipient = names.organisation(chase.recipient());
        String owner = recipient.equals(issue.ownerName()) ? Texts.of("paper.chase.you") : issue.ownerName();
        Body body = new Body();
        body.text(Texts.of(
                "paper.chase.intro",
                owner,
                issue.title(),
                orderNumber(issue.number()),
                day(Objects.requireNonNull(issue.dispatchedAt()))));
        body.heading(Texts.of("paper.chase.reason"));
        body.paragraphs("", chase.text());
        body.heading(Texts.of("paper.chase.demand"));
        body.item(Texts.of("paper.chase.act"), Texts.of("paper.chase.act.text"));
        body.item(Texts.of("paper.chase.ladder"), Texts.of("paper.chase.ladder.text"));
        return paper(
                chase.label(),
                Texts.of("paper.chase.title", issue.title()),
                recipient,
                body,
                chase.at(),
                now(issue),
                chase.copiedTo() == null ? null : names.post(chase.copiedTo()));
    }

    private Paper paper(
            String number,
            String title,
            String recipient,
            Body body,
            OffsetDateTime at,
            @Nullable String note,
            @Nullable String copyTo) {
        return new Paper(
                Type.OFFICIAL,
                mark,
                number,
                title,
                Texts.of("paper.recipient", recipient),
                body.lines,
                issuer,
                day(at),
                note,
                copyTo == null ? null : Texts.of("paper.copy", copyTo));
    }
}
