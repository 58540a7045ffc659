package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.rights.Rules.Door;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every door of the engine's REST against {@code rights/engine.txt}, as {@link ApiRightsTest} does with ours. */
@RightsTest
class EngineRightsTest {

    private static final Rules RULES = Rules.of("engine.txt");
    private static final Rules WEB_APPS = Rules.of("webapps.txt");

    /** One who sees the probe's task, one who watches, one who does neither: the rest have been asked by REST. */
    private static final Set<String> IN_SESSION = Set.of("handler.water", "supervisor", "captain.dacheng");

    private static final String NAMED = "/engine/{name}";

    /** Where the engine's own ids go; whatever changes something is asked of a thing that never was. */
    private static final Map<String, String> IDS = Map.of(
            "task", "$task",
            "process-instance", "$instance",
            "execution", "$execution",
            "process-definition", "$definition",
            "variable-instance", "$variable",
            "filter", "$filter");

    /** What a door needs to be asked at all. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /identity/password-policy", "{\"password\": \"probe\"}",
            "POST /process-definition/key/{key}/submit-form", "{\"variables\": {\"nonsense\": {\"value\": 1}}}",
            "POST /process-definition/{id}/submit-form", "{\"variables\": {\"nonsense\": {\"value\": 1}}}");

    @LocalServerPort
    int port;

    @Autowired
    Probe probe;

    @Test
    void everyDoorHasARuleAndEveryRuleADoor() {
        Set<String> plain = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        ResourceDoors.of(CamundaRestResources.getResourceClasses())
                .forEach(door -> (door.contains(NAMED) ? named : plain).add(door.replace(NAMED, "")));
        assertThat(RULES.templates()).containsExactlyInAnyOrderElementsOf(plain);
        plain.remove("GET /engine");
        assertThat(named).as("the same doors by the engine's name").isEqualTo(plain);
    }

    @Test
    void theWebAppsHaveNoOtherDoorsToTheEngine() {
        Set<String> doors = new TreeSet<>();
        ResourceDoors.of(new EngineRestApplication().getClasses()).forEach(door -> doors.add(door.replace(NAMED, "")));
        assertThat(RULES.templates()).containsAll(doors);
    }

    @Test
    void everyDoorAnswersEachPersonByItsRule() {
        Client client = new Client(port);
        List<String> wrong = new ArrayList<>();
        for (Door door : RULES.doors()) {
            String path = probe.filled(call(door));
            String marker = probe.filled(door.shows());
            for (String person : asked(door)) {
                if (door.call().equals("-") && door.who().contains(person)) {
                    continue;
                }
                HttpResponse<String> answer = client.send(person, door.method(), "/engine-rest" + path, body(door));
                String fault = fault(door, person, marker, answer);
                if (fault != null) {
                    wrong.add("%s: %s: %s".formatted(door.door(), person, fault));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theWebAppsOwnDoorsHaveRulesToo() {
        Set<String> doors = new TreeSet<>();
        Map.of(
                        "cockpit", new CockpitApplication(),
                        "admin", new AdminApplication(),
                        "tasklist", new TasklistApplication(),
                        "welcome", new WelcomeApplication())
                .forEach((app, resources) -> ResourceDoors.of(resources.getClasses())
                        .forEach(door -> doors.add(door.replaceFirst(" /", " /" + app + "/"))));
        assertThat(WEB_APPS.templates()).containsExactlyInAnyOrderElementsOf(doors);
    }

    @Test
    void theWebAppsAnswerASessionByTheSameRules() {
        List<String> wrong = new ArrayList<>();
        for (String person : WEB_APPS.people("people")) {
            WebAppLogin login = new WebAppLogin(port, person);
            for (Door door : WEB_APPS.doors()) {
                if (!door.call().equals("-")) {
                    String path = call(door).replace("/base/nothing/", "/base/default/");
                    note(wrong, door, person, login.send(door.method(), "/camunda/api" + path, body(door)));
                }
            }
            for (Door door : RULES.doors()) {
                if (door.method().equals("GET") && IN_SESSION.contains(person)) {
                    String path = "/camunda/api/engine/engine/default" + probe.filled(call(door));
                    note(wrong, door, person, login.send("GET", path, null));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Everybody; a door that is shut for all is shut by one line for all, so three take it in turns. */
    private static List<String> asked(Door door) {
        List<String> people = List.copyOf(RULES.people("people"));
        if (!door.who().isEmpty()) {
            return people;
        }
        int turn = Math.floorMod(door.door().hashCode(), people.size());
        return List.of(
                people.get(turn), people.get((turn + 5) % people.size()), people.get((turn + 9) % people.size()));
    }

    private void note(List<String> wrong, Door door, String person, HttpResponse<String> answer) {
        String fault = fault(door, person, probe.filled(door.shows()), answer);
        if (fault != null && !door.door().equals("GET /engine")) {
            wrong.add("%s: %s: %s".formatted(door.door(), person, fault));
        }
    }

    @Test
    void aCommentGoesToATaskOneSeesAndToNoOtherCase() {
        Client client = new Client(port);
        String comment = "/engine-rest" + probe.filled("/task/$task/comment");
        String own = "{\"message\": \"探针另一条\"}";
        String elsewhere = "{\"message\": \"探针另一条\", \"processInstanceId\": \"elsewhere\"}";
        for (String stranger : List.of("captain.fubin", "head.agri", "systemadmin")) {
            assertThat(client.send(stranger, "POST", comment + "/create", own).statusCode())
                    .as(stranger)
                    .isEqualTo(400);
        }
        assertThat(client.send("handler.water", "POST", comment + "/create", elsewhere)
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.get("supervisor", comment).body()).doesNotContain("探针另一条");
        assertThat(client.send("handler.water", "POST", comment + "/create", own)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("supervisor", comment).body()).contains("探针另一条");
    }

    /** What Cockpit's pages ask for as soon as they open: one refusal leaves them empty. */
    @Test
    void cockpitOpensForWhoeverHasIt() {
        Client client = new Client(port);
        List<String> figures = List.of(
                "/engine-rest/process-definition/statistics?rootIncidents=true",
                "/engine-rest/case-definition/count?latestVersion=true",
                "/engine-rest/decision-definition/count",
                "/engine-rest/deployment/count");
        for (String path : figures) {
            for (String person : List.of("leader", "manager", "supervisor", "secretariat", "processadmin")) {
                assertThat(client.get(person, path).statusCode())
                        .as(person + " " + path)
                        .isEqualTo(200);
            }
        }
        assertThat(client.get("leader", "/engine-rest/task/report/candidate-group-count")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Somebody else's task is as good as none. */
    @Test
    void aTaskOfOthersIsReadAsOneThatNeverWas() {
        Client client = new Client(port);
        List<String> wrong = new ArrayList<>();
        String never = "00000000-0000-11f1-0000-000000000000";
        for (Door door : RULES.doors()) {
            if (door.door().startsWith("GET /task/{id}")) {
                String path = call(door);
                HttpResponse<String> foreign = client.get("head.agri", "/engine-rest" + probe.filled(path));
                HttpResponse<String> unknown =
                        client.get("head.agri", "/engine-rest" + probe.filled(path.replace("$task", never)));
                String seen = foreign.body().replace(probe.filled("$task"), never);
                if (foreign.statusCode() != unknown.statusCode() || !seen.equals(unknown.body())) {
                    wrong.add("%s: %d %s / %d %s"
                            .formatted(door.door(), foreign.statusCode(), seen, unknown.statusCode(), unknown.body()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String fault(Door door, String person, String marker, HttpResponse<String> answer) {
        int status = answer.statusCode();
        // PeopleCommands shuts some doors itself, and says how to go about it instead.
        boolean shut = status == 403 && !answer.body().contains("只能");
        if (status >= 500) {
            return "answered " + status + " " + answer.body();
        }
        if (shut == door.who().contains(person)) {
            return "answered " + status + " " + answer.body();
        }
        if (!marker.isEmpty() && answer.body().contains(marker) != door.seenBy().contains(person)) {
            return (door.seenBy().contains(person) ? "does not find " : "finds ") + marker + ": " + answer.body();
        }
        return null;
    }

    private static String body(Door door) {
        boolean writes = door.method().equals("POST") || door.method().equals("PUT");
        return BODIES.getOrDefault(door.door(), writes ? "{}" : null);
    }

    private static String call(Door door) {
        if (!door.call().isEmpty() && !door.call().equals("-")) {
            return door.call();
        }
        String template = door.door().substring(door.door().indexOf(' ') + 1);
        boolean reads = door.method().equals("GET") || door.method().equals("OPTIONS");
        String[] segments = template.split("/");
        String kind = segments.length < 2 ? "" : segments[1];
        String id = reads ? IDS.getOrDefault(kind, "nothing") : "nothing";
        Matcher names = Pattern.compile("\\{([\\w-]+)}").matcher(template);
        return names.replaceAll(name -> Matcher.quoteReplacement(
                switch (name.group(1)) {
                    case "id" -> id;
                    case "key" -> "issueSupervision";
                    case "varId" -> "title";
                    default -> "nothing";
                }));
    }
}
