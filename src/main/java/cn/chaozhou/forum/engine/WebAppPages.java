package cn.chaozhou.forum.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappInitializer;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyDelegateFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoaderDependingFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/**
 * Camunda's filter that serves the pages of its web apps, mended in two places: nobody is sent to the set-up page (which
 * everybody is as long as the all-powerful group {@code camunda-admin} has no member, and here it stays empty for good; the
 * set-up door itself is shut in {@link WebSecurity}), and a page has the nonce of its own policy.
 */
@Component
public class WebAppPages implements BeanPostProcessor {

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

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

        /**
         * Camunda passes the nonce of a page by an attribute of the whole application, where the next request replaces it:
         * two at once, and a page is empty, as the browser refuses all its scripts. The page's own is in its header.
         */
        @Override
        protected void serveIndexPage(
                String app,
                String engine,
                String contextPath,
                String appRoot,
                HttpServletResponse response,
                ServletContext context)
                throws IOException {
            Matcher nonce =
                    NONCE.matcher(Objects.requireNonNullElse(response.getHeader("Content-Security-Policy"), ""));
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter()
                    .append(replacePlaceholder(
                            getWebResourceContents("/app/" + app + "/index.html"),
                            app,
                            engine,
                            contextPath,
                            appRoot,
                            nonce.find() ? nonce.group(1) : null));
        }
    }
}
