package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Tasklist asks for its dialog 发起流程: exactly what the person may start. */
@RightsTest
class StartsOfferedTest {

    private static final String OFFERED =
            "/engine-rest/process-definition?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true";
    private static final Pattern KEY = Pattern.compile("(?<=\"key\":\")[^\"]+");
    private static final String NONSENSE = "{\"variables\": {\"nonsense\": {\"value\": 1}}}";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "captain.dacheng",
                "town.dacheng",
                "handler.water",
                "head.water",
                "county.raoping",
                "secretariat",
                "supervisor",
                "leader",
                "manager",
                "processadmin",
                "systemadmin",
                "securityadmin",
                "auditadmin"
            })
    void whatIsOfferedIsWhatMayBeStarted(String person) {
        Client client = new Client(port);
        HttpResponse<String> answer = client.get(person, OFFERED);
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<String> offered = new TreeSet<>(
                KEY.matcher(answer.body()).results().map(MatchResult::group).toList());
        assertThat(offered).isEqualTo(startable(client, person));
        assertThat(offered.isEmpty()).isEqualTo(!mayStart(person));
    }

    private static boolean mayStart(String person) {
        return List.of("captain", "handler", "head", "county", "secretariat", "supervisor", "leader")
                .contains(person.split("\\.")[0]);
    }

    /** Whoever may is told what is wrong with the form; nothing begins. */
    private Set<String> startable(Client client, String person) {
        Set<String> keys = new TreeSet<>();
        for (ProcessDefinition process : repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .startableInTasklist()
                .list()) {
            String key = process.getKey();
            int status = client.send(
                            person, "POST", "/engine-rest/process-definition/key/" + key + "/submit-form", NONSENSE)
                    .statusCode();
            assertThat(status).as("%s: %s", person, key).isIn(400, 403);
            if (status == 400) {
                keys.add(key);
            }
        }
        return keys;
    }
}
