package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.casefile.OnBehalf;
import cn.chaozhou.forum.engine.EngineParts;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Whoever hands in a task that is theirs only as a stand-in does so for its post, and the timeline says so. */
@Component
class StandInMark extends AbstractProcessEnginePlugin {

    private static final Field SUBMITTED = EngineParts.field(SubmitTaskFormCmd.class, "taskId");
    private static final Field COMPLETED = EngineParts.field(CompleteTaskCmd.class, "taskId");

    private final JdbcClient db;
    private final Duties duties;

    StandInMark(JdbcClient db, Duties duties) {
        this.duties = duties;
        this.db = db;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                EngineParts.with(configuration.getCustomPreCommandInterceptorsTxRequired(), new Mark(configuration)));
    }

    /** The name of the post through which the task is the person's, where that is a stand-in's only. */
    private Optional<String> standsInFor(String user, String task) {
        List<Duty> inForce = duties.of(user).stream().filter(Duty::inForce).toList();
        return inForce.stream()
                .filter(duty -> duty.standIn()
                        && inForce.stream()
                                .noneMatch(own -> !own.standIn() && own.isSamePost(duty.role(), duty.organisation())))
                .map(duty -> db.sql(
                                "select g.NAME_ from ACT_RU_IDENTITYLINK l join ACT_ID_GROUP g on g.ID_ = l.GROUP_ID_"
                                        + " where l.TASK_ID_ = ? and l.TYPE_ = 'candidate' and l.GROUP_ID_ = ?")
                        .params(task, duty.group())
                        .query(String.class)
                        .optional())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private final class Mark extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Mark(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> command) {
            Object task = command instanceof SubmitTaskFormCmd
                    ? ReflectionUtils.getField(SUBMITTED, command)
                    : command instanceof CompleteTaskCmd ? ReflectionUtils.getField(COMPLETED, command) : null;
            Authentication who = configuration.getIdentityService() == null
                    ? null
                    : configuration.getIdentityService().getCurrentAuthentication();
            Optional<String> post =
                    task == null || who == null ? Optional.empty() : standsInFor(who.getUserId(), (String) task);
            return post.isPresent() ? OnBehalf.of(post.get(), () -> next.execute(command)) : next.execute(command);
        }
    }
}
