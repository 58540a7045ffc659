package cn.chaozhou.forum.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Nothing is published that could harm the office, whoever deploys and through whichever door: a deployment with a
 * fault is refused as a whole, with all its faults, before the database sees any of it. It stands before the engine's
 * own deployers, so the packaged models pass it too, and what was published before goes on untouched.
 */
@Component
@EnableConfigurationProperties(ModelSettings.class)
class ModelGate extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

    private final ModelSettings settings;
    private final PackagedFiles packaged;
    private final Drafts drafts;
    private final BuildingBlocks blocks;
    private final FeelCheck feel = new FeelCheck();

    ModelGate(ModelSettings settings, PackagedFiles packaged, Drafts drafts, ApplicationContext beans) {
        this.settings = settings;
        this.packaged = packaged;
        this.drafts = drafts;
        blocks = new BuildingBlocks(beans);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<Deployer> deployers = configuration.getCustomPreDeployers() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPreDeployers());
        deployers.add(0, new Keeper(configuration));
        configuration.setCustomPreDeployers(deployers);
        configuration.setDeploymentHandlerFactory(engine -> new NewestWins(engine, settings));
    }

    /** Adds the faults of the files by themselves and among each other. */
    void check(Models models, Surroundings around, Faults faults) {
        BpmnCheck bpmn = new BpmnCheck(settings, blocks);
        DmnCheck dmn = new DmnCheck(feel);
        FormFileCheck forms = new FormFileCheck(feel);
        models.diagrams.forEach((file, root) -> bpmn.check(root, faults.in(file)));
        models.tables.forEach((file, root) -> dmn.check(root, faults.in(file)));
        models.forms.forEach((file, form) -> forms.check(form, faults.in(file)));
        new CrossCheck(settings, around, models, faults).check();
        new LoopCheck(models, around, faults).check();
    }

    private final class Keeper implements Deployer {

        private final ProcessEngineConfigurationImpl configuration;

        Keeper(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public void deploy(DeploymentEntity deployment) {
            // What was published earlier comes by whenever the engine reads it again.
            if (deployment.isNew()) {
                PublishedModels published = new PublishedModels(configuration.getRepositoryService(), settings);
                complete(deployment, published);
                refuseFaults(deployment, published);
                Authentication who = configuration.getIdentityService().getCurrentAuthentication();
                if (who != null) {
                    nameSource(deployment);
                    if (settings.secondPerson()) {
                        drafts.hold(deployment, who.getUserId());
                    }
                }
            }
        }

        private void complete(DeploymentEntity deployment, PublishedModels published) {
            CommandContext context = Context.getCommandContext();
            new Completion(published, packaged).of(files(deployment)).forEach((name, bytes) -> {
                ResourceEntity resource = new ResourceEntity();
                resource.setName(name);
                resource.setBytes(bytes);
                resource.setDeploymentId(deployment.getId());
                resource.setType(ResourceTypes.REPOSITORY.getValue());
                resource.setCreateTime(ClockUtil.getCurrentTime());
                context.getResourceManager().insertResource(resource);
                deployment.addResource(resource);
            });
        }

        private void refuseFaults(DeploymentEntity deployment, PublishedModels published) {
            Faults faults = new Faults();
            Map<String, byte[]> files = files(deployment);
            String name = String.valueOf(deployment.getName());
            if (deployment.getTenantId() != null) {
                faults.in(name).add(null, "gate.tenant");
            }
            if (files.size() > settings.maxFiles()) {
                faults.in(name).add(null, "gate.files.many", settings.maxFiles());
            } else {
                Models models = new Models(settings, faults).add(files);
                check(models, new Around(published, packaged, configuration), faults);
                if (!PublishedModels.PACKAGED.equals(deployment.getSource())) {
                    new EngineCheck(configuration, deployment, faults).check(models);
                }
            }
            if (!faults.list().isEmpty()) {
                LOG.warn(
                        "deployment {} refused: {} faults",
                        Fault.shown(name),
                        faults.list().size());
                throw new ModelRefused(faults.list());
            }
        }

        /** A person's deployment never passes for one of the product, which the next release would replace. */
        private void nameSource(DeploymentEntity deployment) {
            String source = deployment.getSource();
            if (source == null || source.isBlank() || source.equals(PublishedModels.PACKAGED)) {
                deployment.setSource(PublishedModels.OF_A_PERSON);
            }
        }

        private static Map<String, byte[]> files(DeploymentEntity deployment) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
            return files;
        }
    }

    /** The database and the package. */
    private record Around(
            PublishedModels published, PackagedFiles packaged, ProcessEngineConfigurationImpl configuration)
            implements Surroundings {

        @Override
        public boolean isProcess(String key) {
            return packaged.isProcess(key) || published.deploymentOfProcess(key).isPresent();
        }

        @Override
        public boolean isDecision(String key) {
            return packaged.isDecision(key)
                    || published.deploymentOfDecision(key).isPresent();
        }

        @Override
        public Optional<XmlNode> diagram(String process) {
            return published
                    .deploymentOfProcess(process)
                    .map(deployment -> published.bundle(process, deployment))
                    .or(() -> Optional.of(Bundle.pick(process, published.read(packaged.files()), packaged.files())))
                    .flatMap(files ->
                            published.read(files).diagrams.values().stream().findFirst());
        }

        @Override
        public Optional<String> startedBy(String message) {
            return Context.getCommandContext()
                    .getEventSubscriptionManager()
                    .findMessageStartEventSubscriptionByName(message)
                    .stream()
                    .map(subscription -> subscription.getConfiguration())
                    .map(definition -> configuration
                            .getRepositoryService()
                            .getProcessDefinition(definition)
                            .getKey())
                    .findFirst();
        }
    }
}
