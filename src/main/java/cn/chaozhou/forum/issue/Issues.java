package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.role.Reader;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Issues extends Repository<Issue, String> {

    Optional<Issue> findById(String number);

    /** @throws org.springframework.dao.OptimisticLockingFailureException when another act has changed it meanwhile */
    Issue save(Issue issue);

    List<Issue> findAllById(Iterable<String> numbers);

    List<Issue> findBySessionNumberOrderByNumber(String sessionNumber);

    List<Issue> findAllByOrderByNumber();

    List<Issue> findByIssueClassAndStatusInOrderByNumber(String issueClass, Collection<IssueStatus> statuses);

    List<Issue> findByStatusInOrderByNumber(Collection<IssueStatus> statuses);

    /** The issues merged into this one that have not left the topic. */
    List<Issue> findByMergedIntoOrderByNumber(String leading);

    /** Of these issues, those into which others are merged. */
    @Query("select distinct m.merged_into from issue m where m.merged_into in (:numbers) and m.status = 'MERGED'")
    Set<String> leading(Collection<String> numbers);

    default Issue require(String number) {
        return findById(number).orElseThrow(() -> new NoSuchElementException("no issue " + number));
    }

    default List<Issue> readable(Reader reader, int offset, int size) {
        return readable(reader.user(), reader.watches(), reader.organisations(), offset, size);
    }

    @Query("select * from (select i.* from issue i where " + IssueRights.READABLE
            + " order by i.number desc offset :offset rows fetch next :size rows only) newest order by number")
    List<Issue> readable(String reader, boolean watches, Collection<String> organisations, int offset, int size);

    default Optional<Issue> readable(String number, Reader reader) {
        return readable(number, reader.user(), reader.watches(), reader.organisations());
    }

    @Query("select i.* from issue i where i.number = :number and " + IssueRights.READABLE)
    Optional<Issue> readable(String number, String reader, boolean watches, Collection<String> organisations);

    default List<Issue> readableMergedInto(String leading, Reader reader) {
        return readableMergedInto(leading, reader.user(), reader.watches(), reader.organisations());
    }

    @Query("select i.* from issue i where i.merged_into = :leading and " + IssueRights.READABLE + " order by i.number")
    List<Issue> readableMergedInto(String leading, String reader, boolean watches, Collection<String> organisations);
}
