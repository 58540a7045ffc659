package cn.chaozhou.forum.model;

import cn.chaozhou.forum.engine.EngineParts;
import cn.chaozhou.forum.wording.Texts;
import java.util.Collection;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gate sees a number that is written in the diagram; how many instances a variable asks for is seen only when the
 * case gets there. It stops before the first instance is made, so that nothing grows for the sake of being refused.
 */
@Component
class RepetitionCap extends AbstractProcessEnginePlugin {

    private final ModelSettings settings;

    RepetitionCap(ModelSettings settings) {
        this.settings = settings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        BpmnParseListener cap = new AbstractBpmnParseListener() {

            @Override
            public void parseMultiInstanceLoopCharacteristics(Element activity, Element loop, ActivityImpl body) {
                MultiInstanceActivityBehavior several = (MultiInstanceActivityBehavior) body.getActivityBehavior();
                String name = activity.attribute("name") == null ? body.getId() : activity.attribute("name");
                body.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                        execution -> check(name, wanted(several, execution)));
            }
        };
        configuration.setCustomPostBPMNParseListeners(
                EngineParts.with(configuration.getCustomPostBPMNParseListeners(), cap));
    }

    private void check(String activity, @Nullable Object wanted) {
        long instances = wanted instanceof Collection<?> list
                ? list.size()
                : wanted instanceof Number number ? number.longValue() : 0;
        if (instances > settings.maxInstances()) {
            throw new BadUserRequestException(
                    Texts.of("gate.repetition", Fault.shown(activity), instances, settings.maxInstances()));
        }
    }

    private static @Nullable Object wanted(MultiInstanceActivityBehavior several, DelegateExecution execution) {
        if (several.getLoopCardinalityExpression() != null) {
            Object value = several.getLoopCardinalityExpression().getValue(execution);
            return value instanceof String text && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : value;
        } else if (several.getCollectionExpression() != null) {
            return several.getCollectionExpression().getValue(execution);
        }
        return several.getCollectionVariable() == null ? null : execution.getVariable(several.getCollectionVariable());
    }
}
