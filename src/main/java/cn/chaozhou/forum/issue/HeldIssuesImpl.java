package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.OncePerTransaction;
import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;

/** (The name is Spring Data's: an interface of a repository, and {@code Impl}.) */
class HeldIssuesImpl implements HeldIssues {

    private final JdbcAggregateOperations table;
    private final OncePerTransaction<String, Optional<Issue>> held = new OncePerTransaction<>();

    HeldIssuesImpl(JdbcAggregateOperations table) {
        this.table = table;
    }

    @Override
    public Optional<Issue> findById(String number) {
        return held.get(number, asked -> Optional.ofNullable(table.findById(asked, Issue.class)));
    }

    @Override
    public Issue save(Issue issue) {
        Issue saved = table.save(issue);
        held.put(saved.number, Optional.of(saved));
        return saved;
    }
}
