package cn.chaozhou.forum.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Names the packaged models by their path inside the repository (bpmn/issue/…), whether they come from a folder or from
 * the jar. The engine compares names to see what is new: with its own names, a change between {@code mvn
 * spring-boot:run} and {@code java -jar} would make a new version of every process.
 */
@Component
class ModelResources extends DefaultDeploymentConfiguration {

    @Override
    public Set<Resource> getDeploymentResources() {
        return super.getDeploymentResources().stream()
                .map(NamedResource::new)
                .sorted(Comparator.comparing(NamedResource::getFilename))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static final class NamedResource extends AbstractResource implements ContextResource {

        private final Resource resource;
        private final String path;

        NamedResource(Resource resource) {
            this.resource = resource;
            try {
                String url = resource.getURL().toString();
                path = url.substring(Math.max(url.lastIndexOf("/bpmn/"), url.lastIndexOf("/forms/")) + 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getPathWithinContext() {
            return path;
        }

        @Override
        public String getDescription() {
            return path;
        }

        @Override
        public String getFilename() {
            return path;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return resource.getInputStream();
        }

        @Override
        public URL getURL() throws IOException {
            return resource.getURL();
        }
    }
}
