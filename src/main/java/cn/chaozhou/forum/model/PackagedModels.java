package cn.chaozhou.forum.model;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings packaged models into the database at every start, but never over an administrator's work: a release replaces
 * what an earlier release brought. Where the newest version of anything in the same folder is somebody's own, the
 * release's change waits beside it until it is taken over on purpose. A decision table stands for itself.
 *
 * <p>A machine that is started again with the older release, while others are upgraded one by one, brings what was there
 * before: that waits, too, or it would undo the newer release.
 */
@Component
class PackagedModels implements SmartLifecycle {

    /** Before the people and grants, and long before the web server. */
    private static final int PHASE = -10;

    private static final Logger LOG = LoggerFactory.getLogger(PackagedModels.class);

    private final PackagedFiles packaged;
    private final PublishedModels published;
    private final WaitingUpdates waiting;
    private final RepositoryService repository;
    private final Publishers publishers;
    private final Clock clock;
    private volatile boolean done;

    PackagedModels(
            PackagedFiles packaged,
            ModelSettings settings,
            WaitingUpdates waiting,
            RepositoryService repository,
            Publishers publishers,
            Clock clock) {
        this.packaged = packaged;
        this.published = new PublishedModels(repository, settings);
        this.waiting = waiting;
        this.repository = repository;
        this.publishers = publishers;
        this.clock = clock;
    }

    @Override
    public void start() {
        String fingerprint = packaged.fingerprint();
        // What waits is looked at anew: an administrator may have published the very same in the meantime.
        if (!waiting.isLastPackage(fingerprint) || !waiting.list().isEmpty()) {
            bringUpToDate();
            waiting.setLastPackage(fingerprint);
        }
        done = true;
    }

    /**
     * Publishes the waiting change of that process or table as its newest version, and then what waited only for its
     * sake.
     *
     * @return false where nothing waits under that key
     */
    boolean adopt(String key) {
        Optional<Bundle> bundle = packaged.bundles().stream()
                .filter(candidate -> candidate.key().equals(key))
                .filter(candidate -> waiting.find(key) != null)
                .findFirst();
        return bundle.isPresent()
                && publishers.inTheProductsName(() -> {
                    deploy(bundle.get());
                    bringUpToDate();
                    return true;
                });
    }

    private void bringUpToDate() {
        Map<String, List<Bundle>> groups = packaged.bundles().stream().collect(Collectors.groupingBy(Bundle::group));
        groups.values().forEach(group -> {
            boolean held = group.stream().anyMatch(this::isEdited) || isOlder(group);
            group.forEach(bundle -> bringUpToDate(bundle, held));
        });
    }

    private boolean isEdited(Bundle bundle) {
        return published
                .deploymentOf(bundle.key())
                .filter(deployment -> !published.isPackaged(deployment))
                .isPresent();
    }

    /** Whether all that differs from what is published was published before: this release was there, and a later one, too. */
    private boolean isOlder(List<Bundle> group) {
        List<Bundle> different = group.stream()
                .filter(bundle -> published
                        .deploymentOf(bundle.key())
                        .filter(newest -> isSame(bundle, newest))
                        .isEmpty())
                .toList();
        return !different.isEmpty()
                && different.stream().allMatch(bundle -> published.packagedOf(bundle.file()).stream()
                        .anyMatch(earlier -> isSame(bundle, earlier)));
    }

    private void bringUpToDate(Bundle bundle, boolean held) {
        Optional<String> newest = published.deploymentOf(bundle.key());
        if (newest.isPresent() && isSame(bundle, newest.get())) {
            waiting.remove(bundle.key());
        } else if (newest.isEmpty() || !held) {
            deploy(bundle);
        } else if (published
                .lastPackaged(bundle.file())
                .filter(last -> isSame(bundle, last))
                .isPresent()) {
            // Held back, but the release brings nothing new.
            waiting.remove(bundle.key());
        } else if (waiting.add(bundle, clock.instant())) {
            LOG.warn("packaged {} waits: an administrator's or a newer release's version is the newest", bundle.file());
        }
    }

    private boolean isSame(Bundle bundle, String deployment) {
        return Objects.equals(bundle.fingerprint(), Bundle.fingerprint(published.bundle(bundle.key(), deployment)));
    }

    private void deploy(Bundle bundle) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(bundle.file())
                .source(PublishedModels.PACKAGED)
                // Another node that starts at the same moment has perhaps just done it.
                .enableDuplicateFiltering(false);
        bundle.files()
                .forEach((name, bytes) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(bytes)));
        deployment.deploy();
        waiting.remove(bundle.key());
        LOG.info("packaged {} published", bundle.file());
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
