package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.role.Readers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk of issues for the other modules: raise one, and read where each stands. */
@Service
public class IssueDesk {

    private final RuntimeService runtime;
    private static final int PAGE = 1_000;

    private final Issues issues;
    private final IssueReader reader;
    private final IssueRules rules;
    private final Readers readers;

    IssueDesk(RuntimeService runtime, Issues issues, IssueReader reader, IssueRules rules, Readers readers) {
        this.runtime = runtime;
        this.issues = issues;
        this.reader = reader;
        this.rules = rules;
        this.readers = readers;
    }

    /** Starts an issue of its own; answers its number. */
    @Transactional
    public String raise(RaisedIssue raised) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put(IssueProcess.TITLE.name(), raised.title());
        variables.put(IssueProcess.DESCRIPTION.name(), raised.description());
        variables.put(IssueProcess.CATEGORY.name(), raised.category());
        variables.put(IssueProcess.ISSUE_CLASS.name(), raised.issueClass());
        variables.put(IssueProcess.RAISED_BY_TEAM.name(), raised.raisedByTeam());
        variables.put(IssueProcess.SESSION_NUMBER.name(), raised.sessionNumber());
        variables.put(IssueProcess.QUESTION_NUMBER.name(), raised.questionNumber());
        variables.put(IssueProcess.OUTCOME.name(), raised.outcome().name());
        variables.put(IssueProcess.DEPARTMENT.name(), raised.department());
        variables.put(IssueProcess.ANSWER.name(), raised.answer());
        return Objects.requireNonNull(
                runtime.startProcessInstanceByMessage(IssueProcess.MESSAGE_ISSUE_RAISED, variables)
                        .getBusinessKey());
    }

    /** The issues of a session for the product's own work, whoever's request this is. */
    public List<IssueFacts> ofSession(String sessionNumber) {
        return issues.findBySessionNumberOrderByNumber(sessionNumber).stream()
                .map(reader::facts)
                .toList();
    }

    /** An issue, where the person whose request this is may read it. */
    public Optional<IssueFacts> readable(String number) {
        return issues.readable(number, readers.current()).map(reader::facts);
    }

    /**
     * The issues that the person whose request this is may read, by number: a bounded piece of them, for no request reads
     * those of many years at once.
     *
     * @param page 0 for the newest thousand, 1 for those before
     */
    public List<IssueFacts> readable(int page) {
        return issues.readable(readers.current(), page * PAGE, PAGE).stream()
                .map(reader::facts)
                .toList();
    }

    /** An issue for the product's own work, whoever's request this is. */
    public Optional<IssueFacts> find(String number) {
        return issues.findById(number).map(reader::facts);
    }

    /** All issues, likewise. */
    public List<IssueFacts> all() {
        return issues.findAllByOrderByNumber().stream().map(reader::facts).toList();
    }

    /** Whatever is registered and not closed yet, for the product's own work; of a topic its leading issue alone. */
    public List<IssueGlance> open() {
        return issues.findByStatusInOrderByNumber(IssueStatus.OPEN).stream()
                .map(reader::glance)
                .toList();
    }

    /** The issues of a session, open or not, for the product's own work. */
    public List<IssueGlance> glancesOf(String sessionNumber) {
        return issues.findBySessionNumberOrderByNumber(sessionNumber).stream()
                .map(reader::glance)
                .toList();
    }

    /** Names of the steps of the ladder (升级阶梯), lowest first. */
    public List<String> ladder() {
        return rules.ladder().stream().map(IssueRules.Rung::name).toList();
    }

    /** Options of a select field: categories of the duty catalogue. */
    public List<Map<String, String>> categoryOptions() {
        return rules.categoryOptions();
    }

    /** Options of a select field: classes of issues with their limits. */
    public List<Map<String, String>> classOptions() {
        return rules.classOptions();
    }
}
