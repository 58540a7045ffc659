package cn.chaozhou.forum.session;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A plan in the words of people: names for codes, and the dates that follow from the day of the meeting. */
@Component
class PlanWords {

    private final Invitations invitations;
    private final Organisation organisation;
    private final Options options;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;

    PlanWords(
            Invitations invitations,
            Organisation organisation,
            Options options,
            Deadlines deadlines,
            WorkingCalendar calendar) {
        this.invitations = invitations;
        this.organisation = organisation;
        this.options = options;
        this.deadlines = deadlines;
        this.calendar = calendar;
    }

    /** What the leader reads before approving. */
    Map<String, @Nullable Object> of(Session session) {
        String date = String.valueOf(session.meetingDate);
        List<String> teams = invitations.to(session.number).teams();
        boolean everybody = Set.copyOf(teams)
                .equals(organisation.teams().stream()
                        .map(Organisation.Team::code)
                        .collect(Collectors.toSet()));
        Map<String, @Nullable Object> words = new HashMap<>();
        words.put("taskCategory", taskCategory(session));
        words.put("meetingForm", meetingForm(session));
        words.put("departments", departments(session));
        words.put(
                "teams",
                everybody ? Texts.of("session.plan.everyTeam", teams.size()) : String.join("、", teamTitles(teams)));
        words.put("callOpens", day(deadlines.from(date, "callOpens")));
        words.put("callCloses", day(deadlines.from(date, "callCloses")));
        words.put("calendarNote", calendarNote(LocalDate.parse(date)));
        return words;
    }

    String taskCategory(Session session) {
        return options.label("taskCategory", String.valueOf(session.taskCategory));
    }

    String meetingForm(Session session) {
        return options.label("meetingForm", String.valueOf(session.meetingForm));
    }

    String departments(Session session) {
        return String.join("、", departmentNames(invitations.to(session.number).departments()));
    }

    List<String> departmentNames(List<String> codes) {
        return codes.stream()
                .map(code -> organisation.departmentName(code).orElse(code))
                .toList();
    }

    List<String> teamTitles(List<String> codes) {
        return codes.stream()
                .map(code ->
                        organisation.team(code).map(Organisation.Team::title).orElse(code))
                .toList();
    }

    private String day(Date moment) {
        return Texts.day(calendar.dayOf(moment.toInstant()));
    }

    private @Nullable String calendarNote(LocalDate meeting) {
        return calendar.covers(meeting.getYear()) ? null : Texts.of("session.plan.calendarMissing", meeting.getYear());
    }
}
