package cn.chaozhou.forum.session;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.question.QuestionWindow;
import cn.chaozhou.forum.review.ReviewProcess;
import cn.chaozhou.forum.session.Session.Status;
import cn.chaozhou.forum.wording.Texts;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes the agenda of a session out of its accepted highlights. */
@Service
class AgendaDesk {

    /** A table cell, not the whole text. */
    private static final int EXCERPT = 80;

    private final SessionDesk sessions;
    private final Invitations invitations;
    private final HighlightDesk highlights;
    private final QuestionWindow questions;
    private final Deadlines deadlines;
    private final Timeline timeline;

    AgendaDesk(
            SessionDesk sessions,
            Invitations invitations,
            HighlightDesk highlights,
            QuestionWindow questions,
            Deadlines deadlines,
            Timeline timeline) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.highlights = highlights;
        this.questions = questions;
        this.deadlines = deadlines;
        this.timeline = timeline;
    }

    /** The accepted highlights as options and as rows of a table. */
    List<Map<String, String>> accepted(String number) {
        List<HighlightFacts> accepted = highlights.acceptedIn(number);
        timeline.record(
                number,
                Texts.of("session.timeline.callClosed"),
                Texts.of("session.timeline.callClosed.accepted", accepted.size()));
        return accepted.stream()
                .map(h -> Map.of(
                        "value", h.number(),
                        "label", label(h),
                        "team", h.teamTitle(),
                        "title", String.valueOf(h.title()),
                        "verification", h.verification(),
                        "summary", Sections.excerpt(String.valueOf(h.summary()), EXCERPT)))
                .toList();
    }

    static String label(HighlightFacts highlight) {
        return Texts.of("session.highlight", highlight.teamTitle(), highlight.title());
    }

    /**
     * Publishes the agenda and opens the question window.
     *
     * @param speakers numbers of highlights in the order of speaking; empty only where none was accepted
     * @param minutes for each speaker
     * @return one review order for each highlight and each reviewing department
     */
    List<String> publish(String number, List<String> speakers, @Nullable Integer minutes) {
        Session session = sessions.get(number);
        check(session, speakers);
        for (int i = 0; i < speakers.size(); i++) {
            highlights.chosen(speakers.get(i), i + 1);
        }
        session.status = Status.AGENDA;
        session.agendaMinutes = minutes;
        sessions.save(session);
        timeline.record(
                number,
                Texts.of("session.timeline.agendaPublished"),
                speakers.isEmpty() ? Texts.of("session.timeline.agendaPublished.none") : String.join("、", speakers));
        Date closes = deadlines.from(String.valueOf(session.meetingDate), "windowCloses");
        questions.open(number, closes);
        sessions.tellInvited(session, Texts.of("session.notice.agendaPublished", session.title(), speakers.size()));
        List<String> departments = invitations.to(number).departments();
        return speakers.stream()
                .flatMap(
                        highlight -> departments.stream().map(department -> ReviewProcess.order(highlight, department)))
                .toList();
    }

    private void check(Session session, List<String> speakers) {
        Set<String> accepted = highlights.acceptedNumbers(session.number);
        if (new HashSet<>(speakers).size() < speakers.size() || !accepted.containsAll(speakers)) {
            throw refused(Texts.of("session.refused.speakers.unknown"));
        }
        if (speakers.isEmpty() && !accepted.isEmpty()) {
            throw refused(Texts.of("session.refused.speakers.none"));
        }
        if (session.speakerCount != null && speakers.size() > session.speakerCount) {
            throw refused(Texts.of("session.refused.speakers.many", session.speakerCount));
        }
    }

    private static InputRefused refused(String advice) {
        return Refused.field("speakers", advice);
    }
}
