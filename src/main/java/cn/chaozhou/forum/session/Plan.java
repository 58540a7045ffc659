package cn.chaozhou.forum.session;

import cn.chaozhou.forum.engine.InputRefused;
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
            throw new InputRefused("theme", "主题", "一期只讲一个主题，请只留一个，其余的另办一期。");
        }
        if (meetingDate.isBefore(earliest)) {
            throw new InputRefused("meetingDate", "现场会日期", "已过或太近，来不及征集亮点，请选" + earliest + "或以后的日期。");
        }
        if (departments.isEmpty() || !knownDepartments.containsAll(departments)) {
            throw new InputRefused("departments", "点评部门", "至少选一个，且须是名册里的部门。");
        }
        if (teams.isEmpty() || !knownTeams.containsAll(teams)) {
            throw new InputRefused("teams", "受邀工作队", "至少选一个，且须是名册里的工作队。");
        }
        if (speakerCount < 1 || speakerCount > teams.size()) {
            throw new InputRefused("speakerCount", "发言人数", "须在1和受邀工作队数（" + teams.size() + "）之间。");
        }
    }
}
