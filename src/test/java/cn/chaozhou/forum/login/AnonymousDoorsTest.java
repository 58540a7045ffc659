package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.Visitor;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who is not logged in finds the login, the health and what is the same for everybody; nothing else. */
@DoorTest
class AnonymousDoorsTest {

    /** Every mapped path that answers a stranger, with what it answers. A new one must be put here by hand. */
    private static final Map<String, Integer> OPEN = Map.of("POST /api/bootstrap", 404, "GET /error", 500);

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void noMappedPathAnswersAStranger() {
        Set<String> answered = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> {
            for (String pattern : mapping.getPatternValues()) {
                Set<String> methods = new TreeSet<>();
                mapping.getMethodsCondition().getMethods().forEach(m -> methods.add(m.name()));
                for (String method : methods.isEmpty() ? Set.of("GET", "POST") : methods) {
                    String path = pattern.replaceAll("\\{[^}]*}", "1").replace("*", "1");
                    int status = new Visitor(port)
                            .send(
                                    method,
                                    path,
                                    method.equals("POST") ? "{}" : null,
                                    Map.of("Content-Type", "application/json"))
                            .statusCode();
                    if (status != 401 && status != 403) {
                        answered.add(method + " " + pattern);
                    }
                }
            }
        });
        assertThat(OPEN.keySet()).containsAll(answered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/identity/password-policy",
                "/engine-rest/engine/default/user",
                "/engine-rest//task",
                "/engine-rest/;x/task",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/engine/version",
                "/camunda/api/cockpit/plugin/base/default/incident/count",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/app/admin/default/setup/",
                "/actuator",
                "/actuator/env",
                "/actuator/health/db",
                "/h2-console",
                "/api/docs",
                "/api/openapi",
                "/api/swagger-ui/index.html",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/nothing"
            })
    void norDoesAnyOfThese(String path) {
        assertThat(new Visitor(port).get(path).statusCode()).isIn(400, 401, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/setup%2fdefault/user/create",
                "/camunda/api/admin/auth/../setup/default/user/create"
            })
    void theSetUpDoorIsShut(String path) {
        Visitor stranger = new Visitor(port);
        stranger.get("/camunda/api/admin/auth/user/default");
        String user = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"Klar-2026-Wasser\"}}";
        assertThat(stranger.post(path, user).statusCode()).isIn(400, 401, 403, 404);
    }
}
