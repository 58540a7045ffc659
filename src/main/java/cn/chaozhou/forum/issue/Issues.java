package cn.chaozhou.forum.issue;

import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.data.repository.ListCrudRepository;

interface Issues extends ListCrudRepository<Issue, String> {

    List<Issue> findBySessionNumberOrderByNumber(String sessionNumber);

    List<Issue> findAllByOrderByNumber();

    List<Issue> findByIssueClassOrderByNumber(String issueClass);

    /** The issues merged into this one that have not left the topic. */
    List<Issue> findByMergedIntoOrderByNumber(String leading);

    default Issue require(String number) {
        return findById(number).orElseThrow(() -> new NoSuchElementException("no issue " + number));
    }
}
