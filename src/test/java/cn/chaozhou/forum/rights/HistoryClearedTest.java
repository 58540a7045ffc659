package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Part 2, promise 11: what the engine remembers of ended processes goes one day, and no list, library or audit misses it. */
@RightsTest
class HistoryClearedTest {

    private static final List<String> DOORS = List.of(
            "/api/sessions",
            "/api/sessions/$session",
            "/api/highlights?session=2031-01",
            "/api/reviews?highlight=$highlight",
            "/api/issues",
            "/api/issues/$issue",
            "/api/questions?session=2031-01",
            "/api/answers",
            "/api/experiences",
            "/api/experiences/$experience",
            "/api/papers/orders/$issue.html",
            "/api/notices");

    @LocalServerPort
    int port;

    @Autowired
    Probe probe;

    @Autowired
    JdbcClient db;

    @Test
    void nothingOfOursHangsOnTheEnginesHistory() {
        Map<String, String> before = answers();
        assertThat(before.values()).allMatch(answer -> answer.startsWith("200"));
        int cleared = 0;
        for (String table :
                List.of("PROCINST", "ACTINST", "TASKINST", "VARINST", "DETAIL", "COMMENT", "IDENTITYLINK")) {
            cleared += db.sql("delete from ACT_HI_" + table
                            + (table.equals("IDENTITYLINK") || table.equals("COMMENT")
                                    ? " where TASK_ID_ not in (select ID_ from ACT_RU_TASK)"
                                    : " where PROC_INST_ID_ not in (select PROC_INST_ID_ from ACT_RU_EXECUTION)"))
                    .update();
        }
        assertThat(cleared).isPositive();
        assertThat(answers()).isEqualTo(before);
    }

    private Map<String, String> answers() {
        Client client = new Client(port);
        Map<String, String> answers = new TreeMap<>();
        for (String door : DOORS) {
            var answer = client.get("secretariat", probe.filled(door));
            answers.put(door, answer.statusCode() + " " + answer.body());
        }
        var audit = client.get("auditadmin", "/api/audit?subject=" + probe.filled("$issue"));
        answers.put("/api/audit", audit.statusCode() + " " + audit.body());
        return answers;
    }
}
