package cn.chaozhou.forum.session;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Organisation.Team;
import cn.chaozhou.forum.review.ReviewDesk;
import cn.chaozhou.forum.session.Session.Status;
import cn.chaozhou.forum.wording.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Keeps what happens in the room: who came, what was said of the highlights, and every problem with its way out. */
@Service
class MeetingDesk {

    private final SessionDesk sessions;
    private final Invitations invitations;
    private final HighlightDesk highlights;
    private final ReviewDesk reviews;
    private final IssueDesk issues;
    private final Organisation organisation;
    private final Timeline timeline;

    MeetingDesk(
            SessionDesk sessions,
            Invitations invitations,
            HighlightDesk highlights,
            ReviewDesk reviews,
            IssueDesk issues,
            Organisation organisation,
            Timeline timeline) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.highlights = highlights;
        this.reviews = reviews;
        this.issues = issues;
        this.organisation = organisation;
        this.timeline = timeline;
    }

    /** Begins the day of the meeting; returns the agenda and the options of its form. */
    Map<String, Object> open(String number) {
        Session session = sessions.get(number);
        session.status = Status.MEETING;
        sessions.save(session);
        timeline.record(number, Texts.of("session.timeline.meetingOpened"), session.place);
        List<HighlightFacts> agenda = highlights.agenda(number);
        Invited invited = invitations.to(number);
        return Map.of(
                "agenda", agenda.stream().map(h -> row(h, session)).toList(),
                "highlights",
                        agenda.stream()
                                .map(h -> Organisation.option(h.number(), AgendaDesk.label(h)))
                                .toList(),
                "teams", organisation.teamOptions(invited.teams()),
                "departments", organisation.departmentOptions(invited.departments()),
                "categories", issues.categoryOptions());
    }

    private static Map<String, Object> row(HighlightFacts highlight, Session session) {
        return Map.of(
                "order", String.valueOf(highlight.agendaOrder()),
                "team", highlight.teamTitle(),
                "title", String.valueOf(highlight.title()),
                "minutes", String.valueOf(session.agendaMinutes));
    }

    /** Stores the meeting: attendance, spoken comments as proxy entries, and each problem as an issue of its own. */
    void record(
            String number,
            List<String> absentTeams,
            List<String> absentDepartments,
            List<SpokenComment> comments,
            List<RaisedIssue> raised) {
        check(comments);
        checkOutcomes(raised);
        Session session = sessions.get(number);
        session.status = Status.MINUTES;
        sessions.save(session);
        invitations.put(number, invitations.to(number).without(absentTeams, absentDepartments));
        comments.forEach(c -> reviews.enterSpoken(c.highlight(), c.department(), c.comment()));
        List<String> numbers = raised.stream().map(issues::raise).toList();
        timeline.record(
                number,
                Texts.of("session.timeline.meetingRecorded"),
                Texts.of(
                        numbers.isEmpty()
                                ? "session.timeline.meetingRecorded.comments"
                                : "session.timeline.meetingRecorded.issues",
                        comments.size(),
                        numbers.size(),
                        String.join("、", numbers)));
    }

    private void check(List<SpokenComment> comments) {
        Set<List<String>> entered = new HashSet<>();
        for (int i = 0; i < comments.size(); i++) {
            SpokenComment comment = comments.get(i);
            if (!entered.add(List.of(comment.highlight(), comment.department()))) {
                throw refused(i, Texts.of("session.refused.comment.twice"));
            }
            Team team = organisation.requireTeam(
                    highlights.facts(comment.highlight()).team());
            if (comment.department().equals(team.unitDepartment())) {
                throw refused(i, Texts.of("session.refused.comment.recused"));
            }
            if (!reviews.isOrdered(comment.highlight(), comment.department())) {
                throw refused(i, Texts.of("session.refused.comment.notOrdered"));
            }
        }
    }

    private static void checkOutcomes(List<RaisedIssue> raised) {
        for (int i = 0; i < raised.size(); i++) {
            RaisedIssue issue = raised.get(i);
            if (issue.department() == null && issue.outcome() != Outcome.DISPATCHED) {
                throw Refused.row("raisedIssues", i, "department", Texts.of("session.refused.issue.department"));
            }
        }
    }

    private static InputRefused refused(int comment, String advice) {
        return Refused.row("spokenComments", comment, "department", advice);
    }
}
