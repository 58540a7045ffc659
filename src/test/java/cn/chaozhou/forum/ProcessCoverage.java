package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Notes every node entered and every flow taken, so that a test class can assert that its traces leave nothing out. */
public class ProcessCoverage extends AbstractProcessEnginePlugin {

    private static final Map<String, Set<String>> PASSED = new ConcurrentHashMap<>();
    private static RepositoryService repository;

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(new Listener());
    }

    @Override
    public void postProcessEngineBuild(org.camunda.bpm.engine.ProcessEngine engine) {
        repository = engine.getRepositoryService();
    }

    /** Every node and every flow of the newest version of the process was passed since the tests began. */
    public static void assertComplete(String processKey) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult()
                .getId();
        Set<String> expected = new TreeSet<>();
        Collection<FlowElement> elements =
                repository.getBpmnModelInstance(definition).getModelElementsByType(FlowElement.class);
        elements.stream()
                .filter(e -> e instanceof FlowNode || e instanceof SequenceFlow)
                .filter(e -> belongsTo(e, processKey))
                .forEach(e -> expected.add(e.getId()));
        expected.removeAll(PASSED.getOrDefault(processKey, Set.of()));
        assertThat(expected)
                .as("nodes and flows of %s that no test passes", processKey)
                .isEmpty();
    }

    private static boolean belongsTo(FlowElement element, String processKey) {
        var parent = element.getParentElement();
        while (!(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return processKey.equals(((Process) parent).getId());
    }

    private static void note(ProcessDefinitionEntity process, String id) {
        PASSED.computeIfAbsent(process.getKey(), k -> ConcurrentHashMap.newKeySet())
                .add(id);
    }

    private static final class Listener extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            watch(process, process);
        }

        private void watch(ScopeImpl scope, ProcessDefinitionEntity process) {
            for (ActivityImpl activity : scope.getActivities()) {
                // A multi-instance body wraps the activity under a generated id.
                String id = activity.getId();
                activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> note(process, id));
                activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) e -> note(process, id));
                for (var transition : activity.getOutgoingTransitions()) {
                    ((TransitionImpl) transition).addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                            e -> note(process, transition.getId()));
                }
                watch(activity, process);
            }
        }
    }
}
