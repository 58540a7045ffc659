package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** A production server starts with real secrets only, without consoles and without anything of the demo. */
class ProductionGateTest {

    @TempDir
    Path data;

    private final StandardEnvironment settings = new StandardEnvironment();
    private final java.util.Map<String, Object> operator = new java.util.HashMap<>();

    @BeforeEach
    void asPackaged() throws IOException {
        settings.setActiveProfiles("production");
        settings.getPropertySources().addFirst(new MapPropertySource("operator", operator));
        for (String file : List.of("application-production.yaml", "application.yaml")) {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(settings.getPropertySources()::addLast);
        }
        operator.put("forum.data", data.toString());
        operator.put("spring.datasource.password", "kT9-feldweg-31");
    }

    private List<String> reasons() {
        ProductionGate gate = new ProductionGate();
        gate.setEnvironment(settings);
        return gate.reasons();
    }

    @Test
    void withADatabasePasswordItStarts() {
        assertThat(reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.password, '', SPRING_DATASOURCE_PASSWORD is missing",
        "spring.datasource.password, forum, is a default one",
        "spring.datasource.password, kurz, shorter than 8",
        "spring.datasource.url, '', SPRING_DATASOURCE_URL",
        "spring.datasource.url, jdbc:h2:mem:x, in-memory",
        "spring.h2.console.enabled, true, H2 控制台",
        "management.endpoints.web.exposure.include, 'health,env', health",
        "server.error.include-stacktrace, always, include-stacktrace",
        "server.servlet.session.cookie.secure, false, Secure",
        "server.servlet.session.cookie.http-only, false, HttpOnly",
        "server.servlet.session.cookie.same-site, none, SameSite",
        "camunda.bpm.webapp.csrf.enable-secure-cookie, false, Secure",
        "forum.strict-transport, '', Strict-Transport-Security",
        "forum.address, http://forum.example, https://",
        "forum.demo.password, demo, forum.demo",
        "camunda.bpm.admin-user.id, admin, admin-user",
        "forum.bootstrap-secret, short, at least 20"
    })
    void eachFaultIsOneReasonInBothLanguages(String setting, String value, String named) {
        operator.put(setting, value);
        assertThat(reasons())
                .hasSize(1)
                .allSatisfy(reason -> assertThat(reason).contains(named).matches("[ -~]+ / .*\\p{IsHan}.*"));
    }

    @Test
    void besideTheDemoProfileItDoesNotStart() {
        settings.setActiveProfiles("production", "demo");
        assertThat(reasons()).singleElement().asString().contains("demo");
    }

    @Test
    void aSlipInTheNameOfTheProfileOpensNothing() {
        settings.setActiveProfiles("prodution");
        assertThat(reasons()).singleElement().asString().contains("no such edition");
    }

    @Test
    void onTheDemosDatabaseItDoesNotStart() throws Exception {
        DriverManager.getConnection("jdbc:h2:file:" + data + "/forum", "forum", "forum")
                .close();
        assertThat(reasons()).singleElement().asString().contains("演示版的口令");
    }

    @Test
    void everyReasonIsNamedAtOnce() {
        operator.put("spring.datasource.password", "");
        operator.put("spring.h2.console.enabled", "true");
        assertThat(reasons()).hasSize(2);
    }
}
