package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who can't see a case can't feel for it either: not by a word, a number, a person or a date in a search. */
@RightsTest
class SearchRightsTest {

    private static final String STRANGER = "captain.fubin";
    private static final String HANDLER = "handler.water";

    @LocalServerPort
    int port;

    @Autowired
    Probe probe;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processInstanceBusinessKey=$issue",
                "processInstanceBusinessKeyLike=%$issue%",
                "processVariables=caseTitle_like_%$issueTitle%",
                "processVariables=caseTitle_neq_x",
                "taskVariables=caseTitle_neq_x",
                "candidateGroup=dept.water.handler",
                "candidateGroups=dept.water.handler,dept.water.head",
                "candidateUser=handler.water",
                "involvedUser=handler.water",
                "nameLike=%",
                "taskDefinitionKey=userTask_claimIssue",
                "processInstanceId=$instance",
                "executionId=$execution",
                "taskIdIn=$task"
            })
    void aSearchForTasksFindsNoneOfOthers(String search) {
        String query = encoded(probe.filled(search));
        String task = probe.names().get("task");
        HttpResponse<String> found = client.get(STRANGER, "/engine-rest/task?" + query);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).doesNotContain(task);
        assertThat(client.get(STRANGER, "/engine-rest/history/task?" + query).body())
                .doesNotContain(task);
        // What both may see of it differs by that task alone, in lists and in counts.
        String narrowed = query + "&processInstanceIdIn=" + probe.names().get("instance");
        assertThat(client.get(STRANGER, "/engine-rest/task/count?" + narrowed).body())
                .isEqualTo("{\"count\":0}");
    }

    @Test
    void theSameSearchesFindItForItsHandler() {
        String search = encoded(probe.filled("processVariables=caseTitle_like_%$issueTitle%"));
        assertThat(client.get(HANDLER, "/engine-rest/task?" + search).body())
                .contains(probe.names().get("task"));
    }

    @Test
    void noBranchOfAQueryAndNoFilterWidensWhatOneSees() {
        String branches = probe.filled(
                "{\"orQueries\": [{\"taskId\": \"$task\", \"nameLike\": \"%\", \"candidateGroup\": \"dept.water.handler\"}]}");
        String task = probe.names().get("task");
        assertThat(client.send(STRANGER, "POST", "/engine-rest/task", branches).body())
                .doesNotContain(task);
        assertThat(client.send(STRANGER, "POST", probe.filled("/engine-rest/filter/$everything/list"), branches)
                        .body())
                .doesNotContain(task);
        assertThat(client.send(HANDLER, "POST", "/engine-rest/task", branches).body())
                .contains(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "variableName=title",
                "variableName=caseTitle",
                "variableNameLike=%Title%",
                "variableValues=caseTitle_like_%$issueTitle%",
                "processInstanceIdIn=$instance",
                "variableScopeIdIn=$instance",
                "variableName=caseTitle&variableScopeIdIn=$task,$execution,$instance"
            })
    void aSearchForVariablesFindsNoneOfOthers(String search) {
        String query = encoded(probe.filled(search));
        assertThat(client.get(STRANGER, "/engine-rest/variable-instance?" + query)
                        .body())
                .doesNotContain(probe.names().get("issueTitle"));
        assertThat(client.get(STRANGER, "/engine-rest/variable-instance/count?" + query)
                        .body())
                .isEqualTo("{\"count\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/answers?words=$issueTitle",
                "/api/answers?department=water&words=$issue",
                "/api/questions?session=$issue",
                "/api/highlights?session=2031-01",
                "/api/reviews?highlight=$highlight",
                "/api/issues",
                "/api/notices"
            })
    void norDoesAnyOfOurLists(String list) {
        assertThat(client.get(STRANGER, encoded(probe.filled(list))).body())
                .doesNotContain(
                        probe.names().get("issueTitle"),
                        probe.names().get("highlightTitle"),
                        probe.names().get("reviewText"));
    }

    /** Only what a URL can't hold as it is. */
    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        query.codePoints().forEach(c -> {
            String character = Character.toString(c);
            encoded.append(c > 127 || c == '%' ? URLEncoder.encode(character, StandardCharsets.UTF_8) : character);
        });
        return encoded.toString();
    }
}
