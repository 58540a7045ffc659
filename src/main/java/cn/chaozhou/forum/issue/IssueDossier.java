package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What papers and lists tell of an issue beyond its facts. Only reads. */
@Service
public class IssueDossier {

    /** Columns are named as the record's components: a name that misses costs the driver an exception a row. */
    private static final String CHASES =
            """
            select chase_year chaseYear, chase_number chaseNumber, issue_number issue, at, recipient,
                   copied_to copiedTo, text
            from chase
            """;

    private final Issues issues;
    private final Owners owners;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final Clock clock;

    IssueDossier(
            Issues issues, Owners owners, Timeline timeline, JdbcClient jdbc, WorkingCalendar calendar, Clock clock) {
        this.issues = issues;
        this.owners = owners;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * How an issue went to its owner.
     *
     * @param issueClass name of the class in Chinese
     * @param limit of that class, for example 5个工作日
     * @param dueAt as it was set at the dispatch; what moved it since shows in {@link IssueFacts#dueAt}
     * @param claimedOnSite a department had claimed it in the meeting, so that nobody may object
     * @param note what the dispatcher asked of the owner
     * @param arbitrations as they were recorded
     */
    public record Dispatch(
            OffsetDateTime at,
            String issueClass,
            String limit,
            OffsetDateTime dueAt,
            boolean claimedOnSite,
            @Nullable String note,
            List<Timeline.Entry> arbitrations) {}

    /** A chasing notice; {@code recipient} and {@code copiedTo} are groups. */
    public record ChaseFacts(
            int chaseYear,
            int chaseNumber,
            String issue,
            OffsetDateTime at,
            String recipient,
            @Nullable String copiedTo,
            String text) {

        /** For example 催办〔2026〕5号. */
        public String label() {
            return Texts.of("issue.chase.label", chaseYear, chaseNumber);
        }
    }

    public record CoDepartment(String name, boolean given) {}

    /**
     * The work on an issue and who answers for it.
     *
     * @param headGroup group of the leader in charge of the owner
     * @param reportDueAt when the next progress report is due, where the class of the issue asks for reports
     * @param rating the captain's last one, in Chinese
     */
    public record Work(
            String headGroup,
            @Nullable String plan,
            @Nullable OffsetDateTime reportDueAt,
            List<CoDepartment> coDepartments,
            int chases,
            @Nullable String rating) {}

    /** Empty before the dispatch, and for what never had one: answered on the spot, or solved with another issue. */
    public Optional<Dispatch> dispatch(String number) {
        return issues.findById(number).filter(i -> i.clock != null).map(this::dispatch);
    }

    private Dispatch dispatch(Issue issue) {
        Instant at = Objects.requireNonNull(issue.dispatchedAt);
        String arbitrated = Texts.of("issue.step.arbitrated");
        return new Dispatch(
                local(at),
                issue.rule().name(),
                issue.rule().limit().inWords(),
                local(issue.rule().limit().endFrom(at, calendar)),
                issue.outcome == Outcome.CLAIMED,
                issue.dispatchNote,
                timeline.of(issue.number).stream()
                        .filter(e -> e.step().equals(arbitrated))
                        .toList());
    }

    /** All notices of an issue, in order. */
    public List<ChaseFacts> chases(String number) {
        return jdbc.sql(CHASES + " where issue_number = ? order by id")
                .param(number)
                .query(ChaseFacts.class)
                .list();
    }

    public Optional<ChaseFacts> chase(int year, int number) {
        return jdbc.sql(CHASES + " where chase_year = ? and chase_number = ?")
                .params(year, number)
                .query(ChaseFacts.class)
                .optional();
    }

    /** Empty before the dispatch, and for what was answered on the spot. */
    public Optional<Work> work(String number) {
        return issues.findById(number).filter(i -> i.dispatchedAt != null).map(this::work);
    }

    private Work work(Issue issue) {
        Instant reportDueAt = issue.clock == null ? null : issue.clock.reportDueAt();
        return new Work(
                issue.owner().headGroup(),
                issue.plan,
                reportDueAt == null ? null : local(reportDueAt),
                coDepartments(issue.number),
                jdbc.sql("select count(*) from chase where issue_number = ?")
                        .param(issue.number)
                        .query(Integer.class)
                        .single(),
                rating(issue.number));
    }

    private List<CoDepartment> coDepartments(String number) {
        return jdbc.sql("select contributor, given_at from contribution where issue_number = ? order by id")
                .param(number)
                .query((row, n) -> new CoDepartment(owners.name(new Owner(row.getString(1))), row.getObject(2) != null))
                .list();
    }

    private @Nullable String rating(String number) {
        return jdbc
                .sql("select rating from closure where issue_number = ? and rating is not null order by round_no desc")
                .param(number)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .map(rating -> Texts.of("issue.rating." + rating))
                .orElse(null);
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
