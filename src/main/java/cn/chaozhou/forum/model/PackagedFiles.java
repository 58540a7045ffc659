package cn.chaozhou.forum.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models that ship with the product, by their path inside the repository (bpmn/issue/…), whether they come from a
 * folder or from the jar: with other names, a change between {@code mvn spring-boot:run} and {@code java -jar} would
 * look like a new release.
 */
@Component
class PackagedFiles {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<Bundle> bundles = new ArrayList<>();
    private final Models models;

    PackagedFiles(CamundaBpmProperties camunda, ResourcePatternResolver resolver, ModelSettings settings)
            throws IOException {
        for (String pattern : camunda.getDeploymentResourcePattern()) {
            for (Resource resource : resolver.getResources(pattern)) {
                String url = resource.getURL().toString();
                String path = url.substring(Math.max(url.lastIndexOf("/bpmn/"), url.lastIndexOf("/forms/")) + 1);
                files.put(path, resource.getContentAsByteArray());
            }
        }
        Faults faults = new Faults();
        models = new Models(settings, faults).add(files);
        if (!faults.list().isEmpty()) {
            throw new IllegalStateException("packaged models can't be read: " + faults.list());
        }
        models.diagrams.forEach((file, root) -> {
            Bpmn.processKeys(root).stream().limit(1).forEach(key -> add(key, file, group(file)));
        });
        models.tables.forEach((file, root) -> {
            // A table holds numbers of the office and is edited often: it stands for itself.
            DmnCheck.keys(root).stream().limit(1).forEach(key -> add(key, file, file));
        });
    }

    /** Diagrams of one folder call each other, so their releases belong together. */
    private static String group(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    private void add(String key, String file, String group) {
        bundles.add(new Bundle(key, file, group, Bundle.pick(key, models, files)));
    }

    List<Bundle> bundles() {
        return Collections.unmodifiableList(bundles);
    }

    Map<String, byte[]> files() {
        return Collections.unmodifiableMap(files);
    }

    Models models() {
        return models;
    }

    boolean isProcess(String key) {
        return models.diagrams.values().stream()
                .anyMatch(root -> Bpmn.processKeys(root).contains(key));
    }

    boolean isDecision(String key) {
        return models.tables.values().stream()
                .anyMatch(root -> DmnCheck.keys(root).contains(key));
    }
}
