package cn.chaozhou.forum.engine;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
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

    /** SQLSTATE of a lock that wasn't to be had; H2 has a number of its own for it, and an SQLSTATE of any time that ran out. */
    private static final String LOCKED = "55P03";

    private static final int LOCKED_IN_H2 = 50200;

    /** SQLSTATE: serialisation failure, deadlock, lock. */
    private static final Set<String> LOST = Set.of("40001", "40P01", LOCKED);

    /** SQLSTATE: unique violation. */
    private static final Set<String> TWICE = Set.of("23505");

    /** A chain of causes may be a circle. */
    private static final int DEEPEST = 30;

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequired(), new Referee(configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new Referee(configuration)));
    }

    /** Whether another transaction was at the same rows. */
    static boolean isLost(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof ConcurrencyFailureException || LOST.contains(stateOf(cause)));
    }

    /** Whether what should be there once was made by somebody else at the same moment. */
    static boolean isTwice(Throwable failure) {
        return causes(failure).anyMatch(cause -> TWICE.contains(stateOf(cause)));
    }

    /** The failure and what is behind it. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    private static String stateOf(Throwable cause) {
        if (cause instanceof SQLException failure) {
            return failure.getErrorCode() == LOCKED_IN_H2 ? LOCKED : String.valueOf(failure.getSQLState());
        }
        return "";
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
            } catch (AuthorizationException | OptimisticLockingException told) {
                throw told;
            } catch (RuntimeException failed) {
                // A job that makes a thing twice each time would be tried for ever.
                if (isLost(failed) || (isTwice(failed) && !(command instanceof ExecuteJobsCmd))) {
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
