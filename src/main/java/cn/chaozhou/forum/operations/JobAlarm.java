package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.engine.EngineParts;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells a person at once when the engine gives up on a job: a limit that isn't watched must not stay unseen. */
@Component
class JobAlarm extends AbstractProcessEnginePlugin implements IncidentHandler {

    private final Notices notices;
    private final JobSteps steps;

    JobAlarm(@Lazy Notices notices, @Lazy JobSteps steps) {
        this.notices = notices;
        this.steps = steps;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // The engine's own handler goes on writing the incident that Cockpit shows.
        configuration.setCompositeIncidentHandlersEnabled(true);
        configuration.setCustomIncidentHandlers(EngineParts.with(configuration.getCustomIncidentHandlers(), this));
    }

    @Override
    public String getIncidentHandlerType() {
        return Incident.FAILED_JOB_HANDLER_TYPE;
    }

    @Override
    public @Nullable Incident handleIncident(IncidentContext context, String message) {
        String caseKey = steps.caseOf(context.getExecutionId());
        String text =
                Texts.of("operations.alarm", steps.name(context.getProcessDefinitionId(), context.getActivityId()));
        for (Role role : List.of(Role.SYSTEM_ADMIN, Role.PROCESS_ADMIN)) {
            notices.send(role.group(), caseKey, text, true);
        }
        return null;
    }

    @Override
    public void resolveIncident(IncidentContext context) {
        // The page of operations shows what is left; nobody is told that all is well.
    }

    @Override
    public void deleteIncident(IncidentContext context) {
        // As above.
    }
}
