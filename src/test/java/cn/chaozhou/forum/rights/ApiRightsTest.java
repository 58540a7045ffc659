package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.CaptainsForum;
import cn.chaozhou.forum.rights.Rules.Door;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every door of our own against {@code rights/api.txt}: none without a rule, and each answers as its rule says. */
@RightsTest
class ApiRightsTest {

    private static final Rules RULES = Rules.of("api.txt");

    @LocalServerPort
    int port;

    @Autowired
    Probe probe;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyDoorHasARuleAndEveryRuleADoor() {
        Set<String> doors =
                new TreeSet<>(templates(requestMappingHandlerMapping.getHandlerMethods().keySet().stream()));
        doors.addAll(templates(demoDoors().stream()));
        assertThat(RULES.templates()).containsExactlyInAnyOrderElementsOf(doors);
    }

    @Test
    void everyDoorAnswersEachPersonByItsRule() {
        Client client = new Client(port);
        List<String> wrong = new ArrayList<>();
        for (Door door : RULES.doors()) {
            if (door.call().equals("-")) {
                continue;
            }
            String call = probe.filled(door.call());
            String shows = probe.filled(door.shows());
            for (String person : RULES.people("everybody")) {
                HttpResponse<String> answer = client.send(
                        person.equals("stranger") ? null : person,
                        door.method(),
                        call,
                        door.method().equals("GET") ? null : "{}");
                boolean may = door.who().contains(person);
                String fault = may ? faultOfOpen(door, person, answer, shows) : faultOfShut(door, answer, shows);
                if (fault != null) {
                    wrong.add("%s: %s %s: %s".formatted(door.door(), person, may ? "may" : "may not", fault));
                } else if (!may && !call.equals(door.call()) && !person.equals("stranger")) {
                    HttpResponse<String> unknown = client.send(person, door.method(), unknown(door.call()), null);
                    if (door.method().equals("GET") && !alike(answer, call, unknown, unknown(door.call()))) {
                        wrong.add("%s: %s: not answered as an unknown id: %s %s / %s %s"
                                .formatted(
                                        door.door(),
                                        person,
                                        answer.statusCode(),
                                        answer.body(),
                                        unknown.statusCode(),
                                        unknown.body()));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String faultOfOpen(Door door, String person, HttpResponse<String> answer, String shows) {
        int status = answer.statusCode();
        if (status == 401
                || status == 403
                || status >= 500
                || (status == 404 && door.method().equals("GET"))) {
            return "answered " + status;
        }
        boolean seen = answer.body().contains(shows);
        if (shows.isEmpty() || seen == door.seenBy().contains(person)) {
            return null;
        }
        return (seen ? "sees " : "does not see ") + shows;
    }

    private static String faultOfShut(Door door, HttpResponse<String> answer, String shows) {
        int status = answer.statusCode();
        boolean refused = status == 401
                || status == 403
                || (status == 404 && door.method().equals("GET"));
        boolean nothing = status == 200 && !shows.isEmpty() && !answer.body().contains(shows);
        return refused || nothing ? null : "answered " + status;
    }

    /** The same question about something that never was. */
    private static String unknown(String call) {
        return call.replaceAll("\\$[a-zA-Z]+", "9999-99")
                .replace("/9999-99.docx", "/WT-9999-9999.docx")
                .replace("/9999-99.html", "/WT-9999-9999.html");
    }

    private static boolean alike(HttpResponse<String> one, String call, HttpResponse<String> other, String otherCall) {
        return one.statusCode() == other.statusCode()
                && one.body().replace(path(call), "").equals(other.body().replace(path(otherCall), ""));
    }

    private static String path(String call) {
        return call.split("\\?")[0];
    }

    private static Set<String> templates(Stream<RequestMappingInfo> mappings) {
        Set<String> doors = new TreeSet<>();
        mappings.forEach(mapping -> {
            Set<String> methods = new TreeSet<>();
            mapping.getMethodsCondition().getMethods().forEach(m -> methods.add(m.name()));
            String params = String.join(
                    "&",
                    mapping.getParamsCondition().getExpressions().stream()
                            .map(Object::toString)
                            .toList());
            for (String pattern : mapping.getPatternValues()) {
                for (String method : methods.isEmpty() ? Set.of("ANY") : methods) {
                    doors.add(method + " " + pattern + (params.isEmpty() ? "" : "?" + params));
                }
            }
        });
        return doors;
    }

    /** Doors of the demo edition are not open here, but they are doors. */
    private List<RequestMappingInfo> demoDoors() {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        var scanner = new ClassPathScanningCandidateComponentProvider(false, demo);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        ReadableMapping mapping = new ReadableMapping();
        mapping.setPatternParser(requestMappingHandlerMapping.getPatternParser());
        mapping.afterPropertiesSet();
        List<RequestMappingInfo> doors = new ArrayList<>();
        scanner.findCandidateComponents(CaptainsForum.class.getPackageName()).forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            ReflectionUtils.doWithMethods(type, method -> {
                RequestMappingInfo info = mapping.getMappingForMethod(method, type);
                if (info != null) {
                    doors.add(info);
                }
            });
        });
        return doors;
    }

    /** Reads mappings off classes that are no beans here. */
    private static final class ReadableMapping extends RequestMappingHandlerMapping {

        @Override
        public RequestMappingInfo getMappingForMethod(Method method, Class<?> type) {
            return super.getMappingForMethod(method, type);
        }

        @Override
        protected void initHandlerMethods() {
            // It only reads.
        }
    }
}
