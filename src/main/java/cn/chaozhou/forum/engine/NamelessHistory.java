package cn.chaozhou.forum.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leaves {@link HiddenPeople} out of the engine's history: what isn't written there can't be read by any door. */
@Component
class NamelessHistory extends AbstractProcessEnginePlugin {

    private final Map<String, Set<String>> hidden;

    NamelessHistory(List<HiddenPeople> hidden) {
        this.hidden = hidden.stream().collect(Collectors.toMap(HiddenPeople::process, HiddenPeople::tasks));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setHistoryEventProducer(new Producer());
    }

    private final class Producer extends CacheAwareHistoryEventProducer {

        private boolean hides(HistoryEvent event, @Nullable String task) {
            return hidden.getOrDefault(event.getProcessDefinitionKey(), Set.of())
                    .contains(task);
        }

        @Override
        public HistoryEvent createProcessInstanceStartEvt(DelegateExecution execution) {
            HistoryEvent event = super.createProcessInstanceStartEvt(execution);
            if (hidden.containsKey(event.getProcessDefinitionKey())) {
                ((HistoricProcessInstanceEventEntity) event).setStartUserId(null);
            }
            return event;
        }

        @Override
        public HistoryEvent createActivityInstanceUpdateEvt(DelegateExecution execution, DelegateTask task) {
            HistoryEvent event = super.createActivityInstanceUpdateEvt(execution, task);
            if (event instanceof HistoricActivityInstanceEventEntity activity
                    && hides(event, activity.getActivityId())) {
                activity.setTaskAssignee(null);
            }
            return event;
        }

        @Override
        protected void initTaskInstanceEvent(
                HistoricTaskInstanceEventEntity event, TaskEntity task, HistoryEventType type) {
            super.initTaskInstanceEvent(event, task, type);
            if (hides(event, task.getTaskDefinitionKey())) {
                event.setAssignee(null);
                event.setOwner(null);
            }
        }
    }
}
