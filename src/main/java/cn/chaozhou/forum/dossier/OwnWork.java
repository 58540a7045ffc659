package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What the person whose request this is has finished, and what they have begun as the engine's history has it. What a case
 * is about and where it stands is told only while they may read it.
 */
@Service
class OwnWork {

    private static final String DONE = "from task_work t where t.holder = :me and t.done";

    /** The history names nobody who began a question (HiddenPeople): the question itself knows. */
    private static final String BEGUN =
            """
            from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
            where p.SUPER_PROCESS_INSTANCE_ID_ is null
              and p.ID_ in (select s.ID_ from ACT_HI_PROCINST s where s.START_USER_ID_ = :me
                            union all
                            select a.ID_ from ACT_HI_PROCINST a join question q on q.number = a.BUSINESS_KEY_
                            where q.asker = :me and a.PROC_DEF_KEY_ = 'questionAnswer')
            """;

    private final JdbcClient jdbc;
    private final Shelves shelves;
    private final Readers readers;
    private final Clock clock;

    OwnWork(JdbcClient jdbc, Shelves shelves, Readers readers, Clock clock) {
        this.jdbc = jdbc;
        this.shelves = shelves;
        this.readers = readers;
        this.clock = clock;
    }

    /** @param total how many there are on all pages */
    record Page<T>(long total, int page, int size, List<T> rows) {}

    /**
     * A finished task.
     *
     * @param name of the task
     * @param outcome what came of it, in the words of the timeline
     * @param brief of its case; null while it has no number, and where the person may no longer read it
     */
    record Done(
            String name,
            @Nullable String number,
            OffsetDateTime at,
            @Nullable String outcome,
            @Nullable CaseBrief brief) {}

    /**
     * What somebody has begun.
     *
     * @param name of the process
     * @param state of the case, else of the process
     */
    record Begun(String name, @Nullable String number, OffsetDateTime at, String state, @Nullable CaseBrief brief) {}

    private record Row(
            String name, @Nullable String number, OffsetDateTime at, boolean ended, @Nullable String outcome) {}

    Page<Done> done(Paging paging) {
        return page(
                DONE,
                "select t.name, t.case_number number, t.finished_at at, true ended, t.outcome ",
                " order by t.finished_at desc, t.task_id",
                paging,
                this::done);
    }

    Page<Begun> begun(Paging paging) {
        return page(
                BEGUN,
                "select d.NAME_ name, p.BUSINESS_KEY_ number, p.START_TIME_ at, p.END_TIME_ is not null ended, null outcome ",
                " order by p.START_TIME_ desc, p.ID_",
                paging,
                this::begun);
    }

    private Done done(Row row) {
        return new Done(row.name(), row.number(), row.at(), row.outcome(), brief(row.number()));
    }

    private Begun begun(Row row) {
        CaseBrief brief = brief(row.number());
        String process = Texts.of(row.ended() ? "dossier.begun.ended" : "dossier.begun.open");
        return new Begun(row.name(), row.number(), row.at(), brief == null ? process : brief.state(), brief);
    }

    private @Nullable CaseBrief brief(@Nullable String number) {
        return Optional.ofNullable(number)
                .flatMap(shelves::readable)
                .map(CaseFile::brief)
                .orElse(null);
    }

    private <T> Page<T> page(String of, String columns, String order, Paging paging, Function<Row, T> read) {
        String me = readers.current().user();
        long total = jdbc.sql("select count(*) " + of)
                .param("me", me)
                .query(Long.class)
                .single();
        List<Row> rows = jdbc.sql(columns + of + order + " offset :offset rows fetch next :size rows only")
                .param("me", me)
                .param("offset", paging.offset())
                .param("size", paging.size())
                .query((row, n) -> new Row(
                        row.getString("name"),
                        row.getString("number"),
                        row.getTimestamp("at")
                                .toInstant()
                                .atZone(clock.getZone())
                                .toOffsetDateTime(),
                        row.getBoolean("ended"),
                        row.getString("outcome")))
                .list();
        return new Page<>(
                total, paging.page(), paging.size(), rows.stream().map(read).toList());
    }
}
