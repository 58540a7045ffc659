package cn.chaozhou.forum.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of decision tables: tables and FEEL, no other language and nothing that calls out. */
final class DmnCheck {

    private static final String MODEL = "://www.omg.org/spec/DMN/";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private static final Set<String> ELEMENTS = Set.of(
            "allowedAnswers",
            "annotation",
            "annotationEntry",
            "association",
            "authorityRequirement",
            "decision",
            "decisionTable",
            "defaultOutputEntry",
            "definitions",
            "description",
            "extensionElements",
            "informationRequirement",
            "input",
            "inputData",
            "inputEntry",
            "inputExpression",
            "inputValues",
            "itemComponent",
            "itemDefinition",
            "knowledgeSource",
            "literalExpression",
            "output",
            "outputEntry",
            "outputValues",
            "question",
            "requiredAuthority",
            "requiredDecision",
            "requiredInput",
            "rule",
            "sourceRef",
            "targetRef",
            "text",
            "textAnnotation",
            "typeRef",
            "variable");
    private static final Pattern FEEL =
            Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/[0-9]+|DMN/[0-9]+/FEEL/?)");
    private static final Set<String> TESTS = Set.of("inputEntry", "inputValues", "outputValues", "allowedAnswers");
    private static final Set<String> EXPRESSIONS =
            Set.of("inputExpression", "outputEntry", "literalExpression", "defaultOutputEntry");
    private static final Set<String> CAMUNDA_ATTRIBUTES =
            Set.of("historyTimeToLive", "versionTag", "inputVariable", "diagramRelationId");

    private final FeelCheck feel;

    DmnCheck(FeelCheck feel) {
        this.feel = feel;
    }

    /** Keys of the decisions in the file. */
    static Set<String> keys(XmlNode root) {
        Set<String> keys = new LinkedHashSet<>();
        root.children("decision").forEach(decision -> keys.add(String.valueOf(decision.id())));
        return keys;
    }

    void check(XmlNode root, Faults.OfFile faults) {
        if (!root.is("definitions") || !root.namespace.contains(MODEL)) {
            faults.add(root.id(), "gate.dmn.root");
            return;
        }
        if (keys(root).isEmpty()) {
            faults.add(root.id(), "gate.dmn.noDecision");
        }
        element(root, root, null, faults);
    }

    private void element(XmlNode node, XmlNode root, @Nullable String around, Faults.OfFile faults) {
        String id = node.id() == null ? around : node.id();
        if (node.is("DMNDI") && !node.namespace.equals(root.namespace)) {
            return;
        }
        if (!node.namespace.equals(root.namespace) || !ELEMENTS.contains(node.name)) {
            faults.add(id, "gate.dmn.element", Fault.shown(node.name));
            return;
        }
        for (XmlNode.Attribute attribute : node.attributes) {
            if (attribute.name().equals("expressionLanguage") && !isFeel(attribute.value())) {
                faults.add(id, "gate.dmn.language", Fault.shown(attribute.value()));
            } else if (attribute.namespace().equals(CAMUNDA) && !CAMUNDA_ATTRIBUTES.contains(attribute.name())) {
                faults.add(id, "gate.bpmn.attribute", Fault.shown(attribute.name()));
            }
        }
        if (node.is("decision")) {
            BpmnCheck.ttl(node.attribute("historyTimeToLive", CAMUNDA), id, faults);
        }
        text(node, id, faults);
        node.children.forEach(child -> element(child, root, id, faults));
    }

    private void text(XmlNode node, @Nullable String id, Faults.OfFile faults) {
        String text = node.children("text").findFirst().map(XmlNode::text).orElse("");
        if (text.isEmpty() || text.equals("-")) {
            return;
        }
        if (TESTS.contains(node.name)) {
            feel.unaryTests(text, id, faults);
        } else if (EXPRESSIONS.contains(node.name)) {
            feel.expression(text, id, faults);
        }
    }

    private static boolean isFeel(String language) {
        return language.isBlank() || FEEL.matcher(language).matches();
    }
}
