package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.EngineParts;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who holds a post alone finds its tasks already theirs, without claiming them. Where a second person comes to the post, for
 * example a stand-in, what lies there is open to both again.
 */
@Component
class SoleHolder extends AbstractProcessEnginePlugin {

    private final JdbcClient db;
    private final TaskService tasks;

    SoleHolder(JdbcClient db, @Lazy TaskService tasks) {
        this.db = db;
        this.tasks = tasks;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPostBPMNParseListeners(
                EngineParts.with(configuration.getCustomPostBPMNParseListeners(), new Arrival()));
    }

    /** Who is in the group of a post now. */
    List<String> holders(String group) {
        return db.sql("select USER_ID_ from ACT_ID_MEMBERSHIP where GROUP_ID_ = ? order by USER_ID_")
                .param(group)
                .query(String.class)
                .list();
    }

    /**
     * Gives the open tasks of a post to whoever is alone in it now, or back to the post where its only holder has got
     * company.
     *
     * @param before holders until now
     * @param after holders from now on
     */
    void settle(String group, List<String> before, List<String> after) {
        if (after.size() == 1) {
            tasks.createTaskQuery().taskCandidateGroup(group).taskUnassigned().list().stream()
                    .filter(task -> isOnlyFor(task, group))
                    .forEach(task -> tasks.setAssignee(task.getId(), after.get(0)));
        } else if (before.size() == 1 && after.contains(before.get(0))) {
            tasks.createTaskQuery()
                    .taskCandidateGroup(group)
                    .taskAssignee(before.get(0))
                    .includeAssignedTasks()
                    .list()
                    .forEach(task -> tasks.setAssignee(task.getId(), null));
        }
    }

    private boolean isOnlyFor(Task task, String group) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().allMatch(link -> group.equals(link.getGroupId()));
    }

    private void arrive(DelegateTask task) {
        if (task.getAssignee() == null) {
            List<IdentityLink> candidates = List.copyOf(task.getCandidates());
            if (candidates.size() == 1 && candidates.get(0).getGroupId() != null) {
                List<String> holders = holders(candidates.get(0).getGroupId());
                if (holders.size() == 1) {
                    task.setAssignee(holders.get(0));
                }
            }
        }
    }

    private final class Arrival extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, SoleHolder.this::arrive);
        }
    }
}
