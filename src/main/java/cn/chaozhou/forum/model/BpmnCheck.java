package cn.chaozhou.forum.model;

import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.jspecify.annotations.Nullable;

/** One diagram: only known words, only named building blocks, only expressions over the case's own variables. */
final class BpmnCheck {

    private static final Pattern STEP = Pattern.compile("[$#]\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}");
    private static final Pattern RETRY =
            Pattern.compile("R[0-9]{1,2}/P[0-9DTHMS]+|P[0-9DTHMS]+(\\s*,\\s*P[0-9DTHMS]+)*");
    /** Every so many minutes or more: a timer that fires by the second would leave no worker for others. */
    private static final Pattern CYCLE =
            Pattern.compile("R[0-9]*/(.*/)?P(?=.*[1-9])([0-9]+[YMWD])*(T([0-9]+H)?([0-9]+M)?)?");

    private static final String DELEGATE = "delegateExpression";
    private static final Set<String> BINDINGS = Set.of("latest", "deployment");

    private final ModelSettings settings;
    private final BuildingBlocks blocks;
    private final ExpressionCheck expressions;

    BpmnCheck(ModelSettings settings, BuildingBlocks blocks) {
        this.settings = settings;
        this.blocks = blocks;
        expressions = new ExpressionCheck(blocks);
    }

    void check(XmlNode root, Faults.OfFile faults) {
        if (!root.is("definitions") || !root.namespace.equals(Bpmn.MODEL)) {
            faults.add(root.id(), "gate.bpmn.root");
            return;
        }
        if (root.children("process").findAny().isEmpty()) {
            faults.add(root.id(), "gate.bpmn.noProcess");
        }
        new Walk(faults).element(root, null);
    }

    /** One walk over one diagram. */
    private final class Walk {

        private final Faults.OfFile faults;

        Walk(Faults.OfFile faults) {
            this.faults = faults;
        }

        private void element(XmlNode node, @Nullable String around) {
            String id = node.id() == null ? around : node.id();
            if (node.is("BPMNDiagram") && !node.namespace.equals(Bpmn.MODEL)) {
                return;
            }
            if (Bpmn.isCamunda(node.namespace)) {
                if (!extension(node, id)) {
                    return;
                }
            } else if (!node.namespace.equals(Bpmn.MODEL) || !Vocabulary.ELEMENTS.contains(node.name)) {
                faults.add(id, "gate.bpmn.element", Fault.shown(node.name));
                return;
            } else {
                attributes(node, id);
                rules(node, id);
            }
            node.attributes.stream()
                    .filter(attribute -> !attribute.name().equals(DELEGATE))
                    .forEach(attribute -> expressions.check(attribute.value(), id, faults));
            expressions.check(node.text(), id, faults);
            node.children.forEach(child -> element(child, id));
        }

        private boolean extension(XmlNode node, @Nullable String id) {
            Set<String> allowed = Vocabulary.EXTENSIONS.get(node.name);
            if (allowed == null) {
                faults.add(id, "gate.bpmn.extension", Fault.shown(node.name));
                return false;
            }
            node.attributes.stream()
                    .filter(attribute -> !allowed.contains(attribute.name()))
                    .forEach(attribute ->
                            faults.add(id, "gate.bpmn.extension.attribute", node.name, Fault.shown(attribute.name())));
            switch (node.name) {
                case "executionListener" -> step(node.attribute(DELEGATE), id, false);
                case "taskListener" -> step(node.attribute(DELEGATE), id, true);
                case "failedJobRetryTimeCycle" -> {
                    if (!RETRY.matcher(node.text()).matches()) {
                        faults.add(id, "gate.bpmn.retry");
                    }
                }
                default -> {
                    // the allowed attributes are all there is to say
                }
            }
            return true;
        }

        private void attributes(XmlNode node, @Nullable String id) {
            for (XmlNode.Attribute attribute : node.attributes) {
                boolean known = Bpmn.isCamunda(attribute.namespace())
                        ? Vocabulary.ATTRIBUTES.contains(attribute.name())
                        : !Vocabulary.LANGUAGES.contains(attribute.name());
                if (!known) {
                    faults.add(id, "gate.bpmn.attribute", Fault.shown(attribute.name()));
                } else if (attribute.name().equals(DELEGATE)) {
                    step(attribute.value(), id, false);
                }
            }
        }

        private void rules(XmlNode node, @Nullable String id) {
            switch (node.name) {
                case "process" -> process(node, id);
                case "serviceTask", "sendTask", "businessRuleTask" -> work(node, id);
                case "userTask", "startEvent" -> form(node, id);
                case "callActivity" -> call(node, id);
                case "loopCardinality" -> cardinality(node.text(), id);
                case "timeCycle" -> {
                    if (!CYCLE.matcher(node.text()).matches()) {
                        faults.add(id, "gate.bpmn.cycle");
                    }
                }
                default -> {
                    // the known attributes are all there is to say
                }
            }
        }

        private void process(XmlNode node, @Nullable String id) {
            if (!"true".equals(node.attribute("isExecutable"))) {
                faults.add(id, "gate.bpmn.executable");
            }
            ttl(Bpmn.camunda(node, "historyTimeToLive"), id, faults);
        }

        private void work(XmlNode node, @Nullable String id) {
            boolean decides = node.is("businessRuleTask") && Bpmn.camunda(node, "decisionRef") != null;
            if (Bpmn.camunda(node, DELEGATE) == null && !decides) {
                faults.add(id, "gate.bpmn.noStep");
            }
            binding(Bpmn.camunda(node, "decisionRefBinding"), id);
        }

        private void step(@Nullable String delegate, @Nullable String id, boolean ofTask) {
            var name = STEP.matcher(delegate == null ? "" : delegate);
            boolean known =
                    name.matches() && (ofTask ? blocks.isTaskListener(name.group(1)) : blocks.isStep(name.group(1)));
            if (!known) {
                faults.add(id, "gate.bpmn.step", Fault.shown(String.valueOf(delegate)));
            }
        }

        private void form(XmlNode node, @Nullable String id) {
            String form = Bpmn.camunda(node, "formRef");
            if (form != null && !"deployment".equals(Bpmn.camunda(node, "formRefBinding"))) {
                faults.add(id, "gate.bpmn.formBinding");
            }
        }

        private void call(XmlNode node, @Nullable String id) {
            if (node.attribute("calledElement") == null) {
                faults.add(id, "gate.bpmn.noCall");
            }
            binding(Bpmn.camunda(node, "calledElementBinding"), id);
        }

        private void binding(@Nullable String binding, @Nullable String id) {
            if (binding != null && !BINDINGS.contains(binding)) {
                faults.add(id, "gate.bpmn.binding");
            }
        }

        private void cardinality(String text, @Nullable String id) {
            boolean fits = text.matches("[0-9]{1,9}")
                    ? Integer.parseInt(text) <= settings.maxInstances()
                    : STEP.matcher(text).matches();
            if (!fits) {
                faults.add(id, "gate.bpmn.cardinality", settings.maxInstances());
            }
        }
    }

    /** History that nobody clears keeps people's data for ever. */
    static void ttl(@Nullable String written, @Nullable String id, Faults.OfFile faults) {
        try {
            if (ParseUtil.parseHistoryTimeToLive(written) != null) {
                return;
            }
        } catch (ProcessEngineException e) {
            // said below
        }
        faults.add(id, "gate.ttl");
    }
}
