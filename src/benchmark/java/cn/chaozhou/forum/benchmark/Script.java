package cn.chaozhou.forum.benchmark;

import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What our service tasks set in one life, so that the bare engine can run the same diagrams with none of our code: each
 * of its service tasks sets the same variables, out of this script, and does nothing else.
 */
final class Script {

    private final Map<String, List<Map<String, TypedValue>>> steps = new HashMap<>();
    private final Map<String, Integer> at = new HashMap<>();
    private int lives;

    /** Makes an engine that is being built write down what its service tasks do. */
    ProcessEnginePlugin recorder() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.getCustomPostBPMNParseListeners().add(new Recorder());
            }
        };
    }

    private final class Recorder extends AbstractBpmnParseListener {

        private final Map<String, VariableMap> before = new HashMap<>();

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::begin);
            activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::end);
        }

        private void begin(DelegateExecution execution) {
            before.put(execution.getId(), execution.getVariablesTyped(false));
        }

        private void end(DelegateExecution execution) {
            VariableMap old = before.remove(execution.getId());
            VariableMap now = execution.getVariablesTyped(false);
            Map<String, TypedValue> set = new HashMap<>();
            for (String name : now.keySet()) {
                TypedValue value = now.getValueTyped(name);
                if (!old.containsKey(name)
                        || !String.valueOf(old.<TypedValue>getValueTyped(name)).equals(String.valueOf(value))) {
                    set.put(name, value);
                }
            }
            steps.computeIfAbsent(execution.getCurrentActivityId(), step -> new ArrayList<>())
                    .add(set);
        }
    }

    /** The beans that the diagrams of the bare engine find. */
    Map<Object, Object> beans(List<String> delegates) {
        Map<Object, Object> beans = new HashMap<>();
        JavaDelegate stub = this::play;
        delegates.forEach(name -> beans.put(name, stub));
        beans.put("deadline", new Dates());
        beans.put("issueDates", new Dates());
        return beans;
    }

    void begin() {
        at.clear();
        lives++;
    }

    private void play(DelegateExecution execution) {
        String step = execution.getCurrentActivityId();
        List<Map<String, TypedValue>> script = steps.getOrDefault(step, List.of());
        int turn = at.merge(step, 1, Integer::sum) - 1;
        if (turn < script.size()) {
            script.get(turn).forEach(execution::setVariable);
        }
        if (step.equals("serviceTask_registerIssue")) {
            execution.setProcessBusinessKey("WT-BARE-" + lives);
        }
    }

    /** Every limit is five days from now. */
    public static final class Dates {

        public Date after(String limit) {
            Calendar date = Calendar.getInstance();
            date.add(Calendar.DATE, 5);
            return date.getTime();
        }

        public Date beyond(String limit) {
            return after(limit);
        }

        public Date from(Object day, String limit) {
            return after(limit);
        }

        public Date due(String number) {
            return after(number);
        }

        public Date nextStep(String number) {
            return after(number);
        }
    }
}
