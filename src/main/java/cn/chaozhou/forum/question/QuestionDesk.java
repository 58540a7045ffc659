package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.organisation.People.Post;
import cn.chaozhou.forum.question.Question.Status;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the questions of all sessions: asked, moderated, answered, rated, or made into an issue. */
@Service
public class QuestionDesk {

    private static final String DEPARTMENT = "dept.";
    private static final String TEAM = "team.";

    private final Questions questions;
    private final QuestionList list;
    private final QuestionWindow window;
    private final NumberSeries numbers;
    private final Organisation organisation;
    private final People people;
    private final IssueDesk issues;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    QuestionDesk(
            Questions questions,
            QuestionList list,
            QuestionWindow window,
            NumberSeries numbers,
            Organisation organisation,
            People people,
            IssueDesk issues,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.questions = questions;
        this.list = list;
        this.window = window;
        this.numbers = numbers;
        this.organisation = organisation;
        this.people = people;
        this.issues = issues;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /** The open window; asking outside of it is refused. */
    QuestionWindow.Open openWindow() {
        return window.current().orElseThrow(() -> refused("window", "windowClosed"));
    }

    /** Whom the person may ask: a captain any department, a department any team. */
    List<Map<String, String>> addressees(String asker) {
        if (people.postOf(asker).role() == Role.CAPTAIN) {
            return organisation.departments().stream()
                    .map(d -> Organisation.option(DEPARTMENT + d.code(), d.name()))
                    .toList();
        }
        return organisation.teams().stream()
                .map(t -> Organisation.option(TEAM + t.code(), t.title()))
                .toList();
    }

    String askerTitle(String asker) {
        return people.nameOf(asker);
    }

    /** Registers a question; returns its number. */
    String ask(String sessionNumber, String asker, String addressee, boolean anonymous, String text) {
        String number = "%s/Q-%03d".formatted(sessionNumber, numbers.next(sessionNumber + "/Q"));
        Post post = people.postOf(asker);
        String name = addressees(asker).stream()
                .filter(o -> addressee.equals(o.get("value")))
                .map(o -> o.get("label"))
                .findFirst()
                .orElseThrow(() -> refused("addressee", "unknownAddressee"));
        questions.save(new Question(
                number,
                sessionNumber,
                asker,
                askerTitle(asker),
                post.role() == Role.CAPTAIN ? post.organisation() : null,
                anonymous,
                addressee,
                name,
                text));
        timeline.record(
                number,
                Texts.of("question.timeline.asked"),
                Texts.of(anonymous ? "question.detail.askedAnonymously" : "question.detail.askedOpenly", name, text));
        notices.send(Role.SECRETARIAT.group(), number, Texts.of("question.notice.asked"));
        return number;
    }

    /** Candidate groups of who answers, and of who answers when nobody did in time. */
    static String answerers(String addressee) {
        return addressee.startsWith(DEPARTMENT)
                ? Role.HANDLER.of(code(addressee)) + "," + Role.HEAD.of(code(addressee))
                : Role.CAPTAIN.of(code(addressee));
    }

    static String heads(String addressee) {
        return addressee.startsWith(DEPARTMENT)
                ? Role.HEAD.of(code(addressee))
                : Role.CAPTAIN.of(code(addressee)) + "," + Role.SECRETARIAT.group();
    }

    void shown(String number) {
        Question question = change(number, Status.SHOWN, Texts.of("question.timeline.shown"), null);
        notices.send(
                answerers(question.addressee).split(",")[0], number, Texts.of("question.notice.shown", question.text));
    }

    /** Merges it into another one of its session that is open; its asker waits for that one's answer. */
    void merged(String number, String into) {
        Question question = get(number);
        Question target = questions
                .findById(into)
                .filter(t -> t.isOpen() && !t.number.equals(number))
                .filter(t -> t.sessionNumber.equals(question.sessionNumber))
                .orElseThrow(() -> refused("mergeInto", "unknownQuestion"));
        question.mergedInto = into;
        questions.save(question);
        change(number, Status.MERGED, Texts.of("question.timeline.merged"), into);
        notices.send(question.asker, number, Texts.of("question.notice.merged", into));
        if (target.status == Status.ANSWERED) {
            notices.send(question.asker, number, Texts.of("question.notice.mergedAnswered", into));
        }
    }

    void setAside(String number, String reason) {
        Question question = get(number);
        question.reason = reason;
        questions.save(question);
        change(number, Status.SET_ASIDE, Texts.of("question.timeline.setAside"), reason);
        notices.send(question.asker, number, Texts.of("question.notice.setAside", reason));
    }

    void escalated(String number) {
        Question question = get(number);
        timeline.record(number, Texts.of("question.timeline.escalated"), Texts.of("question.detail.escalated"));
        for (String group : heads(question.addressee).split(",")) {
            notices.send(group, number, Texts.of("question.notice.escalated", question.text));
        }
    }

    void answered(String number, String answer) {
        Question question = get(number);
        question.answer = answer;
        question.answeredBy = timeline.actor();
        question.answeredAt = OffsetDateTime.now(clock);
        questions.save(question);
        change(number, Status.ANSWERED, Texts.of("question.timeline.answered"), answer);
        notices.send(question.asker, number, Texts.of("question.notice.answered"));
        tellMerged(number, Texts.of("question.notice.mergedAnswered", number));
    }

    /** @param rating satisfied, acceptable or dissatisfied; null when the time for it ran out */
    void rated(String number, @Nullable String rating) {
        Question question = get(number);
        question.rating = rating;
        questions.save(question);
        timeline.record(
                number,
                Texts.of(rating == null ? "question.timeline.unrated" : "question.timeline.rated"),
                Texts.of("question.rating." + Objects.requireNonNullElse(rating, "none")));
    }

    void askedAgain(String number, String followUp) {
        Question question = get(number);
        question.followUp = followUp;
        questions.save(question);
        change(number, Status.SHOWN, Texts.of("question.timeline.askedAgain"), followUp);
        notices.send(
                answerers(question.addressee).split(",")[0], number, Texts.of("question.notice.askedAgain", followUp));
    }

    /**
     * Makes the question an issue under supervision, linked both ways; returns the issue's number.
     *
     * @param category one of {@link #categories}; null where nobody chose one
     */
    String becameIssue(String number, @Nullable String category) {
        Question question = get(number);
        String detail = question.followUp == null
                ? question.text
                : Texts.of("question.issue.detail", question.text, question.followUp);
        RaisedIssue raised = new RaisedIssue(
                question.text.length() > 60 ? question.text.substring(0, 60) : question.text,
                detail,
                Objects.requireNonNullElseGet(category, this::otherCategory),
                null,
                team(question),
                question.sessionNumber,
                number,
                RaisedIssue.Outcome.DISPATCHED,
                question.addressee.startsWith(DEPARTMENT) ? code(question.addressee) : null,
                null);
        // The asker rates, so the issue would be begun in the asker's name.
        String issue = question.anonymous ? timeline.asSystem(() -> issues.raise(raised)) : issues.raise(raised);
        question.issueNumber = issue;
        questions.save(question);
        change(number, Status.ISSUE, Texts.of("question.timeline.becameIssue"), issue);
        notices.send(question.asker, number, Texts.of("question.notice.becameIssue", issue));
        tellMerged(number, Texts.of("question.notice.mergedBecameIssue", number, issue));
        return issue;
    }

    /** The team an issue is raised for; null where naming it would name an anonymous captain. */
    private static @Nullable String team(Question question) {
        if (question.askerTeam == null) {
            return code(question.addressee);
        }
        return question.anonymous ? null : question.askerTeam;
    }

    /** Tells the asker, and those whose question was merged into this one. */
    void tellAskers(String number, String text) {
        notices.send(get(number).asker, number, text);
        tellMerged(number, text);
    }

    /** Who asked, to somebody who may know; that they looked is recorded. */
    QuestionApi.Asker revealAsker(String number) {
        Question question = get(number);
        timeline.record(number, Texts.of("question.timeline.askerSeen"), null);
        return new QuestionApi.Asker(number, question.asker, question.askerTitle);
    }

    private void tellMerged(String number, String text) {
        questions.findByMergedIntoOrderByNumber(number).forEach(m -> notices.send(m.asker, m.number, text));
    }

    Question get(String number) {
        return questions.findById(number).orElseThrow();
    }

    /** Options of a select field: the other questions of its session that are open now. */
    List<Map<String, String>> mergeTargets(String number) {
        return list.open(get(number).sessionNumber).stream()
                .filter(q -> !q.number().equals(number))
                .map(q -> Organisation.option(q.number(), optionText(q)))
                .toList();
    }

    private static String optionText(QuestionFacts question) {
        return question.supporters() == 0
                ? Texts.of("question.option", question.number(), question.text())
                : Texts.of("question.option.supported", question.number(), question.text(), question.supporters());
    }

    /** The questions of a session as everybody may read them, most wanted first. */
    public List<QuestionFacts> ofSession(String sessionNumber) {
        return list.ofSession(sessionNumber);
    }

    /** Options of a select field: the categories that an issue made of a question may have. */
    List<Map<String, String>> categories() {
        return issues.categoryOptions();
    }

    /** The last category stands for all that no other one names. */
    private String otherCategory() {
        List<Map<String, String>> all = categories();
        return all.get(all.size() - 1).get("value");
    }

    private Question change(String number, Status status, String step, @Nullable String detail) {
        Question question = get(number);
        question.status = status;
        questions.save(question);
        timeline.record(number, step, detail);
        return question;
    }

    private static String code(String addressee) {
        return addressee.substring(addressee.indexOf('.') + 1);
    }

    private static InputRefused refused(String field, String why) {
        return new InputRefused(field, Texts.of("question.field." + field), Texts.of("question.refused." + why));
    }
}
