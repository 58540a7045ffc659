package cn.chaozhou.forum.session;

import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A plan as the secretariat sends it for approval.
 *
 * @param theme one theme (专): several in a row are refused
 * @param departments codes of the reviewing departments
 * @param teams codes of the invited teams
 */
record Plan(
        String theme,
        String taskCategory,
        String meetingForm,
        String place,
        LocalDate meetingDate,
        int speakerCount,
        List<String> departments,
        List<String> teams) {

    /** Signs that put one theme beside another. */
    private static final Pattern SEVERAL = Pattern.compile("[、，,；;/／|\\r\\n]");

    Plan {
        theme = theme.strip();
        place = place.strip();
    }

    /**
     * Refuses what cannot be held.
     *
     * @param earliest first day that leaves time for the call for highlights
     */
    void check(Set<String> knownDepartments, Set<String> knownTeams, LocalDate earliest) {
        if (SEVERAL.matcher(theme).find()) {
            throw Refused.field("theme", Texts.of("session.refused.theme.several"));
        }
        if (meetingDate.isBefore(earliest)) {
            throw Refused.field("meetingDate", Texts.of("session.refused.meetingDate.early", earliest));
        }
        if (departments.isEmpty() || !knownDepartments.containsAll(departments)) {
            throw Refused.field("departments", Texts.of("session.refused.departments.unknown"));
        }
        if (teams.isEmpty() || !knownTeams.containsAll(teams)) {
            throw Refused.field("teams", Texts.of("session.refused.teams.unknown"));
        }
        if (speakerCount < 1 || speakerCount > teams.size()) {
            throw Refused.field("speakerCount", Texts.of("session.refused.speakerCount.range", teams.size()));
        }
    }
}
