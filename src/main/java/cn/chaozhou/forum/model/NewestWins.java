package cn.chaozhou.forum.model;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.Resource;

/**
 * What somebody publishes is the newest version afterwards. The engine alone looks only at earlier deployments of the
 * same name: going back to an older diagram, with a newer one from elsewhere in between, it would take for a repetition
 * and do nothing.
 */
final class NewestWins extends DefaultDeploymentHandler {

    private final PublishedModels published;

    NewestWins(ProcessEngine engine, ModelSettings settings) {
        super(engine);
        published = new PublishedModels(engine.getRepositoryService(), settings);
    }

    @Override
    public boolean shouldDeployResource(Resource newResource, Resource existingResource) {
        return super.shouldDeployResource(newResource, existingResource)
                || isReplaced(existingResource.getDeploymentId());
    }

    private boolean isReplaced(String deployment) {
        RepositoryService repository = processEngine.getRepositoryService();
        Stream<Optional<String>> newest = Stream.concat(
                repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                        .map(old -> published.deploymentOfProcess(old.getKey())),
                repository.createDecisionDefinitionQuery().deploymentId(deployment).list().stream()
                        .map(old -> published.deploymentOfDecision(old.getKey())));
        return newest.anyMatch(id -> !id.equals(Optional.of(deployment)));
    }
}
