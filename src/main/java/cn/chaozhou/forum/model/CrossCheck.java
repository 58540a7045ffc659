package cn.chaozhou.forum.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What files say of each other and of what is published: forms, tables and processes by name. */
final class CrossCheck {

    private final ModelSettings settings;
    private final Surroundings around;
    private final Models models;
    private final Faults faults;
    private final Set<String> processes = new HashSet<>();
    private final Set<String> decisions = new HashSet<>();
    private final Set<String> forms;
    private final Map<String, String> places = new HashMap<>();

    CrossCheck(ModelSettings settings, Surroundings around, Models models, Faults faults) {
        this.settings = settings;
        this.around = around;
        this.models = models;
        this.faults = faults;
        models.diagrams.values().forEach(root -> processes.addAll(Bpmn.processKeys(root)));
        models.tables.values().forEach(root -> decisions.addAll(DmnCheck.keys(root)));
        forms = models.forms.values().stream().map(CrossCheck::formKey).collect(Collectors.toSet());
    }

    void check() {
        models.diagrams.forEach(this::diagram);
        models.tables.forEach((file, root) -> DmnCheck.keys(root).forEach(key -> {
            once("decision", key, file);
            if (!settings.newKeys() && !around.isDecision(key)) {
                faults.in(file).add(key, "gate.key.decision");
            }
        }));
        Set<String> used = models.diagrams.values().stream()
                .flatMap(root -> Bpmn.forms(root).stream())
                .collect(Collectors.toSet());
        models.forms.forEach((file, form) -> {
            String key = formKey(form);
            once("form", key, file);
            if (!used.contains(key)) {
                faults.in(file).add(key, "gate.form.unused");
            }
        });
    }

    static String formKey(JsonNode form) {
        return form.path("id").asText("");
    }

    private void diagram(String file, XmlNode root) {
        Faults.OfFile ofFile = faults.in(file);
        for (XmlNode process : root.children("process").toList()) {
            String key = String.valueOf(process.id());
            once("process", key, file);
            if (!settings.newKeys() && !around.isProcess(key)) {
                ofFile.add(key, "gate.key.process");
            }
            process.children("startEvent").forEach(start -> messageStart(start, root, key, ofFile));
        }
        root.all().forEach(node -> references(node, ofFile));
    }

    private void references(XmlNode node, Faults.OfFile ofFile) {
        String form = Bpmn.camunda(node, "formRef");
        if (form != null && !forms.contains(form)) {
            ofFile.add(node.id(), "gate.form.missing", Fault.shown(form));
        }
        String decision = Bpmn.camunda(node, "decisionRef");
        boolean withIt = "deployment".equals(Bpmn.camunda(node, "decisionRefBinding"));
        if (decision != null && !decisions.contains(decision) && (withIt || !around.isDecision(decision))) {
            ofFile.add(node.id(), withIt ? "gate.decision.binding" : "gate.decision.missing", Fault.shown(decision));
        }
        String called = node.is("callActivity") ? node.attribute("calledElement") : null;
        withIt = "deployment".equals(Bpmn.camunda(node, "calledElementBinding"));
        if (called != null && !processes.contains(called) && (withIt || !around.isProcess(called))) {
            ofFile.add(node.id(), withIt ? "gate.call.binding" : "gate.call.missing", Fault.shown(called));
        }
    }

    private void messageStart(XmlNode start, XmlNode root, String process, Faults.OfFile ofFile) {
        String message = start.children("messageEventDefinition")
                .map(definition -> messageName(root, definition.attribute("messageRef")))
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
        if (message == null) {
            return;
        }
        around.startedBy(message)
                .filter(other -> !other.equals(process))
                .ifPresent(other -> ofFile.add(start.id(), "gate.message.taken", Fault.shown(message), other));
    }

    private static @Nullable String messageName(XmlNode root, @Nullable String reference) {
        return root.children("message")
                .filter(message -> String.valueOf(message.id()).equals(reference))
                .map(message -> message.attribute("name"))
                .findFirst()
                .orElse(null);
    }

    /** The engine takes no deployment that has a key twice. */
    private void once(String kind, String key, String file) {
        String other = places.put(kind + " " + key, file);
        if (other != null) {
            faults.in(file).add(key, "gate.key.twice", Fault.shown(other));
        }
    }
}
