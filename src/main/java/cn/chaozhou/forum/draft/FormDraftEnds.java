package cn.chaozhou.forum.draft;

import cn.chaozhou.forum.engine.EngineParts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where drafts end: with their task, whether it is handed in or the flow takes it away, and when the task passes to
 * somebody else. Given back to its post it keeps the draft, for whoever gave it back by mistake.
 */
@Component
class FormDraftEnds extends AbstractProcessEnginePlugin {

    private final FormDrafts drafts;

    FormDraftEnds(FormDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPostBPMNParseListeners(
                EngineParts.with(configuration.getCustomPostBPMNParseListeners(), new Ends()));
    }

    private void ended(DelegateTask task) {
        String id = task.getId();
        afterTheTask(() -> drafts.removeAll(id));
    }

    private void handedOver(DelegateTask task) {
        String id = task.getId();
        String holder = task.getAssignee();
        if (holder != null && !isNew(task)) {
            afterTheTask(() -> drafts.removeOthers(id, holder));
        }
    }

    /** A task that only now arrives, held by the one person of its post, has no draft yet. */
    private static boolean isNew(DelegateTask task) {
        return Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .isTransient((TaskEntity) task);
    }

    /**
     * In the same transaction, but after the engine has written the task: until then somebody may be saving a draft,
     * who holds the task ({@link cn.chaozhou.forum.engine.HeldTasks}) and is waited for there.
     */
    private static void afterTheTask(Runnable removal) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                removal.run();
            }
        });
    }

    private final class Ends extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, FormDraftEnds.this::ended);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, FormDraftEnds.this::ended);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, FormDraftEnds.this::handedOver);
        }
    }
}
