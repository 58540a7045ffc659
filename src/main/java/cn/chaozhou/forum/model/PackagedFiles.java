package cn.chaozhou.forum.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The models that ship with the product, by their path inside the repository (bpmn/issue/…), whether they come from a
 * folder or from the jar: with other names, a change between {@code mvn spring-boot:run} and {@code java -jar} would
 * look like a new release.
 */
@Component
class PackagedFiles {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Supplier<Models> models;
    private final Supplier<List<Bundle>> bundles;

    PackagedFiles(CamundaBpmProperties camunda, ResourcePatternResolver resolver, ModelSettings settings)
            throws IOException {
        for (String pattern : camunda.getDeploymentResourcePattern()) {
            for (Resource resource : resolver.getResources(pattern)) {
                String url = resource.getURL().toString();
                String path = url.substring(Math.max(url.lastIndexOf("/bpmn/"), url.lastIndexOf("/forms/")) + 1);
                files.put(path, resource.getContentAsByteArray());
            }
        }
        // Read only where somebody asks: a start with the package of the last start needs none of them.
        models = SingletonSupplier.of(() -> read(settings));
        bundles = SingletonSupplier.of(this::bundle);
    }

    private Models read(ModelSettings settings) {
        Faults faults = new Faults();
        Models read = new Models(settings, faults).add(files);
        if (!faults.list().isEmpty()) {
            throw new IllegalStateException("packaged models can't be read: " + faults.list());
        }
        return read;
    }

    private List<Bundle> bundle() {
        List<Bundle> all = new ArrayList<>();
        models().diagrams.forEach((file, root) -> {
            Bpmn.processKeys(root).stream().limit(1).forEach(key -> all.add(bundle(key, file, group(file))));
        });
        models().tables.forEach((file, root) -> {
            // A table holds numbers of the office and is edited often: it stands for itself.
            DmnCheck.keys(root).stream().limit(1).forEach(key -> all.add(bundle(key, file, file)));
        });
        return all;
    }

    private Bundle bundle(String key, String file, String group) {
        return new Bundle(key, file, group, Bundle.pick(key, models(), files));
    }

    /** Diagrams of one folder call each other, so their releases belong together. */
    private static String group(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    List<Bundle> bundles() {
        return Collections.unmodifiableList(bundles.get());
    }

    Map<String, byte[]> files() {
        return Collections.unmodifiableMap(files);
    }

    /** The same for the same package. */
    String fingerprint() {
        return Bundle.fingerprint(files);
    }

    Models models() {
        return models.get();
    }

    boolean isProcess(String key) {
        return models().diagrams.values().stream()
                .anyMatch(root -> Bpmn.processKeys(root).contains(key));
    }

    boolean isDecision(String key) {
        return models().tables.values().stream()
                .anyMatch(root -> DmnCheck.keys(root).contains(key));
    }
}
