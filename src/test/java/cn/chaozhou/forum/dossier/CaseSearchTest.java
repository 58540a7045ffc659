package cn.chaozhou.forum.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The search for finished and running cases, among 100,000 issues of years in which no other test plays. */
@ForumTest
class CaseSearchTest {

    private static final int MANY = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ISSUES =
            """
            insert into issue (number, version, title, description, category, issue_class, raised_by_team, outcome, status,
                owner, owner_locked, objected, progress, extensions, dissatisfied, rounds, look_backs, ladder_step, was_red,
                registered_at)
            select 'WT-1980-' || lpad(cast(x as varchar), 6, '0'), 0, '水渠失修第' || x || '处', '沿渠多处渗漏，灌溉用水不足。', '农田水利',
                'ordinary', case mod(x, 4) when 0 then 'dacheng' when 1 then 'fubin' when 2 then 'anbu' else 'yixi' end,
                'DISPATCHED', case mod(x, 5) when 0 then 'REGISTERED' else 'ARCHIVED' end,
                case mod(x, 2) when 0 then 'dept.water' else 'dept.agri' end, false, false, 0, 0, 0, 0, 0, 0, false,
                timestamp with time zone '1980-01-01 09:00:00+08' + mod(x, 365) * interval '1' day
            from %s
            """;

    @Autowired
    WebApplicationContext context;

    private MockMvc mvc;

    @BeforeAll
    static void manyIssues(@Autowired JdbcClient db) {
        db.sql(ISSUES.formatted(TestDatabase.series(MANY))).update();
    }

    @AfterAll
    static void noneLeft(@Autowired JdbcClient db) {
        db.sql("delete from issue where number like 'WT-1980-%'").update();
    }

    @BeforeEach
    void doors() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void everyFilterNarrowsToExactlyThose() {
        Map<String, String> year = Map.of("from", "1980-01-01", "to", "1980-12-31");
        assertThat(total(year)).isEqualTo(MANY);
        assertThat(total(year, "team", "dacheng")).isEqualTo(MANY / 4);
        assertThat(total(year, "county", "raoping")).isEqualTo(MANY / 2);
        assertThat(total(year, "department", "water")).isEqualTo(MANY / 2);
        assertThat(total(year, "ended", "true")).isEqualTo(MANY * 4 / 5);
        assertThat(total(year, "ended", "false")).isEqualTo(MANY / 5);
        assertThat(total(year, "state", "ARCHIVED", "team", "fubin")).isEqualTo(MANY / 5);
        assertThat(total(year, "words", "水渠 第77777处")).isEqualTo(1);
        assertThat(total(year, "words", "WT-1980-000123")).isEqualTo(1);
        // The 1st of January 1980 is the day of every 365th.
        assertThat(total(Map.of("from", "1980-01-01", "to", "1980-01-01"))).isEqualTo(MANY / 365);
        assertThat(total(year, "team", "dacheng", "department", "agri")).isZero();
    }

    @Test
    void piecesFollowEachOtherWithoutGapOrRepeat() {
        Map<String, String> asked = Map.of("from", "1980-01-01", "to", "1980-01-01", "size", "100");
        List<String> all = numbers(found("manager", asked, "page", "0"));
        all = Stream.concat(all.stream(), numbers(found("manager", asked, "page", "1")).stream())
                .toList();
        assertThat(all).hasSize(200).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void whoMayNotReadThemIsNotToldHowManyThereAre() {
        Map<String, String> year = Map.of("from", "1980-01-01", "to", "1980-12-31");
        assertThat(counted(found("captain.dacheng", year))).isEqualTo(MANY / 4);
        assertThat(counted(found("handler.bank", year))).isZero();
        assertThat(counted(found("processadmin", year))).isZero();
    }

    @Test
    void eachKindIsCountedByItsOwnColumns() {
        for (String kind : List.of("session", "highlight", "question", "issue")) {
            JsonNode found = json(
                    "manager",
                    Map.of(
                            "kind", kind,
                            "words", "找不到的词",
                            "team", "dacheng",
                            "county", "raoping",
                            "department", "water",
                            "ended", "true",
                            "from", "1970-01-01",
                            "to", "1979-12-31"));
            assertThat(found.get("kind").asText()).isEqualTo(kind);
            assertThat(found.get("counts")).hasSize(4).allMatch(count -> count.asLong() == 0);
        }
    }

    @Test
    void whatIsNoneIsRefusedInChinese() {
        assertThat(body("manager", Map.of("kind", "minutes"), 400)).contains("没有这一类别");
        assertThat(body("manager", Map.of("kind", "issue", "from", "1980-02-02", "to", "1980-02-01"), 400))
                .contains("截止日期");
    }

    /** The fastest of three: the machine has other work, too. */
    @Test
    void amongAHundredThousandASearchTakesLessThanASecond() {
        for (Map<String, String> asked : List.of(
                Map.of("ended", "true"),
                Map.of("words", "渗漏 第4321处"),
                Map.of("team", "dacheng", "state", "ARCHIVED"),
                Map.of("from", "1980-03-01", "to", "1980-06-30", "county", "raoping", "page", "40"))) {
            long fastest = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                long begin = System.nanoTime();
                found("manager", asked);
                fastest = Math.min(fastest, System.nanoTime() - begin);
            }
            assertThat(Duration.ofNanos(fastest)).as("%s", asked).isLessThan(Duration.ofSeconds(1));
        }
    }

    private long total(Map<String, String> asked, String... more) {
        return counted(found("manager", asked, more));
    }

    private static long counted(JsonNode found) {
        return found.at("/counts/issue").asLong();
    }

    private static List<String> numbers(JsonNode found) {
        return found.get("cases").findValuesAsText("number");
    }

    private JsonNode found(String person, Map<String, String> asked, String... more) {
        Map<String, String> all = new HashMap<>(asked);
        all.put("kind", "issue");
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return json(person, all);
    }

    private JsonNode json(String person, Map<String, String> asked) {
        try {
            return JSON.readTree(body(person, asked, 200));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String body(String person, Map<String, String> asked, int status) {
        String query = asked.entrySet().stream()
                .map(e -> e.getKey() + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
        try {
            MockHttpServletResponse answer = mvc.perform(
                            get(URI.create("/api/cases?" + query)).with(httpBasic(person, "demo")))
                    .andReturn()
                    .getResponse();
            String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            assertThat(answer.getStatus()).as(query + " " + body).isEqualTo(status);
            return body;
        } catch (Exception e) {
            throw new AssertionError(query, e);
        }
    }
}
