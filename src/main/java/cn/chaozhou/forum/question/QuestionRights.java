package cn.chaozhou.forum.question;

/** Who reads a question as a case, as a condition of every query that answers people. */
final class QuestionRights {

    /**
     * Whoever works on cases, once it is shown; before, and where it was set aside, the secretariat that moderates, and
     * who asked.
     */
    static final String READABLE =
            """
            ((:works and q.status not in ('PENDING', 'SET_ASIDE')) or :moderates or q.asker = :reader)
            """;

    private QuestionRights() {}
}
