package cn.chaozhou.forum.work;

import cn.chaozhou.forum.calendar.Deadlines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What the steps of a process have running, and what was finished in a period, over all versions of its diagram. */
@Repository
class StepFigures {

    /** How often at most the engine's history is read of steps without a person: a busy gateway has a row a passing. */
    private static final int PASSINGS = 200_000;

    private static final String FINISHED =
            """
            select step,
                count(*) filter (where done) finished,
                count(*) filter (where not done) withdrawn,
                avg(extract(epoch from (finished_at - created_at))) filter (where done) average,
                percentile_cont(0.5) within group (order by extract(epoch from (finished_at - created_at)))
                    filter (where done) median,
                avg(extract(epoch from (claimed_at - created_at))) filter (where done) waiting,
                avg(extract(epoch from (finished_at - claimed_at))) filter (where done) handling,
                count(*) filter (where done and claimed_at = created_at) arrived,
                count(*) filter (where done and finished_at <= due_at) in_limit,
                count(*) filter (where done and finished_at > due_at) late,
                sum(reassigned) reassigned
            from task_work
            where process_key = :process and finished_at >= :from and finished_at < :to
            """;

    private static final String OPEN_TASKS =
            """
            select t.TASK_DEF_KEY_ step, count(*) running,
                count(*) filter (where t.DUE_DATE_ <= :now) red,
                count(*) filter (where t.DUE_DATE_ > :now and t.DUE_DATE_ < :soon) yellow
            from ACT_RU_TASK t join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
            join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
            where d.KEY_ = :process
            """;

    private static final String OPEN_OTHERS =
            """
            select e.ACT_ID_ step, count(distinct e.ID_) running, 0 red, 0 yellow
            from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_
            join ACT_RU_EXECUTION p on p.ID_ = e.PROC_INST_ID_
            where d.KEY_ = :process and e.IS_ACTIVE_ and e.ACT_ID_ is not null
              and not exists (select 1 from ACT_RU_TASK t where t.EXECUTION_ID_ = e.ID_)
            """;

    /** By the engine's own index of definition and end. */
    private static final String PASSED =
            """
            select step, count(*) finished, 0 withdrawn, avg(seconds) average,
                percentile_cont(0.5) within group (order by seconds) median, null waiting, null handling, 0 arrived,
                0 in_limit, 0 late, 0 reassigned
            from (select a.ACT_ID_ step, a.DURATION_ / 1000.0 seconds from ACT_HI_ACTINST a
                  where a.PROC_DEF_ID_ in (select d.ID_ from ACT_RE_PROCDEF d where d.KEY_ = :process)
                    and a.END_TIME_ >= :from and a.END_TIME_ < :to and a.ACT_TYPE_ <> 'userTask'
                  fetch first :passings rows only) passing
            """;

    private final JdbcClient db;
    private final Sight sight;
    private final Deadlines deadlines;
    private final Clock clock;

    StepFigures(JdbcClient db, Sight sight, Deadlines deadlines, Clock clock) {
        this.db = db;
        this.sight = sight;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * What a step has open.
     *
     * @param red past their limit
     * @param yellow near it: from the limit {@code nearDue} of the office on
     */
    record Running(long count, long red, long yellow) {}

    /**
     * What was finished of a step in the period; times in seconds as they pass, nights and holidays, too.
     *
     * @param withdrawn taken away by the flow before anybody was done
     * @param waiting until somebody had it, on average; null where nobody ever has it
     * @param handling from then on
     * @param arrived how many came to somebody by themselves, so that nobody had to claim them
     * @param inLimit done within their limit
     * @param late done after it
     * @param reassigned how often one went from one person to another
     */
    record Finished(
            long count,
            long withdrawn,
            @Nullable Double average,
            @Nullable Double median,
            @Nullable Double waiting,
            @Nullable Double handling,
            long arrived,
            long inLimit,
            long late,
            long reassigned) {}

    record Step(String id, @Nullable Running running, @Nullable Finished finished) {}

    /** The key of a definition; null where there is none of that id. */
    @Nullable
    String process(String definition) {
        return DataAccessUtils.singleResult(db.sql("select KEY_ from ACT_RE_PROCDEF where ID_ = ?")
                .param(definition)
                .query(String.class)
                .list());
    }

    /**
     * By the id of the step.
     *
     * @param to the last day
     */
    Map<String, Step> of(String process, LocalDate from, LocalDate to) {
        ZoneId zone = clock.getZone();
        Map<String, Object> asked = new HashMap<>(sight.parameters());
        asked.put("process", process);
        asked.put("from", from.atStartOfDay(zone).toOffsetDateTime());
        asked.put("to", to.plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        Map<String, Finished> finished = finished(db.sql(FINISHED + sight.condition("case_number") + " group by step")
                .params(asked));
        Map<String, Running> running = running(asked);
        if (sight.isWhole()) {
            asked.put("passings", PASSINGS);
            // The engine writes its times without a zone, in that of the machine.
            asked.put("from", Date.from(from.atStartOfDay(zone).toInstant()));
            asked.put("to", Date.from(to.plusDays(1).atStartOfDay(zone).toInstant()));
            finished(db.sql(PASSED + " group by step").params(asked)).forEach(finished::putIfAbsent);
        }
        Map<String, Step> steps = new TreeMap<>();
        finished.forEach((step, figures) -> steps.put(step, new Step(step, running.get(step), figures)));
        running.forEach((step, figures) -> steps.putIfAbsent(step, new Step(step, figures, null)));
        return steps;
    }

    private Map<String, Running> running(Map<String, Object> asked) {
        Instant now = clock.instant();
        asked.put("now", Date.from(now));
        asked.put("soon", deadlines.beyond("nearDue"));
        Map<String, Running> running = new HashMap<>();
        for (String open : List.of(OPEN_TASKS, OPEN_OTHERS)) {
            db.sql(open + sight.condition("p.BUSINESS_KEY_") + " group by step")
                    .params(asked)
                    .query(row -> {
                        running.put(
                                row.getString("step"),
                                new Running(row.getLong("running"), row.getLong("red"), row.getLong("yellow")));
                    });
        }
        return running;
    }

    private static Map<String, Finished> finished(StatementSpec statement) {
        Map<String, Finished> finished = new HashMap<>();
        statement.query(row -> {
            finished.put(
                    row.getString("step"),
                    new Finished(
                            row.getLong("finished"),
                            row.getLong("withdrawn"),
                            seconds(row, "average"),
                            seconds(row, "median"),
                            seconds(row, "waiting"),
                            seconds(row, "handling"),
                            row.getLong("arrived"),
                            row.getLong("in_limit"),
                            row.getLong("late"),
                            row.getLong("reassigned")));
        });
        return finished;
    }

    /** One database averages to decimals, the other to floating numbers. */
    private static @Nullable Double seconds(ResultSet row, String column) throws SQLException {
        return row.getObject(column) instanceof Number number ? (Double) number.doubleValue() : null;
    }
}
