package cn.chaozhou.forum.engine;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Two people, or a person and a timer, at the same moment: who loses is told that they lost, not what broke on the way.
 * A version of our own tables that moved on counts like one of the engine's, so that a timer tries again without using
 * up a retry; and a task that was finished meanwhile may fail in any way, because half of what it reads is gone.
 */
@Component
class Conflicts extends AbstractProcessEnginePlugin {

    /** SQLSTATE: serialisation failure, deadlock, lock not available. */
    private static final Set<String> LOST = Set.of("40001", "40P01", "55P03");

    private static final int H2_LOCK_TIMEOUT = 50200;

    /** A chain of causes may be a circle. */
    private static final int DEEPEST = 30;

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequired(), new Referee(configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new Referee(configuration)));
    }

    /** Whether another transaction was at the same rows; H2 tells of a lock that it didn't get as of a time that ran out. */
    static boolean isLost(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof ConcurrencyFailureException
                    || (cause instanceof SQLException sql
                            && (LOST.contains(String.valueOf(sql.getSQLState()))
                                    || sql.getErrorCode() == H2_LOCK_TIMEOUT))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static final class Referee extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Referee(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (AuthorizationException refused) {
                throw refused;
            } catch (RuntimeException failed) {
                if (isLost(failed)) {
                    throw conflict(String.valueOf(failed.getMessage()), failed);
                }
                if (Outage.isBehind(failed)) {
                    throw new Outage(failed);
                }
                if (Context.getCommandContext() == null && finishesTask(command) && isGone(command)) {
                    throw conflict("task is already completed", failed);
                }
                throw failed;
            }
        }

        private static boolean finishesTask(Command<?> command) {
            return command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd;
        }

        private boolean isGone(Command<?> command) {
            Field field = Objects.requireNonNull(ReflectionUtils.findField(command.getClass(), "taskId"));
            ReflectionUtils.makeAccessible(field);
            String task = (String) ReflectionUtils.getField(field, command);
            return configuration
                    .getCommandExecutorTxRequiresNew()
                    .execute(context -> context.getTaskManager().findTaskById(task) == null);
        }

        private static OptimisticLockingException conflict(String message, RuntimeException cause) {
            OptimisticLockingException conflict = new OptimisticLockingException(message, cause);
            conflict.setCode(BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode());
            return conflict;
        }
    }
}
