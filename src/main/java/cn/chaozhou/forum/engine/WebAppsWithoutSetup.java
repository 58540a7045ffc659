package cn.chaozhou.forum.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.EnumSet;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappInitializer;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyDelegateFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoaderDependingFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/**
 * Camunda's web apps send everybody to a set-up page as long as the all-powerful group {@code camunda-admin} has no
 * member. Here that group stays empty for good, so the filter that redirects is replaced by one that does not ask. The
 * set-up door itself is shut in {@link WebSecurity}.
 */
@Component
public class WebAppsWithoutSetup implements BeanPostProcessor {

    /** Name under which the starter registers the filter; what is registered already it leaves alone. */
    private static final String ENGINES_FILTER = "Engines Filter";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof CamundaBpmWebappInitializer webApps)) {
            return bean;
        }
        return (ServletContextInitializer) context -> {
            FilterRegistration filter = context.addFilter(ENGINES_FILTER, LazyEngines.class);
            webApps.onStartup(context);
            // Mapped last: it serves the pages and needs the headers and the login set by the filters before it.
            filter.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST),
                    true,
                    "/camunda/api/*",
                    "/camunda/app/*",
                    "/camunda/",
                    "/camunda");
        };
    }

    /** Public with a public constructor, as the servlet container makes it. */
    public static final class LazyEngines extends LazyDelegateFilter<ResourceLoaderDependingFilter> {
        public LazyEngines() {
            super(Engines.class);
        }
    }

    /** Public with a public constructor, as its lazy wrapper makes it. */
    public static final class Engines extends ResourceLoadingProcessEnginesFilter {
        @Override
        protected boolean needsInitialUser(String engine) {
            return false;
        }
    }
}
