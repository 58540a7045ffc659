package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Texts;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** What {@link RoleRights} say of a single task, before somebody reads it, works on it or gives it to somebody. */
final class TaskChecker extends AuthorizationCommandChecker {

    private final Set<String> hiddenTasks;

    TaskChecker(Set<String> hiddenTasks) {
        this.hiddenTasks = hiddenTasks;
    }

    @Override
    public void checkReadTask(TaskEntity task) {
        require(task, false);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        require(task, false);
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        require(task, true);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        require(task, true);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        Authentication who = RoleRights.asker();
        if (who == null || !RoleRights.heads(task, who)) {
            require(task, true);
        }
    }

    private void require(TaskEntity task, boolean toWork) {
        Authentication who = RoleRights.asker();
        if (who == null || who.getUserId().equals(task.getAssignee())) {
            return;
        }
        boolean candidate = RoleRights.isCandidate(task, who);
        if (toWork && candidate && task.getAssignee() != null) {
            throw new TaskRefused(Texts.of("engine.task.claimedByOther"));
        }
        if (!candidate && (toWork || !reads(task, who) && !RoleRights.heads(task, who))) {
            throw new TaskRefused(Texts.of("engine.task.notYours"));
        }
    }

    private boolean reads(TaskEntity task, Authentication who) {
        return RoleRights.watchesAll(who)
                || (RoleRights.watches(who) && !hiddenTasks.contains(task.getTaskDefinitionKey()));
    }
}
