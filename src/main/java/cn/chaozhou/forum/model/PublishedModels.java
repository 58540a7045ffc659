package cn.chaozhou.forum.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessApplicationDeployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The models in the database, always in their newest version. */
final class PublishedModels {

    /** Source of the deployments that the product makes of its packaged files; nobody else's deployment may bear it. */
    static final String PACKAGED = "captains-forum";

    /** Source of a person's deployment that names none. */
    static final String OF_A_PERSON = ProcessApplicationDeployment.PROCESS_APPLICATION_DEPLOYMENT_SOURCE;

    /** The engine's own deployment at start, which made the versions before ours. */
    private static final String ENGINES_OWN = "SpringAutoDeployment";

    private final RepositoryService repository;
    private final ModelSettings settings;

    PublishedModels(RepositoryService repository, ModelSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    Optional<String> deploymentOfProcess(String key) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getDeploymentId);
    }

    Optional<String> deploymentOfDecision(String key) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(DecisionDefinition::getDeploymentId);
    }

    /** Deployment of the newest version of a process or decision. */
    Optional<String> deploymentOf(String key) {
        return deploymentOfProcess(key).or(() -> deploymentOfDecision(key));
    }

    List<String> processKeys() {
        return repository.createProcessDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                .map(ProcessDefinition::getKey)
                .toList();
    }

    /** Whether the product itself made the deployment from its package. */
    boolean isPackaged(String deployment) {
        Deployment found =
                repository.createDeploymentQuery().deploymentId(deployment).singleResult();
        return found != null
                && (PACKAGED.equals(found.getSource())
                        || (found.getSource() == null && ENGINES_OWN.equals(found.getName())));
    }

    /** The last deployment the product made of this file. */
    Optional<String> lastPackaged(String file) {
        return packagedOf(file).stream().findFirst();
    }

    /** All deployments the product made of this file, the newest first. */
    List<String> packagedOf(String file) {
        return repository
                .createDeploymentQuery()
                .deploymentName(file)
                .deploymentSource(PACKAGED)
                .orderByDeploymentTime()
                .desc()
                .list()
                .stream()
                .map(Deployment::getId)
                .toList();
    }

    /** Files that the product has deployed more than once: more than one release brought them. */
    List<String> packagedAnew() {
        return repository.createDeploymentQuery().deploymentSource(PACKAGED).list().stream()
                .collect(Collectors.groupingBy(Deployment::getName, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(file -> file.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The files of the deployment that make that process or decision. */
    Map<String, byte[]> bundle(String key, String deployment) {
        Map<String, byte[]> files = files(deployment);
        return Bundle.pick(key, read(files), files);
    }

    /** All files of the deployment, by name. */
    Map<String, byte[]> files(String deployment) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : repository.getDeploymentResourceNames(deployment)) {
            try (InputStream stream = repository.getResourceAsStream(deployment, name)) {
                files.put(name, stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** What can be read of files that were checked when they were published. */
    Models read(Map<String, byte[]> files) {
        return new Models(settings, new Faults()).add(files);
    }
}
