package cn.chaozhou.forum.issue;

/** Who reads an issue and its papers, as a condition of every query that answers people. */
final class IssueRights {

    /**
     * Those who watch; the team that raised it, its town and county; who asked the question it came from, whom it does
     * not name; its owner; who is asked to contribute; and the owner of the topic it was merged into.
     */
    static final String READABLE =
            """
            (:watches
             or i.owner in (:organisations)
             or i.raised_by_team in (select t.code from team t
                                     where 'team.' || t.code in (:organisations)
                                        or 'town.' || t.code in (:organisations)
                                        or 'county.' || t.county in (:organisations))
             or exists (select 1 from question q where q.number = i.question_number and q.asker = :reader)
             or exists (select 1 from contribution c
                        where c.issue_number = i.number and c.contributor in (:organisations))
             or exists (select 1 from issue topic
                        where topic.number = i.merged_into and topic.owner in (:organisations)))
            """;

    private IssueRights() {}
}
