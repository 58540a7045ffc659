package cn.chaozhou.forum.issue;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.role.Readers;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many issues have which lamp: the few open ones are looked at, the others the database counts. */
@Component
public class IssueLamps {

    private final Issues issues;
    private final JdbcClient jdbc;
    private final Readers readers;
    private final WorkingCalendar calendar;
    private final Clock clock;

    IssueLamps(Issues issues, JdbcClient jdbc, Readers readers, WorkingCalendar calendar, Clock clock) {
        this.issues = issues;
        this.jdbc = jdbc;
        this.readers = readers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * All issues, each in one of the two.
     *
     * @param lit by the colour of the lamp
     * @param unlit of those whose lamp is off, by where they stand, in Chinese
     */
    public record Counts(Map<String, Long> lit, Map<String, Long> unlit) {}

    public Counts all() {
        return counts("true", Map.of());
    }

    /** Of the issues that the person whose request this is may read. */
    public Counts readable() {
        return counts(IssueRights.READABLE, readers.current().parameters());
    }

    private Counts counts(String readable, Map<String, Object> parameters) {
        Instant now = clock.instant();
        Map<Boolean, List<Issue>> open = open(readable, parameters).stream()
                .collect(groupingBy(issue -> issue.lamp(now, calendar).colour() != Lamp.Colour.OFF));
        Map<String, Long> unlit = new HashMap<>(open.getOrDefault(false, List.of()).stream()
                .collect(groupingBy(issue -> issue.status.title(), counting())));
        jdbc.sql("select i.status, count(*) from issue i where i.status not in (:open) and " + readable
                        + " group by i.status")
                .params(parameters)
                .param("open", names())
                .query(row -> {
                    unlit.merge(IssueStatus.valueOf(row.getString(1)).title(), row.getLong(2), Long::sum);
                });
        return new Counts(
                open.getOrDefault(true, List.of()).stream()
                        .collect(groupingBy(
                                issue -> issue.lamp(now, calendar).colour().name(), counting())),
                unlit);
    }

    private List<Issue> open(String readable, Map<String, Object> parameters) {
        Set<String> numbers =
                new HashSet<>(jdbc.sql("select i.number from issue i where i.status in (:open) and " + readable)
                        .params(parameters)
                        .param("open", names())
                        .query(String.class)
                        .list());
        return issues.findByStatusInOrderByNumber(IssueStatus.OPEN).stream()
                .filter(issue -> numbers.contains(issue.number))
                .toList();
    }

    private static List<String> names() {
        return IssueStatus.OPEN.stream().map(Enum::name).toList();
    }
}
