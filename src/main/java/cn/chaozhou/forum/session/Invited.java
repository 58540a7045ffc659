package cn.chaozhou.forum.session;

import java.util.List;

/** Who is asked to a session, by code, and who of them stayed away. */
record Invited(List<String> teams, List<String> departments, List<String> absentTeams, List<String> absentDepartments) {

    static Invited of(List<String> teams, List<String> departments) {
        return new Invited(sorted(teams), sorted(departments), List.of(), List.of());
    }

    /** Whoever was not asked can't stay away. */
    Invited without(List<String> absentTeams, List<String> absentDepartments) {
        return new Invited(
                teams,
                departments,
                teams.stream().filter(absentTeams::contains).toList(),
                departments.stream().filter(absentDepartments::contains).toList());
    }

    private static List<String> sorted(List<String> codes) {
        return codes.stream().distinct().sorted().toList();
    }
}
