package cn.chaozhou.forum.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.FormHandler;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Nothing gets into a process through a form that the form doesn't ask for: the engine itself writes whatever a client
 * submits. Every user task and start with a Camunda Form checks the submission before anything is written; a refusal
 * rolls back and leaves the task open.
 */
@Component
class FormGate extends AbstractProcessEnginePlugin {

    private final Feel feel;
    private final RepeatedStarts starts;
    /** A deployment never changes, so a form read once stays right. */
    private final Map<FormId, FormSchema> schemas = new ConcurrentHashMap<>();

    FormGate(Clock clock, @Lazy RepeatedStarts starts) {
        feel = new Feel(clock);
        this.starts = starts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPostBPMNParseListeners(
                EngineParts.with(configuration.getCustomPostBPMNParseListeners(), new GateKeeper()));
    }

    private VariableMap admit(@Nullable VariableMap submitted, VariableScope scope, FormData form, LiveValues live) {
        FormSchema schema = schema(form);
        Map<String, @Nullable Object> shown = PlainValue.variables(scope, schema::asks);
        shown.putAll(live.plain(scope, schema::asks));
        return schema.check(submitted == null ? Variables.createVariables() : submitted, shown, feel);
    }

    private FormSchema schema(FormData form) {
        CamundaFormRef ref = form.getCamundaFormRef();
        if (!"deployment".equals(ref.getBinding())) {
            throw new IllegalStateException("form " + ref.getKey() + " is not bound to its deployment");
        }
        return schemas.computeIfAbsent(new FormId(form.getDeploymentId(), ref.getKey()), id -> read(id, ref));
    }

    /** Reads the form for the engine, not for the submitter, who needs no right on deployments. */
    private static FormSchema read(FormId id, CamundaFormRef ref) {
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinition definition =
                context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(ref, id.deployment()));
        if (definition == null) {
            throw new IllegalStateException("deployment " + id.deployment() + " holds no form " + id.key());
        }
        try (InputStream json = context.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            return FormSchema.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a form of this diagram asks for it when it is opened, so that no variable need hold it. */
    static boolean asksLive(DelegateExecution execution, String name) {
        return ((ExecutionEntity) execution)
                .getProcessDefinition().getTaskDefinitions().values().stream()
                        .anyMatch(task -> task.getTaskFormHandler() instanceof Gated<?> gated
                                && gated.live.expressions().containsKey(name));
    }

    private record FormId(String deployment, String key) {}

    private final class GateKeeper extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            if (task.getCamundaFormDefinitionKey() != null) {
                LiveValues live = LiveValues.of(
                        element, Context.getProcessEngineConfiguration().getExpressionManager());
                task.setTaskFormHandler(new GatedTask(task.getTaskFormHandler(), live));
            }
        }

        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            if (definition.getStartFormHandler() != null
                    && definition.getStartFormDefinition().getCamundaFormDefinitionKey() != null) {
                definition.setStartFormHandler(new GatedStart(definition.getStartFormHandler(), definition));
            }
        }
    }

    private abstract class Gated<H extends FormHandler> implements FormHandler {

        final H engine;
        final LiveValues live;

        Gated(H engine, LiveValues live) {
            this.engine = engine;
            this.live = live;
        }

        abstract FormData form(VariableScope scope);

        @Override
        public void parseConfiguration(
                Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
            engine.parseConfiguration(element, deployment, process, parse);
        }

        @Override
        public void submitFormVariables(@Nullable VariableMap submitted, VariableScope scope) {
            engine.submitFormVariables(admit(submitted, scope, form(scope), live), scope);
        }
    }

    private final class GatedTask extends Gated<TaskFormHandler> implements TaskFormHandler {

        GatedTask(TaskFormHandler engine, LiveValues live) {
            super(engine, live);
        }

        @Override
        FormData form(VariableScope scope) {
            return engine.createTaskForm((TaskEntity) scope);
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            TaskFormData form = engine.createTaskForm(task);
            live.showOn(form, task);
            return form;
        }
    }

    private final class GatedStart extends Gated<StartFormHandler> implements StartFormHandler {

        private final ProcessDefinitionEntity definition;

        GatedStart(StartFormHandler engine, ProcessDefinitionEntity definition) {
            super(engine, new LiveValues(Map.of()));
            this.definition = definition;
        }

        @Override
        FormData form(VariableScope scope) {
            return createStartFormData(definition);
        }

        @Override
        public void submitFormVariables(@Nullable VariableMap submitted, VariableScope scope) {
            super.submitFormVariables(submitted, scope);
            String user = Context.getCommandContext().getAuthenticatedUserId();
            if (user != null) {
                ExecutionEntity instance = (ExecutionEntity) scope;
                // A client that names the case asks for another one by another name.
                starts.admit(
                        user,
                        definition.getKey() + '\n' + instance.getProcessBusinessKey(),
                        submitted == null ? Map.of() : submitted,
                        instance.getProcessInstanceId());
            }
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity process) {
            return engine.createStartFormData(process);
        }
    }
}
