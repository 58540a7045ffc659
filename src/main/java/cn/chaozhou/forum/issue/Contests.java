package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.ContestSubjects.Kind;
import cn.chaozhou.forum.issue.ContestSubjects.Subject;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Contests (复核): asked in time by those concerned, decided by somebody else than who made it. */
@Component
class Contests {

    private static final String TEAM = "team.";

    private final Issues issues;
    private final ContestSubjects subjects;
    private final ContestRegister register;
    private final Owners owners;
    private final Actor actor;
    private final IdentityService identities;
    private final Timeline timeline;
    private final Notices notices;
    private final Deadlines deadlines;
    private final Clock clock;

    Contests(
            Issues issues,
            ContestSubjects subjects,
            ContestRegister register,
            Owners owners,
            Actor actor,
            IdentityService identities,
            Timeline timeline,
            Notices notices,
            Deadlines deadlines,
            Clock clock) {
        this.issues = issues;
        this.subjects = subjects;
        this.register = register;
        this.owners = owners;
        this.actor = actor;
        this.identities = identities;
        this.timeline = timeline;
        this.notices = notices;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What a person asked: its id, who decides, and what the decider reads. */
    record Asked(long id, Issue issue, String deciderGroup, String text) {}

    Asked ask(String number, String contested, @Nullable String reason) {
        Issue issue = issues.findById(number).orElseThrow(() -> Answers.refused("contestedIssue", "unknownIssue"));
        Kind what = kind(contested);
        String askedFor = entitled(issue, what);
        Subject subject = choose(issue, what);
        String why = Answers.required(reason, "contestReason");
        String decider = decider(issue, subject).group();
        long id = register.add(number, subject, why, askedFor, decider);
        String text = Texts.of("issue.timeline.contestAsked", name(askedFor), subject.words(), why);
        timeline.record(number, Texts.of("issue.step.contestAsked"), text);
        notices.send(decider, number, Texts.of("issue.notice.contestAsked", number, text));
        return new Asked(id, issue, decider, Texts.of("issue.contest.text", subject.words(), name(askedFor), why));
    }

    /** Silence: the leader decides, and is asked again as long as they stay silent. */
    String escalate(long id) {
        ContestRegister.Contest contest = register.get(id);
        String leader = Role.LEADER.group();
        register.passOn(id, leader);
        String text = Texts.of("issue.timeline.contestEscalated", contest.oldWords());
        timeline.record(contest.issueNumber(), Texts.of("issue.step.contestEscalated"), text);
        for (String recipient : List.of(leader, contest.askedBy())) {
            notices.send(
                    recipient,
                    contest.issueNumber(),
                    Texts.of("issue.notice.contestEscalated", contest.issueNumber(), text));
        }
        return leader;
    }

    /** True where what stood is changed. */
    boolean decide(long id, String decision, @Nullable String reason) {
        ContestRegister.Contest contest = register.get(id);
        if (actor.belongsTo(contest.askedFor())
                || List.of(contest.madeBy(), contest.askedBy()).contains(actor.name())) {
            throw Answers.refused("decision.contest", "decidedByConcerned");
        }
        boolean changed = decision.equals("change");
        String why = Answers.required(reason, "reason.contest");
        register.decide(id, changed, why);
        String result = changed ? "contestChanged" : "contestUpheld";
        String text = Texts.of("issue.timeline." + result, contest.oldWords(), why);
        timeline.record(contest.issueNumber(), Texts.of("issue.step." + result), text);
        Issue issue = issues.require(contest.issueNumber());
        String told = Texts.of("issue.notice.contestDecided", issue.number, text);
        notices.send(contest.askedBy(), issue.number, told);
        notices.send(issue.owner().handlerGroup(), issue.number, told);
        notices.send(issue.raiserGroup(), issue.number, told);
        return changed;
    }

    /** What was changed no longer counts; what stood stays in the register of contests. */
    void annul(long id) {
        ContestRegister.Contest contest = register.get(id);
        Issue issue = issues.require(contest.issueNumber());
        if (contest.what() == Kind.RATING) {
            register.annulRating(contest);
            if (contest.oldValue().equals("dissatisfied")) {
                issue.dissatisfied--;
            }
        } else if (contest.oldValue().equals(Lamp.Colour.YELLOW.name())) {
            issue.annulledYellowAt = contest.askedAt().toInstant();
        } else {
            issue.annulRed(contest.askedAt().toInstant(), contest.roundNo() > issue.rounds);
            register.annulRed(contest);
            issue.wasRed = register.hasReds(issue.number);
        }
        issues.save(issue);
    }

    private static Kind kind(String contested) {
        return switch (contested) {
            case "lamp" -> Kind.LAMP;
            case "rating" -> Kind.RATING;
            default -> throw Answers.refused("contested", "unlistedAction");
        };
    }

    /** The organisation the person asks for: the owner of the issue, about a rating whoever rates as well. */
    private String entitled(Issue issue, Kind what) {
        String raiser = issue.raisedByTeam == null ? issue.raiserGroup() : TEAM + issue.raisedByTeam;
        List<String> concerned = Optional.ofNullable(issue.owner)
                .map(owner -> what == Kind.LAMP ? List.of(owner) : List.of(owner, raiser))
                .orElse(List.of());
        return concerned.stream()
                .filter(actor::belongsTo)
                .findFirst()
                .orElseThrow(() -> Answers.refused("contestedIssue", "notConcerned." + what));
    }

    private Subject choose(Issue issue, Kind what) {
        List<Subject> fresh = subjects.of(issue, what).stream()
                .filter(subject -> !register.has(issue.number, subject))
                .toList();
        if (fresh.isEmpty()) {
            throw Answers.refused(
                    "contested", register.hasAny(issue.number, what) ? "contestedBefore" : "nothingToContest." + what);
        }
        Instant now = clock.instant();
        return fresh.stream()
                .filter(subject -> !now.isAfter(deadlines.from(subject.knownAt(), "contestAsk")))
                .findFirst()
                .orElseThrow(() -> Answers.refused(
                        "contested",
                        "contestLate",
                        deadlines.limit("contestAsk").inWords()));
    }

    /**
     * A lamp comes from the system's rules; a rating is not looked at again by those who checked that round, or who rated
     * for a team that is not named.
     */
    private Role decider(Issue issue, Subject subject) {
        boolean ratedForHidden = subject.what() == Kind.RATING && issue.raisedByTeam == null;
        boolean secretariatChecked = subject.what() == Kind.RATING
                && register.checker(issue.number, subject.round())
                        .map(checker -> identities
                                        .createGroupQuery()
                                        .groupMember(checker)
                                        .groupId(Role.SECRETARIAT.group())
                                        .count()
                                > 0)
                        .orElse(false);
        return ratedForHidden || secretariatChecked ? Role.LEADER : Role.SECRETARIAT;
    }

    private String name(String organisation) {
        if (organisation.equals(Role.SECRETARIAT.group())) {
            return Role.SECRETARIAT.title();
        }
        return organisation.startsWith(TEAM)
                ? owners.teamTitle(organisation.substring(TEAM.length()))
                : owners.name(new Owner(organisation));
    }
}
