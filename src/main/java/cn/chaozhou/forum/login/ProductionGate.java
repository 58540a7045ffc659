package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Looks at the settings of a production server before anything is opened, and refuses to start for each that is unsafe. A
 * server that is told to be neither the demo nor a test is held to be one, so that a slip in the profile's name opens
 * nothing.
 */
@Component
@Profile({"production", "!demo & !test"})
class ProductionGate implements BeanFactoryPostProcessor, EnvironmentAware {

    /** Endpoints of management that tell nothing to a stranger. */
    private static final Set<String> GUARDED = Set.of("health", "prometheus");

    private static final String DEMO_DATABASE = "forum";
    private static final Set<String> KNOWN_PASSWORDS =
            Set.of(DEMO_DATABASE, "demo", "sa", "admin", "root", "password", "postgres", "123456", "12345678");

    private Environment settings = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        settings = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        List<String> reasons = reasons();
        if (!reasons.isEmpty()) {
            throw new StartRefused(reasons);
        }
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        editions(reasons);
        database(reasons);
        consoles(reasons);
        cookies(reasons);
        String secret = text("forum.bootstrap-secret");
        if (!secret.isEmpty() && secret.length() < Bootstrap.SHORTEST_SECRET) {
            reasons.add(Texts.of("login.refused.bootstrapSecret", Bootstrap.SHORTEST_SECRET));
        }
        return reasons;
    }

    private void editions(List<String> reasons) {
        List<String> profiles = Arrays.asList(settings.getActiveProfiles());
        if (profiles.contains("demo") || profiles.contains("test")) {
            reasons.add(Texts.of("login.refused.demoProfile"));
        }
        if (!profiles.contains("production")) {
            reasons.add(Texts.of("login.refused.edition"));
        }
        if (Binder.get(settings)
                .bind("forum.demo", Bindable.mapOf(String.class, Object.class))
                .isBound()) {
            reasons.add(Texts.of("login.refused.demoSettings"));
        }
        if (!text("camunda.bpm.admin-user.id").isEmpty()) {
            reasons.add(Texts.of("login.refused.adminUser"));
        }
    }

    private void database(List<String> reasons) {
        String url = text("spring.datasource.url");
        String password = text("spring.datasource.password");
        if (url.isEmpty() || text("spring.datasource.username").isEmpty()) {
            reasons.add(Texts.of("login.refused.databaseAddress"));
        }
        if (url.startsWith("jdbc:h2:mem:")) {
            reasons.add(Texts.of("login.refused.databaseInMemory"));
        }
        if (password.isEmpty()) {
            reasons.add(Texts.of("login.refused.databasePassword"));
        } else if (KNOWN_PASSWORDS.contains(password) || password.length() < 8) {
            reasons.add(Texts.of("login.refused.databasePasswordKnown"));
        }
        if (url.startsWith("jdbc:h2:file:") && opensWithDemoPassword(url)) {
            reasons.add(Texts.of("login.refused.databaseOfDemo"));
        }
    }

    /** A database that the demo edition has made would only say "wrong user name or password". */
    private static boolean opensWithDemoPassword(String url) {
        String existing = url.replaceAll("(?i);IFEXISTS=[a-z]+", "") + ";IFEXISTS=TRUE";
        try (Connection opened = DriverManager.getConnection(existing, DEMO_DATABASE, DEMO_DATABASE)) {
            return opened.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void consoles(List<String> reasons) {
        if (is("spring.h2.console.enabled")) {
            reasons.add(Texts.of("login.refused.console"));
        }
        List<String> exposed = Binder.get(settings)
                .bind("management.endpoints.web.exposure.include", Bindable.listOf(String.class))
                .orElse(List.of());
        if (!GUARDED.containsAll(exposed)) {
            reasons.add(Texts.of("login.refused.management"));
        }
        if (!text("server.error.include-stacktrace").isEmpty()
                && !text("server.error.include-stacktrace").equalsIgnoreCase("never")) {
            reasons.add(Texts.of("login.refused.stackTraces"));
        }
    }

    private void cookies(List<String> reasons) {
        if (!is("server.servlet.session.cookie.secure")
                || !is("server.servlet.session.cookie.http-only")
                || text("server.servlet.session.cookie.same-site").equalsIgnoreCase("none")
                || text("server.servlet.session.cookie.same-site").isEmpty()
                || !is("camunda.bpm.webapp.csrf.enable-secure-cookie")) {
            reasons.add(Texts.of("login.refused.cookies"));
        }
        if (text("forum.strict-transport").isEmpty()) {
            reasons.add(Texts.of("login.refused.transport"));
        }
        String address = text("forum.address");
        if (!address.isEmpty() && !address.startsWith("https://")) {
            reasons.add(Texts.of("login.refused.address"));
        }
    }

    private String text(String setting) {
        return settings.getProperty(setting, "").strip();
    }

    private boolean is(String setting) {
        return Boolean.parseBoolean(text(setting));
    }
}
