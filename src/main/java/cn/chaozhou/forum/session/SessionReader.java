package cn.chaozhou.forum.session;

import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.question.QuestionDesk;
import cn.chaozhou.forum.review.ReviewDesk;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.session.Session.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/** Sessions as people and other modules read them: where each stands, and how much of everything it has. */
@Service
public class SessionReader {

    private final Sessions sessions;
    private final Invitations invitations;
    private final PlanWords words;
    private final HighlightDesk highlights;
    private final ReviewDesk reviews;
    private final QuestionDesk questions;
    private final IssueDesk issues;
    private final Readers readers;

    SessionReader(
            Sessions sessions,
            Invitations invitations,
            PlanWords words,
            HighlightDesk highlights,
            ReviewDesk reviews,
            QuestionDesk questions,
            IssueDesk issues,
            Readers readers) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.words = words;
        this.highlights = highlights;
        this.reviews = reviews;
        this.questions = questions;
        this.issues = issues;
        this.readers = readers;
    }

    /**
     * A session in short.
     *
     * @param title for example 2026年第3期
     * @param status in Chinese, for example 议程已公布
     * @param meetingForm in Chinese, once it is planned
     */
    public record SessionFacts(
            String number,
            String title,
            String status,
            @Nullable String theme,
            @Nullable String meetingForm,
            @Nullable String place,
            @Nullable LocalDate meetingDate,
            Counts counts) {}

    /** How much of everything a session has; {@code reviewsIn} counts the reviews that ended, 未点评 included. */
    public record Counts(
            int invitedTeams,
            int reviewingDepartments,
            int submittedHighlights,
            int acceptedHighlights,
            int speakers,
            int reviewsOrdered,
            int reviewsIn,
            int questions,
            int issues) {}

    /** All sessions, the newest first; none for whoever works on no case. */
    Stream<Session> readable() {
        return readers.current().works() ? sessions.findAllByOrderByNumberDesc().stream() : Stream.of();
    }

    /** The newest sessions that the person whose request this is may read. */
    public List<SessionFacts> newestReadable(int atMost) {
        return readers.current().works() ? newest(atMost) : List.of();
    }

    /** The newest sessions, for a page that everybody may open. */
    public List<SessionFacts> newest(int atMost) {
        return sessions.findAllByOrderByNumberDesc(Limit.of(atMost)).stream()
                .map(this::facts)
                .toList();
    }

    /**
     * A session whose meeting was held, and who came.
     *
     * @param departments names of those asked to review
     * @param signed the minutes are
     */
    public record Meeting(
            SessionFacts session,
            List<String> absentTeams,
            List<String> departments,
            List<String> absentDepartments,
            boolean signed) {}

    /** Empty before the meeting, and where there is no such session. */
    public Optional<Meeting> held(String number) {
        return sessions.findById(number)
                .filter(session -> session.status == Status.MINUTES || session.status == Status.PUBLISHED)
                .map(session -> meeting(session, invitations.to(number)));
    }

    private Meeting meeting(Session session, Invited invited) {
        return new Meeting(
                facts(session),
                words.teamTitles(invited.absentTeams()),
                words.departmentNames(invited.departments()),
                words.departmentNames(invited.absentDepartments()),
                session.status == Status.PUBLISHED);
    }

    /** What people call the session, for example 2026年第3期; empty where there is no such session. */
    public Optional<String> title(String number) {
        return sessions.findById(number).map(Session::title);
    }

    private SessionFacts facts(Session session) {
        return new SessionFacts(
                session.number,
                session.title(),
                session.status.label(),
                session.theme,
                session.meetingForm == null ? null : words.meetingForm(session),
                session.place,
                session.meetingDate,
                counts(session));
    }

    Counts counts(Session session) {
        String number = session.number;
        Invited invited = invitations.to(number);
        int[] progress = reviews.progress(number);
        return new Counts(
                invited.teams().size(),
                invited.departments().size(),
                (int) highlights.ofSession(number).stream()
                        .filter(h -> h.title() != null)
                        .count(),
                highlights.acceptedNumbers(number).size(),
                highlights.agendaNumbers(number).size(),
                progress[0],
                progress[1],
                questions.ofSession(number).size(),
                issues.ofSession(number).size());
    }
}
