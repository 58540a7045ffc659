package cn.chaozhou.forum.board;

/** What happens to issues, each with the SQL that finds it since a moment: number of the issue, moment, words. */
enum MovementKind {
    CHASED("select c.issue_number, c.at, c.text from chase c where c.at >= :since"),
    EXTENSION_ASKED("select e.issue_number, e.asked_at at, e.reason text from extension e where e.asked_at >= :since"),
    EXTENSION_WAITING("select e.issue_number, e.asked_at at, e.reason text from extension e where e.granted is null"),
    EXTENSION_GRANTED("select e.issue_number, e.decided_at at, e.decision text from extension e"
            + " where e.granted and e.decided_at >= :since"),
    CONTEST_WAITING("select c.issue_number, c.asked_at at, c.reason text from contest c where c.changed is null"),
    CLOSED("select d.number issue_number, d.closed_at at, d.category text from issue d where d.closed_at >= :since");

    private final String sql;

    MovementKind(String sql) {
        this.sql = sql;
    }

    /** With the issue {@code i}, narrowed to a scope. */
    String from() {
        return " from (" + sql + ") m join issue i on i.number = m.issue_number where " + Scope.CONDITION;
    }
}
