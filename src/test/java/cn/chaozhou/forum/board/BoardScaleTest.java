package cn.chaozhou.forum.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** With the issues of many years behind it the board is painted in time, and never asks the engine's history. */
@ForumTest
@TestPropertySource(properties = "forum.board.days=31")
class BoardScaleTest {

    private static final int CLOSED = 100_000;
    private static final int OPEN = 400;
    private static final int CALLS = 15;

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient db;

    @Test
    void aHundredThousandClosedIssuesCostLessThanASecond() throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        fill();
        db.sql("set query_statistics true").update();
        List<Long> times = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            long start = System.nanoTime();
            web.perform(get("/api/board").with(httpBasic("leader", "demo")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.stages.RED").value(OPEN / 2))
                    .andExpect(jsonPath("$.stages.GREEN").value(OPEN / 2));
            times.add(System.nanoTime() - start);
        }
        assertThat(db.sql("select sql_statement from information_schema.query_statistics"
                                + " where upper(sql_statement) like '%ACT_HI_%'"
                                + " and sql_statement not like '%query_statistics%'")
                        .query(String.class)
                        .list())
                .isEmpty();
        // The first calls warm up.
        List<Long> warm = times.subList(CALLS / 3, CALLS).stream().sorted().toList();
        long median = warm.get(warm.size() / 2);
        System.out.printf("MEASURED board with %d issues behind it: %.0f ms%n", CLOSED, median / 1e6);
        assertThat(median).isLessThan(1_000_000_000L);
    }

    private void fill() {
        String columns = "number, version, title, description, category, issue_class, raised_by_team, outcome, status,"
                + " owner, owner_locked, objected, progress, extensions, dissatisfied, rounds, look_backs, ladder_step,"
                + " was_red, registered_at, closed_at, clock_started_at, clock_due_at, clock_near_at, clock_yellow_at,"
                + " clock_red_at";
        String facts = " 0, '旱季缺水', '请求打井', '农田水利', 'ordinary', 'dacheng', 'DISPATCHED',";
        db.sql("insert into issue (" + columns + ") select 'WT-1990-' || x," + facts
                        + " 'CLOSED', 'dept.water', true, false, 100, 0, 0, 1, 2, 0, false,"
                        + " now() - (x / 20 + 40) * interval '1' day, now() - (x / 20 + 35) * interval '1' day,"
                        + " null, null, null, null, null from " + TestDatabase.series(CLOSED))
                .update();
        String late = "now() + (case when mod(x, 2) = 0 then %d else %d end) * interval '1' day";
        db.sql("insert into issue (" + columns + ") select 'WT-1991-' || x," + facts
                        + " 'HANDLING', 'dept.agri', true, false, 10, 0, 0, 0, 0, 0, false,"
                        + " now() - 20 * interval '1' day, null, now() - 20 * interval '1' day, "
                        + late.formatted(-5, 30)
                        + ", " + late.formatted(-8, 27) + ", " + late.formatted(-8, 27) + ", " + late.formatted(-5, 30)
                        + " from " + TestDatabase.series(OPEN))
                .update();
        db.sql("insert into chase (issue_number, chase_year, chase_number, at, step, recipient, text)"
                        + " select 'WT-1990-' || x, 1990, x, now() - (x / 20 + 36) * interval '1' day, '逾期催办',"
                        + " 'dept.water.handler', '请抓紧办理。' from " + TestDatabase.series(CLOSED))
                .update();
    }
}
