package cn.chaozhou.forum.experience;

/** Who reads a borrowing in the library, as a condition of every query that answers people. */
final class BorrowingRights {

    /**
     * Whoever works on cases, once it is registered; before, and where it was declined, those who watch, the team that
     * wants to borrow, and its county.
     */
    static final String READABLE =
            """
            (:watches
             or (:works and b.status in ('REGISTERED', 'REPORTED'))
             or 'team.' || b.team in (:organisations)
             or 'county.' || b.county in (:organisations))
            """;

    private BorrowingRights() {}
}
