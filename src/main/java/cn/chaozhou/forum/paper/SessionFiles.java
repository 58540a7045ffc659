package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.experience.ExperienceLibrary;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.question.QuestionDesk;
import cn.chaozhou.forum.rates.SessionRates;
import cn.chaozhou.forum.review.ReviewDesk;
import cn.chaozhou.forum.session.SessionReader;
import cn.chaozhou.forum.session.SessionReader.Meeting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what came of a session, for whoever watches all cases; to everybody else it is as if there were none. */
@Component
class SessionFiles {

    private final SessionReader sessions;
    private final HighlightDesk highlights;
    private final ReviewDesk reviews;
    private final QuestionDesk questions;
    private final IssueDesk issues;
    private final ExperienceLibrary library;
    private final SessionRates rates;
    private final PaperRights rights;

    SessionFiles(
            SessionReader sessions,
            HighlightDesk highlights,
            ReviewDesk reviews,
            QuestionDesk questions,
            IssueDesk issues,
            ExperienceLibrary library,
            SessionRates rates,
            PaperRights rights) {
        this.sessions = sessions;
        this.highlights = highlights;
        this.reviews = reviews;
        this.questions = questions;
        this.issues = issues;
        this.library = library;
        this.rates = rates;
        this.rights = rights;
    }

    /** Empty before the meeting. */
    Optional<Meeting> held(String number) {
        return rights.mayReadLists() ? sessions.held(number) : Optional.empty();
    }

    Optional<SessionFile> of(String number) {
        return held(number).map(meeting -> gathered(number, meeting));
    }

    private SessionFile gathered(String number, Meeting meeting) {
        List<HighlightFacts> submitted = highlights.ofSession(number).stream()
                .filter(highlight -> highlight.title() != null)
                .toList();
        Set<String> numbers = submitted.stream().map(HighlightFacts::number).collect(Collectors.toSet());
        List<HighlightFacts> agenda = highlights.agenda(number);
        return new SessionFile(
                meeting,
                submitted,
                agenda,
                agenda.stream()
                        .flatMap(highlight -> reviews.visible(highlight.number()).stream())
                        .toList(),
                questions.ofSession(number),
                issues.ofSession(number),
                library.entriesOf(numbers),
                rates.of(number));
    }
}
