package cn.chaozhou.forum.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** What a newer release published, as a machine sees it that still runs, or runs again, with the older one. */
@Component
public class NewerReleases {

    private final PackagedFiles packaged;
    private final PublishedModels published;

    NewerReleases(PackagedFiles packaged, RepositoryService repository, ModelSettings settings) {
        this.packaged = packaged;
        this.published = new PublishedModels(repository, settings);
    }

    /** Deployments of a newer release than this: of the same file, and after the one that holds what this release brings. */
    public Set<String> deployments() {
        Set<String> newer = new HashSet<>();
        for (String file : published.packagedAnew()) {
            Set<String> later = new HashSet<>();
            for (String deployment : published.packagedOf(file)) {
                if (isOfThisRelease(deployment)) {
                    newer.addAll(later);
                    break;
                }
                later.add(deployment);
            }
        }
        return newer;
    }

    private boolean isOfThisRelease(String deployment) {
        Map<String, byte[]> own = packaged.files();
        return published.files(deployment).entrySet().stream()
                .allMatch(file -> Arrays.equals(file.getValue(), own.get(file.getKey())));
    }
}
