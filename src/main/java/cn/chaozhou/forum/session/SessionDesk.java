package cn.chaozhou.forum.session;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Organisation.Named;
import cn.chaozhou.forum.organisation.Organisation.Team;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.session.Session.Status;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens sessions and keeps their plans: numbered, with one theme, approved by the leader. */
@Service
class SessionDesk {

    private final Sessions sessions;
    private final Invitations invitations;
    private final NumberSeries numbers;
    private final Organisation organisation;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Timeline timeline;
    private final Notices notices;
    private final Clock clock;

    SessionDesk(
            Sessions sessions,
            Invitations invitations,
            NumberSeries numbers,
            Organisation organisation,
            Deadlines deadlines,
            WorkingCalendar calendar,
            Timeline timeline,
            Notices notices,
            Clock clock) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.numbers = numbers;
        this.organisation = organisation;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Opens the next session of the year, with the plan of an earlier one as its start.
     *
     * @param wished number a client asks for; only the next one is given, so a repeated start makes no second session
     * @param copyFrom number of the session to copy with its theme; null: the last one, without its theme
     */
    Session open(@Nullable String wished, @Nullable String copyFrom) {
        int year = calendar.dayOf(clock.instant()).getYear();
        String number = "%d-%02d".formatted(year, numbers.next("session/" + year));
        if (wished != null && !wished.equals(number)) {
            throw Refused.field(
                    "businessKey",
                    sessions.existsById(wished)
                            ? Texts.of("session.refused.number.taken", wished)
                            : Texts.of("session.refused.number.notNext", number));
        }
        Session session = new Session(number, OffsetDateTime.now(clock));
        Session earlier = copyFrom == null
                ? before(number).orElse(null)
                : sessions.findById(copyFrom)
                        .orElseThrow(() -> Refused.field("copyFrom", Texts.of("session.refused.copyFrom.unknown")));
        if (earlier != null) {
            session.copyPlan(earlier);
        }
        if (copyFrom != null) {
            session.theme = earlier.theme;
        }
        sessions.save(session);
        invitations.put(number, earlier == null ? everyTeam() : inForce(invitations.to(earlier.number)));
        timeline.record(
                number,
                Texts.of("session.timeline.opened"),
                copyFrom == null ? null : Texts.of("session.timeline.opened.copied", copyFrom));
        return session;
    }

    private Invited everyTeam() {
        return Invited.of(List.copyOf(teamCodes()), List.of());
    }

    /** Whoever has ended since the session before is not offered again. */
    private Invited inForce(Invited before) {
        Set<String> teams = teamCodes();
        Set<String> departments = departmentCodes();
        return Invited.of(
                before.teams().stream().filter(teams::contains).toList(),
                before.departments().stream().filter(departments::contains).toList());
    }

    private Set<String> teamCodes() {
        return organisation.teams().stream().map(Team::code).collect(Collectors.toSet());
    }

    private Set<String> departmentCodes() {
        return organisation.departments().stream().map(Named::code).collect(Collectors.toSet());
    }

    /** Stores the plan that goes to the leader; refuses it, naming the field, where it cannot be held. */
    Session plan(String number, Plan plan) {
        plan.check(departmentCodes(), teamCodes(), earliestMeeting());
        Session session = get(number);
        session.plan(plan);
        invitations.put(number, Invited.of(plan.teams(), plan.departments()));
        timeline.record(
                number, Texts.of("session.timeline.planned"), Texts.of("session.timeline.planned.theme", plan.theme()));
        return sessions.save(session);
    }

    /** The first day whose call for highlights has not closed yet. */
    private LocalDate earliestMeeting() {
        LocalDate day = calendar.dayOf(clock.instant());
        while (!deadlines.from(day.toString(), "callCloses").toInstant().isAfter(clock.instant())) {
            day = day.plusDays(1);
        }
        return day;
    }

    void approve(String number) {
        Session session = get(number);
        session.status = Status.APPROVED;
        sessions.save(session);
        timeline.record(number, Texts.of("session.timeline.planApproved"), null);
        tellInvited(
                session,
                Texts.of(
                        "session.notice.invitation",
                        session.title(),
                        session.theme,
                        session.meetingDate,
                        session.place));
    }

    void returnPlan(String number, String reason) {
        timeline.record(number, Texts.of("session.timeline.planReturned"), reason);
        notices.send(Role.SECRETARIAT.group(), number, Texts.of("session.notice.planReturned", reason));
    }

    /** Tells the captains and the departments that take part. */
    void tellInvited(Session session, String text) {
        Invited invited = invitations.to(session.number);
        List<String> posts = Stream.concat(
                        invited.teams().stream().map(Role.CAPTAIN::of),
                        invited.departments().stream().map(Role.HANDLER::of))
                .toList();
        notices.send(posts, session.number, text);
    }

    Session get(String number) {
        return sessions.findById(number).orElseThrow();
    }

    void save(Session session) {
        sessions.save(session);
    }

    /** Number of the session before this one, if there was one. */
    Optional<String> numberBefore(String number) {
        return sessions.numberBefore(number);
    }

    /** The session before this one, if there was one. */
    Optional<Session> before(String number) {
        return sessions.findFirstByMeetingDateIsNotNullAndNumberLessThanOrderByNumberDesc(number);
    }
}
