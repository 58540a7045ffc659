package cn.chaozhou.forum.session;

import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** One session (期) as the case table keeps it; its agenda is kept with the highlights. */
class Session {

    enum Status {
        PLANNING,
        APPROVED,
        AGENDA,
        MEETING,
        MINUTES,
        PUBLISHED;

        String label() {
            return Texts.of("session.status." + name());
        }
    }

    /** A team asked to come, and whether it stayed away. */
    record InvitedTeam(String team, boolean absent) {}

    /** A department asked to review, and whether it stayed away. */
    record InvitedDepartment(String department, boolean absent) {}

    @Id
    String number;

    @Version
    @Nullable
    Integer version;

    OffsetDateTime openedAt;
    Status status = Status.PLANNING;

    @Nullable
    String theme;

    @Nullable
    String taskCategory;

    @Nullable
    String meetingForm;

    @Nullable
    String place;

    @Nullable
    LocalDate meetingDate;

    @Nullable
    Integer speakerCount;

    @Nullable
    Integer agendaMinutes;

    Set<InvitedTeam> teams = new HashSet<>();
    Set<InvitedDepartment> departments = new HashSet<>();

    @Embedded.Nullable(prefix = "minutes_")
    @Nullable
    Minutes minutes;

    @Nullable
    String signedBy;

    @Nullable
    OffsetDateTime signedAt;

    Session(String number, OffsetDateTime openedAt) {
        this.number = number;
        this.openedAt = openedAt;
    }

    /** For example 2026年第3期. */
    String title() {
        return Texts.session(number);
    }

    /** Takes over the plan of an earlier session, without its date. */
    void copyPlan(Session earlier) {
        taskCategory = earlier.taskCategory;
        meetingForm = earlier.meetingForm;
        place = earlier.place;
        speakerCount = earlier.speakerCount;
        invite(earlier.teamCodes(), earlier.departmentCodes());
    }

    void plan(Plan plan) {
        theme = plan.theme();
        taskCategory = plan.taskCategory();
        meetingForm = plan.meetingForm();
        place = plan.place();
        meetingDate = plan.meetingDate();
        speakerCount = plan.speakerCount();
        invite(plan.teams(), plan.departments());
    }

    void invite(List<String> teamCodes, List<String> departmentCodes) {
        teams = teamCodes.stream().map(t -> new InvitedTeam(t, false)).collect(Collectors.toSet());
        departments = departmentCodes.stream()
                .map(d -> new InvitedDepartment(d, false))
                .collect(Collectors.toSet());
    }

    void attendance(List<String> absentTeams, List<String> absentDepartments) {
        teams = teamCodes().stream()
                .map(t -> new InvitedTeam(t, absentTeams.contains(t)))
                .collect(Collectors.toSet());
        departments = departmentCodes().stream()
                .map(d -> new InvitedDepartment(d, absentDepartments.contains(d)))
                .collect(Collectors.toSet());
    }

    List<String> teamCodes() {
        return teams.stream().map(InvitedTeam::team).sorted().toList();
    }

    List<String> departmentCodes() {
        return departments.stream().map(InvitedDepartment::department).sorted().toList();
    }

    List<String> absentTeams() {
        return teams.stream()
                .filter(InvitedTeam::absent)
                .map(InvitedTeam::team)
                .sorted()
                .toList();
    }

    List<String> absentDepartments() {
        return departments.stream()
                .filter(InvitedDepartment::absent)
                .map(InvitedDepartment::department)
                .sorted()
                .toList();
    }
}
