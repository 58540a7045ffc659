package cn.chaozhou.forum.issue;

import java.util.Optional;

/** What {@link Issues} does its own way: one act asks for its issue up to seven times and reads it once. */
interface HeldIssues {

    Optional<Issue> findById(String number);

    /** @throws org.springframework.dao.OptimisticLockingFailureException when another act has changed it meanwhile */
    Issue save(Issue issue);
}
