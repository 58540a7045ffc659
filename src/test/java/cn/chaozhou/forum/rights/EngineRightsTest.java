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
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every door of the engine's REST against {@code rights/engine.txt}, as {@link ApiRightsTest} does with ours. */
@RightsTest
class EngineRightsTest {

    private static final Rules RULES = Rules.of("engine.txt");
    private static final String NAMED = "/engine/{name}";

    /** Where the engine's own ids go; whatever changes something is asked of a thing that never was. */
    private static final Map<String, String> IDS = Map.of(
            "task", "$task",
            "process-instance", "$instance",
            "execution", "$execution",
            "process-definition", "$definition",
            "variable-instance", "$variable",
            "filter", "$filter");

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
            for (String person : RULES.people("people")) {
                HttpResponse<String> answer = client.send(person, door.method(), "/engine-rest" + path, body(door));
                String fault = fault(door, person, marker, answer);
                if (fault != null) {
                    wrong.add("%s: %s: %s".formatted(door.door(), person, fault));
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
        return door.method().equals("POST") || door.method().equals("PUT") ? "{}" : null;
    }

    private static String call(Door door) {
        if (!door.call().isEmpty()) {
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
