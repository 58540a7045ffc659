package cn.chaozhou.forum.highlight;

/** Who reads a highlight, as a condition of every query that answers people. */
final class HighlightRights {

    /**
     * Those who watch; its team, the team's town and dispatching unit, a manager of its county; the departments asked to
     * review it; and, once it is in the library of experience, whoever works on cases.
     */
    static final String READABLE =
            """
            (:watches
             or h.team in (select t.code from team t
                           where 'team.' || t.code in (:organisations)
                              or 'town.' || t.code in (:organisations)
                              or 'unit.' || t.unit in (:organisations)
                              or t.county in (:supervised))
             or exists (select 1 from review r
                        where r.highlight = h.number and 'dept.' || r.department in (:organisations))
             or (:works and exists (select 1 from experience e where e.highlight = h.number)))
            """;

    private HighlightRights() {}
}
