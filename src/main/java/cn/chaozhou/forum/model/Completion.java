package cn.chaozhou.forum.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Completes a deployment, because a process uses only the forms it was published with: a diagram alone gets the forms
 * it names, and a form alone gets the diagrams that use it. What is taken is always the newest; without it, a diagram
 * deployed by Modeler would leave its people before empty pages.
 */
final class Completion {

    private final PublishedModels published;
    private final PackagedFiles packaged;

    Completion(PublishedModels published, PackagedFiles packaged) {
        this.published = published;
        this.packaged = packaged;
    }

    /** What is to be added to these files. */
    Map<String, byte[]> of(Map<String, byte[]> files) {
        Models given = published.read(files);
        Map<String, byte[]> added = new LinkedHashMap<>();
        Set<String> forms = formKeys(given);
        Set<String> processes = new HashSet<>();
        Set<String> asked = new HashSet<>();
        given.diagrams.values().forEach(root -> {
            processes.addAll(Bpmn.processKeys(root));
            asked.addAll(Bpmn.forms(root));
            Bpmn.processKeys(root).forEach(key -> addForms(key, Bpmn.forms(root), forms, added));
        });
        forms.removeAll(asked);
        if (!given.forms.isEmpty() && !forms.isEmpty()) {
            for (String key : published.processKeys()) {
                if (!processes.contains(key)) {
                    addDiagram(key, formKeys(given), added);
                }
            }
        }
        Map<String, byte[]> result = new LinkedHashMap<>();
        added.forEach((name, bytes) -> result.put(files.containsKey(name) ? "published/" + name : name, bytes));
        return result;
    }

    /** Forms that the diagram names and nobody gave: of its newest version, else of the package. */
    private void addForms(String process, Set<String> wanted, Set<String> given, Map<String, byte[]> added) {
        if (given.containsAll(wanted)) {
            return;
        }
        published
                .deploymentOfProcess(process)
                .map(deployment -> published.bundle(process, deployment))
                .ifPresent(newest -> addForms(wanted, given, published.read(newest), newest, added));
        addForms(wanted, given, packaged.models(), packaged.files(), added);
    }

    private static void addForms(
            Set<String> wanted, Set<String> given, Models from, Map<String, byte[]> files, Map<String, byte[]> added) {
        from.forms.forEach((name, form) -> {
            String key = CrossCheck.formKey(form);
            if (wanted.contains(key) && given.add(key)) {
                added.put(name, files.get(name));
            }
        });
    }

    /** The newest diagram of the process with its other forms, if it uses one of those given. */
    private void addDiagram(String process, Set<String> given, Map<String, byte[]> added) {
        String deployment = published.deploymentOfProcess(process).orElseThrow();
        Map<String, byte[]> newest = published.bundle(process, deployment);
        Models models = published.read(newest);
        boolean uses = models.diagrams.values().stream()
                .flatMap(root -> Bpmn.forms(root).stream())
                .anyMatch(given::contains);
        if (!uses) {
            return;
        }
        newest.forEach((name, bytes) -> {
            boolean isGiven =
                    models.forms.containsKey(name) && given.contains(CrossCheck.formKey(models.forms.get(name)));
            if (!isGiven) {
                added.put(name, bytes);
            }
        });
    }

    private static Set<String> formKeys(Models models) {
        Set<String> keys = new HashSet<>();
        models.forms.values().forEach(form -> keys.add(CrossCheck.formKey(form)));
        return keys;
    }
}
