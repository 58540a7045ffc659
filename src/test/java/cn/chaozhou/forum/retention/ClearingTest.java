package cn.chaozhou.forum.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.retention.CaseKind.Part;
import cn.chaozhou.forum.retention.LegalHolds.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Cases leave the system when their time is over, and nothing else does. An application of its own: it ages cases. */
@ForumTest
@TestPropertySource(properties = "forum.data=target/clearing-test")
class ClearingTest {

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("1994-09-18T09:00+08:00");

    private static int sessions = 10;

    @Autowired
    Clearing clearing;

    @Autowired
    LegalHolds holds;

    @Autowired
    CaseArchive archive;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient db;

    @Autowired
    ProcessRun run;

    @Autowired
    Timeline timeline;

    private String session;
    private String highlight;

    @BeforeEach
    void aHighlightOfLongAgo() {
        run.now("2026-09-01T09:00+08:00");
        session = "2026-" + ++sessions;
        highlight = SampleHighlight.accepted(run, session, "dacheng");
        age(highlight);
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void aCaseWhoseTimeIsOverGoesIntoAFileAndOutOfTheSystem() throws Exception {
        String young = SampleHighlight.accepted(run, session, "fubin");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(highlight)
                        .count())
                .isPositive();
        clearing.clear();

        for (String table : List.of("highlight", "evidence", "timeline", "notice")) {
            String column =
                    Map.of("highlight", "number", "evidence", "highlight").getOrDefault(table, "case_key");
            assertThat(count(table, column, highlight)).as(table).isZero();
        }
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(highlight)
                        .count())
                .isZero();
        assertThat(count("highlight", "number", young)).isOne();
        assertThat(count("timeline", "case_key", young)).isPositive();

        Map<String, Object> archived = db.sql("select * from archived_case where number = ?")
                .param(highlight)
                .query()
                .singleRow();
        Path file = archive.path((String) archived.get("file"));
        assertThat(file).isRegularFile();
        assertThat(CaseArchive.sha256(Files.readAllBytes(file))).isEqualTo(archived.get("sha256"));
        JsonNode kept;
        try (GZIPInputStream zip = new GZIPInputStream(Files.newInputStream(file))) {
            kept = new ObjectMapper().readTree(zip);
        }
        assertThat(kept.get("case").get(0).get("title").asText()).isEqualTo("为民找水打井");
        assertThat(kept.get("evidence").get(0).get("description").asText()).isEqualTo("第一口井出水");
        assertThat(kept.get("timeline").size()).isGreaterThan(2);
        assertThat(kept.get("tasks").findValuesAsText("assignee")).contains("captain.dacheng");
        assertThat(db.sql("select detail from audit_entry where subject = ? and action = '归档并移除'")
                        .param(highlight)
                        .query(String.class)
                        .single())
                .contains("30年", (String) archived.get("sha256"));
    }

    /** What hangs on a case has numbers, lines and processes of its own, and stays no longer than the case. */
    @Test
    void theReviewsOfAHighlightGoWithIt() throws Exception {
        String review = highlight + "/D-agri";
        timeline.recordAs("handler.agri", review, "点评", "可以推广");
        age(review);
        clearing.clear();
        assertThat(count("timeline", "case_key", review)).isZero();
        String file = db.sql("select file from archived_case where number = ?")
                .param(highlight)
                .query(String.class)
                .single();
        try (GZIPInputStream zip = new GZIPInputStream(Files.newInputStream(archive.path(file)))) {
            assertThat(new ObjectMapper().readTree(zip).get("timeline").findValuesAsText("detail"))
                    .contains("可以推广");
        }
    }

    @Test
    void itsFilesGoIntoAZipBesideIt() throws Exception {
        String id = file();
        clearing.clear();
        assertThat(count("highlight", "number", highlight)).isOne();
        Path bytes = Path.of("target/clearing-test/files")
                .resolve(id.substring(0, 2))
                .resolve(id);
        Files.createDirectories(bytes.getParent());
        Files.writeString(bytes, "第一口井");
        clearing.clear();
        assertThat(count("highlight", "number", highlight)).isZero();
        assertThat(count("attachment", "case_number", highlight)).isZero();
        Path zip = archive.filesOf(db.sql("select file from archived_case where number = ?")
                .param(highlight)
                .query(String.class)
                .single());
        try (ZipFile files = new ZipFile(zip.toFile())) {
            assertThat(files.getInputStream(files.getEntry(id + ".txt")).readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("第一口井");
        }
    }

    /** A row alone: while its bytes are missing the case must stay. */
    private String file() {
        String id = UUID.randomUUID().toString();
        db.sql("insert into attachment (id, case_number, instance, task, step, name, media_type, size_bytes, sha256,"
                        + " on_date, kind, uploaded_at, uploaded_by) values (?, ?, '1', '1', 's', '井.txt',"
                        + " 'text/plain', 12, '0', ?, 'photo', ?, 'captain.dacheng')")
                .params(id, highlight, LONG_AGO.toLocalDate(), LONG_AGO)
                .update();
        return id;
    }

    @Test
    void whatIsHeldStaysUntilItIsLetGo() {
        holds.set(new Wish(highlight, "行政复议中"), "secretariat");
        clearing.clear();
        assertThat(count("highlight", "number", highlight)).isOne();
        holds.lift(new Wish(highlight, "复议结束"), "secretariat");
        clearing.clear();
        assertThat(count("highlight", "number", highlight)).isZero();
    }

    @Test
    void theHoldOfASessionCoversWhatWasRaisedInIt() {
        db.sql("insert into session (number, version, opened_at, status) values (?, 0, ?, 'PLANNED')")
                .params(session, LONG_AGO)
                .update();
        holds.set(new Wish(session, "巡察调阅"), "secretariat");
        clearing.clear();
        assertThat(count("highlight", "number", highlight)).isOne();
        holds.lift(new Wish(session, "巡察结束"), "secretariat");
    }

    @Test
    void whatIsAtWorkOrStillNeededStays() {
        String open = run.start(
                "highlightSubmission",
                Map.of("sessionNumber", session, "theme", "产业", "meetingDate", "2026-09-18", "team", "fubin"));
        age(run.businessKey(open));
        db.sql("insert into experience (number, version, highlight, team, county, industry, market, scale, edition)"
                        + " values (?, 0, ?, 'dacheng', 'raoping', 'water', 'none', 'villages', 1)")
                .params("JY-" + session, highlight)
                .update();
        clearing.clear();
        assertThat(count("highlight", "number", run.businessKey(open))).isOne();
        assertThat(count("highlight", "number", highlight)).isOne();
        db.sql("delete from experience where highlight = ?").param(highlight).update();
    }

    @Test
    void aHoldNeedsACaseAndAReason() {
        for (Wish wish : List.of(new Wish("WT-1900-0001", "因"), new Wish(highlight, " "), new Wish(null, null))) {
            assertThatThrownBy(() -> holds.set(wish, "secretariat")).isInstanceOf(InputRefused.class);
        }
        assertThatThrownBy(() -> holds.lift(new Wish(highlight, "因"), "secretariat"))
                .isInstanceOf(InputRefused.class);
        holds.set(new Wish(highlight, "因"), "secretariat");
        assertThatThrownBy(() -> holds.set(new Wish(highlight, "因"), "secretariat"))
                .isInstanceOf(InputRefused.class);
        holds.lift(new Wish(highlight, "因"), "secretariat");
    }

    /** A table that a later change hangs on a case must be decided about: gone with it, or keeping it. */
    @Test
    void everyTableThatHangsOnACaseIsKnown() {
        for (CaseKind kind : CaseKind.values()) {
            List<Part> hanging = new ArrayList<>(db.sql(
                            """
                            select lower(k.table_name), lower(k.column_name) from information_schema.referential_constraints r
                            join information_schema.key_column_usage k on k.constraint_name = r.constraint_name
                            join information_schema.table_constraints u on u.constraint_name = r.unique_constraint_name
                            where lower(u.table_name) = ?
                            """)
                    .param(kind.key())
                    .query((row, number) -> new Part(row.getString(1), row.getString(2)))
                    .list());
            assertThat(hanging).isNotEmpty();
            assertThat(Stream.concat(kind.parts().stream(), kind.needs().stream()))
                    .as(kind.key())
                    .containsAll(hanging);
        }
    }

    private void age(String number) {
        db.sql("update timeline set at = ? where case_key = ?")
                .params(LONG_AGO, number)
                .update();
    }

    private long count(String table, String column, String value) {
        return db.sql("select count(*) from %s where %s = ?".formatted(table, column))
                .param(value)
                .query(Long.class)
                .single();
    }
}
