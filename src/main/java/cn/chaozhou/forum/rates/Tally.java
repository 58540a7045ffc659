package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.role.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts cases. All that a rate can be made of is read here and nowhere else: outcomes of issues, closures, contests and
 * clocks, experiences and who borrowed them. What may not be held for or against anybody (logins, likes, votes, time spent
 * online) is in none of these columns: {@code OnlyOutcomesTest} runs all this on a database that has no other ones.
 */
@Component
class Tally {

    /** A row for each case that a rate is about, with how it counts; sums and lists are made of the same rows. */
    private static final String ISSUES =
            """
            select 'RESPONSE' as rate, i.number as case_number, 0 as round_no, i.title, i.owner as unit,
                   i.raised_by_team as team,
                   case when i.merged_into is not null then 'MERGED'
                        when i.response_due_at is null then 'UNRECORDED'
                        when i.responded_at <= i.response_due_at then 'YES'
                        when i.responded_at is not null or i.response_due_at <= :now then 'NO'
                        else 'RUNNING' end as verdict
            from issue i where %1$s
            union all
            select 'SOLVED', i.number, 0, i.title, i.owner, i.raised_by_team,
                   case when i.merged_into is not null then 'MERGED'
                        when i.status in ('CHECKED', 'CLOSED', 'ARCHIVED') then 'YES'
                        when i.status in ('PARKED', 'PAUSED', 'OBJECTED') then i.status
                        when i.status = 'SOLVED' then 'UNCHECKED'
                        when i.clock_due_at > :now then 'RUNNING'
                        else 'NO' end
            from issue i where %1$s
            union all
            select 'IN_TIME', i.number, 0, i.title, i.owner, i.raised_by_team,
                   case when i.merged_into is not null then 'MERGED'
                        when exists (select 1 from contest c where c.issue_number = i.number and c.what = 'LAMP'
                                     and c.old_value = 'RED' and c.decided_at is null) then 'CONTESTED'
                        when i.was_red then 'NO'
                        when i.status in ('DISPATCHED', 'OBJECTED', 'HANDLING', 'PARKED', 'PAUSED')
                             and i.clock_due_at <= coalesce(i.stopped_at, :now)
                             and (i.annulled_red_at is null or i.clock_due_at > i.annulled_red_at) then 'NO'
                        when i.status in ('CHECKED', 'CLOSED', 'ARCHIVED') then 'YES'
                        when i.status in ('PARKED', 'PAUSED', 'OBJECTED') then i.status
                        when i.status = 'SOLVED' then 'UNCHECKED'
                        else 'RUNNING' end
            from issue i where %1$s
            union all
            select 'SATISFIED', i.number, c.round_no, i.title, i.owner, i.raised_by_team,
                   case when exists (select 1 from contest k where k.issue_number = i.number and k.what = 'RATING'
                                     and k.round_no = c.round_no and k.decided_at is null) then 'CONTESTED'
                        when c.rating in ('satisfied', 'acceptable') then 'YES'
                        when c.rating is not null then 'NO'
                        when c.annulled_rating is not null then 'ANNULLED'
                        when i.status = 'CHECKED' and c.round_no = i.rounds then 'UNRATED'
                        else 'SILENT' end
            from issue i join closure c on c.issue_number = i.number
            where %1$s and c.passed
            """;

    private static final String OF_PERIOD = "i.dispatched_at >= :begin and i.dispatched_at < :end";

    private static final String OF_SESSION = "i.session_number = :session and i.dispatched_at is not null";

    private static final String EXPERIENCES =
            """
            select 'PUBLISHED' as rate, e.number as case_number, 0 as round_no, d.title, cast(null as varchar(64)) as unit,
                   e.team as team, 'YES' as verdict
            from experience_edition d join experience e on e.number = d.experience
            where d.edition = 1 and d.published_at >= :begin and d.published_at < :end
            union all
            select 'ADOPTED', b.number, 0, d.title, null, e.team, 'YES'
            from borrowing b join experience e on e.number = b.experience
            join experience_edition d on d.experience = b.experience and d.edition = b.edition
            where b.status in ('REGISTERED', 'REPORTED') and b.team <> e.team
              and b.registered_at >= :begin and b.registered_at < :end
            """;

    /** In a county: what it owns, and what its teams raised, published or lent. */
    private static final String ROWS = "from (" + ISSUES.formatted(OF_PERIOD) + " union all " + EXPERIENCES
            + ") r where (:everywhere or r.unit in (:owners) or r.team in (select t.code from team t where t.county in (:counties)))";

    private static final String UNITS = "select r.rate, r.unit as whose, r.verdict, count(*) as cases " + ROWS
            + " and r.unit is not null group by r.rate, r.unit, r.verdict";

    private static final String TEAMS = "select r.rate, r.team as whose, r.verdict, count(*) as cases " + ROWS
            + " and r.team is not null group by r.rate, r.team, r.verdict";

    private static final String SESSION = "select r.rate, '' as whose, r.verdict, count(*) as cases from ("
            + ISSUES.formatted(OF_SESSION) + ") r group by r.rate, r.verdict";

    private static final String WANTED =
            """
             and r.rate = :rate and (:unit = '' or r.unit = :unit) and (:team = '' or r.team = :team)
             and (:verdict = '' or r.verdict = :verdict or :verdict = 'OUT' and r.verdict not in ('YES', 'NO'))
            """;

    private static final String CASES = "select r.case_number as number, r.round_no as round, r.title, r.unit, r.team,"
            + " r.verdict " + ROWS + WANTED
            + " order by case r.verdict when 'NO' then 0 when 'YES' then 2 else 1 end, r.case_number, r.round_no"
            + " offset :offset rows fetch first :size rows only";

    private static final String CASE_COUNT = "select count(*) " + ROWS + WANTED;

    private final JdbcClient jdbc;
    private final Clock clock;

    Tally(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param whose organisation group of a unit, or code of a team */
    record Count(Rate rate, String whose, Verdict verdict, int cases) {}

    /** @param round which time it was reported as solved, where a rating is of one; else 0 */
    record Counted(
            String number, int round, String title, @Nullable String unit, @Nullable String team, Verdict verdict) {}

    /**
     * Which cases of a rate; without a unit or team, those of all.
     *
     * @param verdict YES, NO, or OUT for all that are left out; empty for all
     */
    record Wanted(Rate rate, String unit, String team, String verdict) {}

    /** @param counties empty: everywhere */
    List<Count> ofUnits(Period period, Collection<String> counties) {
        return counts(UNITS, period, counties);
    }

    List<Count> ofTeams(Period period, Collection<String> counties) {
        return counts(TEAMS, period, counties);
    }

    /** Of all issues of a session together. */
    List<Count> ofSession(String session) {
        return jdbc.sql(SESSION)
                .param("session", session)
                .param("now", OffsetDateTime.now(clock))
                .query(Count.class)
                .list();
    }

    private List<Count> counts(String sql, Period period, Collection<String> counties) {
        return jdbc.sql(sql).params(params(period, counties)).query(Count.class).list();
    }

    List<Counted> cases(Wanted wanted, Period period, Collection<String> counties, Paging paging) {
        return jdbc.sql(CASES)
                .params(params(wanted, period, counties))
                .param("offset", paging.offset())
                .param("size", paging.size())
                .query(Counted.class)
                .list();
    }

    int count(Wanted wanted, Period period, Collection<String> counties) {
        return jdbc.sql(CASE_COUNT)
                .params(params(wanted, period, counties))
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> params(Wanted wanted, Period period, Collection<String> counties) {
        Map<String, Object> params = params(period, counties);
        params.put("rate", wanted.rate().name());
        params.put("unit", wanted.unit());
        params.put("team", wanted.team());
        params.put("verdict", wanted.verdict());
        return params;
    }

    private Map<String, Object> params(Period period, Collection<String> counties) {
        Map<String, Object> params = new HashMap<>();
        params.put("begin", period.begin());
        params.put("end", period.end());
        params.put("now", OffsetDateTime.now(clock));
        params.put("everywhere", counties.isEmpty());
        // SQL knows no empty list.
        Collection<String> codes = counties.isEmpty() ? List.of("") : counties;
        params.put("counties", codes);
        params.put(
                "owners",
                codes.stream()
                        .map(code -> Role.COUNTY.organisationKind() + "." + code)
                        .toList());
        return params;
    }
}
