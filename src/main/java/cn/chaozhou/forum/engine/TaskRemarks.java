package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Texts;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Comments on a task belong to whoever sees the task. The engine itself asks nobody for rights here, and takes a case to
 * write them to from the client.
 */
@Component
class TaskRemarks extends AbstractProcessEnginePlugin {

    private static final Map<Class<?>, Field> TASKS = Map.of(
            GetTaskCommentsCmd.class, EngineParts.field(GetTaskCommentsCmd.class, "taskId"),
            GetTaskCommentCmd.class, EngineParts.field(GetTaskCommentCmd.class, "taskId"),
            AddCommentCmd.class, EngineParts.field(AddCommentCmd.class, "taskId"));

    private static final Field CASE = EngineParts.field(AddCommentCmd.class, "processInstanceId");

    private final Set<String> hiddenTasks;

    TaskRemarks(List<HiddenPeople> hidden) {
        hiddenTasks = hidden.stream().flatMap(h -> h.tasks().stream()).collect(Collectors.toSet());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                EngineParts.with(configuration.getCustomPreCommandInterceptorsTxRequired(), new Guard(configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new Guard(configuration)));
    }

    private final class Guard extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Guard(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> command) {
            Field task = TASKS.get(command.getClass());
            if (task != null
                    && Context.getCommandContext() == null
                    && configuration.getIdentityService().getCurrentAuthentication() != null) {
                require(
                        (String) ReflectionUtils.getField(task, command),
                        command instanceof AddCommentCmd ? (String) ReflectionUtils.getField(CASE, command) : null);
            }
            return next.execute(command);
        }

        private void require(@Nullable String task, @Nullable String caseOfClient) {
            HistoricTaskInstance seen = task == null
                    ? null
                    : configuration
                            .getHistoryService()
                            .createHistoricTaskInstanceQuery()
                            .taskId(task)
                            .singleResult();
            if (seen == null || (hiddenTasks.contains(seen.getTaskDefinitionKey()) && !isOpenFor(seen))) {
                throw new NotFoundException("no task " + task);
            }
            if (caseOfClient != null && !caseOfClient.equals(seen.getProcessInstanceId())) {
                throw new TaskRefused(Texts.of("engine.task.notYours"));
            }
        }

        /** What a hidden person wrote names them as much as their task does. */
        private boolean isOpenFor(HistoricTaskInstance task) {
            return configuration
                            .getTaskService()
                            .createTaskQuery()
                            .taskId(task.getId())
                            .count()
                    == 1;
        }
    }
}
