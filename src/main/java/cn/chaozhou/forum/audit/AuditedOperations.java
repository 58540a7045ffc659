package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.engine.EngineParts;
import cn.chaozhou.forum.wording.Texts;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.oplog.UserOperationLogContext;
import org.camunda.bpm.engine.impl.oplog.UserOperationLogContextEntry;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserOperationLogManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people do in the engine, as its own user operation log would have it: tasks, accounts, groups, rights,
 * deployments, jobs. It goes to our audit instead of the engine's table, which nothing protects and which the engine
 * fills only at the costly history level "full".
 */
@Component
class AuditedOperations extends AbstractProcessEnginePlugin {

    /** Properties that name what an operation was done to. */
    private static final Set<String> NAMES =
            Set.of("userId", "groupId", "deploymentName", "filterId", "resourceId", "name");

    private final AuditTrail trail;

    AuditedOperations(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        SessionFactory operations = new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return UserOperationLogManager.class;
            }

            @Override
            public Session openSession() {
                return new Operations();
            }
        };
        configuration.setCustomSessionFactories(
                EngineParts.with(configuration.getCustomSessionFactories(), operations));
    }

    private final class Operations extends UserOperationLogManager {

        @Override
        protected boolean isHistoryEventProduced() {
            return true;
        }

        @Override
        protected void fireUserOperationLog(UserOperationLogContext context) {
            String actor = context.getUserId() == null ? getAuthenticatedUserId() : context.getUserId();
            if (actor != null) {
                context.getEntries().forEach(entry -> trail.done(actor, action(entry), subject(entry), detail(entry)));
            }
        }
    }

    private static String action(UserOperationLogContextEntry entry) {
        return Texts.of(
                "audit.action",
                Texts.name("audit.entity.", entry.getEntityType()),
                Texts.name("audit.operation.", entry.getOperationType()));
    }

    private static @Nullable String subject(UserOperationLogContextEntry entry) {
        String instance = entry.getProcessInstanceId();
        ExecutionEntity execution = instance == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(instance);
        if (execution != null && execution.getBusinessKey() != null) {
            return execution.getBusinessKey();
        }
        String named = changes(entry)
                .filter(change -> NAMES.contains(change.getPropertyName()))
                .map(PropertyChange::getNewValueString)
                .collect(Collectors.joining(" / "));
        return named.isEmpty()
                ? Stream.of(entry.getDeploymentId(), entry.getProcessDefinitionKey(), instance)
                        .filter(value -> value != null)
                        .findFirst()
                        .orElse(null)
                : named;
    }

    private static @Nullable String detail(UserOperationLogContextEntry entry) {
        TaskEntity task = entry.getTaskId() == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(entry.getTaskId());
        String changes = changes(entry)
                .filter(change -> !NAMES.contains(change.getPropertyName()))
                .filter(change -> !"delete".equals(change.getPropertyName()))
                .map(change -> Texts.of(
                        "audit.change",
                        Texts.name("audit.property.", change.getPropertyName()),
                        shown(change.getOrgValueString()),
                        shown(change.getNewValueString())))
                .collect(Collectors.joining(Texts.of("audit.changes.separator")));
        String detail = Stream.of(task == null ? "" : String.valueOf(task.getName()), changes)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(Texts.of("audit.changes.separator")));
        return detail.isEmpty() ? null : detail;
    }

    private static Stream<PropertyChange> changes(UserOperationLogContextEntry entry) {
        return entry.getPropertyChanges() == null
                ? Stream.empty()
                : entry.getPropertyChanges().stream().filter(change -> change.getPropertyName() != null);
    }

    private static String shown(@Nullable String value) {
        return value == null || value.isEmpty() ? Texts.of("audit.nothing") : value;
    }
}
