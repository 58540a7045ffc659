package cn.chaozhou.forum.casefile;

import java.util.List;

/**
 * Where the cases of a kind stand in the database, for whoever searches, counts or compares them; all but the first and the
 * last as parts of SQL.
 *
 * @param name of the kind in addresses, for example {@code issue}
 * @param readable table and condition of those that the reader may read, after {@code from}
 * @param number its column
 * @param ofTeams condition that it is of a team; {@code %s} stands for a list or query of codes
 * @param ofDepartment condition that it is of the department {@code :department}
 * @param since when there is the case
 * @param ended condition that it is over
 * @param states in which it can be, in the order in which it passes them
 */
public record Register(
        String name,
        String readable,
        String number,
        String ofTeams,
        String ofDepartment,
        String since,
        String ended,
        List<State> states) {

    /**
     * A state of a case.
     *
     * @param name in the column {@code status}
     */
    public record State(String name, String label) {}

    /** Column of the state. */
    public String state() {
        return number.replace(".number", ".status");
    }

    /** The table, without who may read it. */
    public String table() {
        return readable.substring(0, readable.indexOf(" where "));
    }

    /** Condition that it is of one of the counties {@code :counties}. */
    public String ofCounties() {
        return ofTeams.formatted("select t.code from team t where t.county in (:counties)");
    }
}
