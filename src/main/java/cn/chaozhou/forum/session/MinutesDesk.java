package cn.chaozhou.forum.session;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.experience.ExperienceLibrary;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.question.QuestionDesk;
import cn.chaozhou.forum.review.ReviewDesk;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.session.MinutesFacts.Spoken;
import cn.chaozhou.forum.session.Session.Status;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Service;

/** Brings the minutes from the draft to the signature, and with it the session into the open. */
@Service
class MinutesDesk {

    private final SessionDesk sessions;
    private final Invitations invitations;
    private final HighlightDesk highlights;
    private final ReviewDesk reviews;
    private final QuestionDesk questions;
    private final IssueDesk issues;
    private final ExperienceLibrary library;
    private final LastReport lastReport;
    private final PlanWords words;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    MinutesDesk(
            SessionDesk sessions,
            Invitations invitations,
            HighlightDesk highlights,
            ReviewDesk reviews,
            QuestionDesk questions,
            IssueDesk issues,
            ExperienceLibrary library,
            LastReport lastReport,
            PlanWords words,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.highlights = highlights;
        this.reviews = reviews;
        this.questions = questions;
        this.issues = issues;
        this.library = library;
        this.lastReport = lastReport;
        this.words = words;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    Minutes draft(String number) {
        timeline.record(number, Texts.of("session.timeline.minutesDrafted"), null);
        return MinutesDraft.of(facts(sessions.get(number)));
    }

    private MinutesFacts facts(Session session) {
        String number = session.number;
        Invited invited = invitations.to(number);
        List<HighlightFacts> all = highlights.ofSession(number);
        return new MinutesFacts(
                session,
                words.meetingForm(session),
                invited.teams().size(),
                words.departmentNames(invited.departments()),
                words.teamTitles(invited.absentTeams()),
                words.departmentNames(invited.absentDepartments()),
                all.stream().filter(h -> h.title() != null).count(),
                HighlightDesk.accepted(all).size(),
                HighlightDesk.agenda(all).stream()
                        .map(h -> new Spoken(h, reviews.visible(h.number())))
                        .toList(),
                questions.ofSession(number),
                issues.ofSession(number),
                lastReport.before(number));
    }

    /** Stores the edited minutes; they stay inside until they are signed. */
    void submit(String number, Minutes minutes) {
        Session session = sessions.get(number);
        session.minutes = minutes;
        sessions.save(session);
        timeline.record(number, Texts.of("session.timeline.minutesSubmitted"), null);
    }

    void returned(String number, String reason) {
        timeline.record(number, Texts.of("session.timeline.minutesReturned"), reason);
        notices.send(Role.SECRETARIAT.group(), number, Texts.of("session.notice.minutesReturned", reason));
    }

    /** Signed: the minutes are public, and what was presented becomes experience for others. */
    void publish(String number) {
        Session session = sessions.get(number);
        session.status = Status.PUBLISHED;
        session.signedBy = timeline.actor();
        session.signedAt = OffsetDateTime.now(clock);
        sessions.save(session);
        timeline.record(number, Texts.of("session.timeline.minutesSigned"), null);
        highlights.agendaNumbers(number).forEach(library::publish);
        sessions.tellInvited(session, Texts.of("session.notice.minutesSigned", session.title()));
    }
}
