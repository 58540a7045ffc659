package cn.chaozhou.forum.work;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.EngineParts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes what happens to tasks, in the engine's own transaction and at its end: only then does the first form of a case know
 * its number, and what its doer wrote into the timeline.
 */
@Component
class TaskRecorder extends AbstractProcessEnginePlugin {

    /** What the engine calls a task while it makes it, and until somebody changes it. */
    private static final String ARRIVING = "Created";

    private final TaskBook book;
    private final Timeline timeline;
    private final Clock clock;

    TaskRecorder(TaskBook book, Timeline timeline, Clock clock) {
        this.book = book;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPostBPMNParseListeners(
                EngineParts.with(configuration.getCustomPostBPMNParseListeners(), new EveryTask()));
    }

    /** The first line that somebody writes in a transaction is what came of their task. */
    @EventListener
    void written(Timeline.Entry line) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            notes().lines.putIfAbsent(line.actor(), line.step());
        }
    }

    private void assigned(DelegateTask delegate) {
        TaskEntity task = (TaskEntity) delegate;
        PropertyChange assignee = task.getPropertyChanges().get(TaskEntity.ASSIGNEE);
        // One that arrives held says so when it ends.
        if (!ARRIVING.equals(task.getTaskState())) {
            change(task, assignee.getOrgValueString()).heldBy(task.getAssignee());
        }
    }

    private void completed(DelegateTask task) {
        String actor = timeline.actor();
        String doer = task.getAssignee() != null ? task.getAssignee() : Timeline.SYSTEM.equals(actor) ? null : actor;
        change((TaskEntity) task, task.getAssignee()).ended(true, doer);
    }

    private void takenAway(DelegateTask task) {
        change((TaskEntity) task, task.getAssignee()).ended(false, task.getAssignee());
    }

    private TaskChange change(TaskEntity task, @Nullable String before) {
        return notes().changes
                .computeIfAbsent(
                        task.getId(), id -> new TaskChange(task, before, OffsetDateTime.now(clock), clock.getZone()));
    }

    private Notes notes() {
        Notes notes = (Notes) TransactionSynchronizationManager.getResource(this);
        if (notes == null) {
            notes = new Notes();
            TransactionSynchronizationManager.bindResource(this, notes);
            TransactionSynchronizationManager.registerSynchronization(notes);
        }
        return notes;
    }

    /** Of one transaction. */
    private final class Notes implements TransactionSynchronization {

        private final Map<String, TaskChange> changes = new LinkedHashMap<>();
        private final Map<String, String> lines = new LinkedHashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TaskRecorder.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TaskRecorder.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            changes.values().forEach(change -> book.write(change, change.isDone() ? lines.get(change.holder()) : null));
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(TaskRecorder.this);
        }
    }

    private final class EveryTask extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, TaskRecorder.this::assigned);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, TaskRecorder.this::completed);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, TaskRecorder.this::takenAway);
        }
    }
}
