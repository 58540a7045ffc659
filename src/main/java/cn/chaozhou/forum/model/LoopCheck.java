package cn.chaozhou.forum.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A circle without a person, a timer or a job in it would run on the request's thread for ever. */
final class LoopCheck {

    private final Models models;
    private final Surroundings around;
    private final Faults faults;
    private final Map<String, Optional<TokenPaths>> paths = new HashMap<>();

    LoopCheck(Models models, Surroundings around, Faults faults) {
        this.models = models;
        this.around = around;
        this.faults = faults;
    }

    void check() {
        models.diagrams.forEach((file, root) -> {
            Faults.OfFile ofFile = faults.in(file);
            for (String key : Bpmn.processKeys(root)) {
                Set<String> endless =
                        paths(key, new HashSet<>()).map(TokenPaths::endless).orElse(Set.of());
                if (!endless.isEmpty()) {
                    String nodes = endless.stream().limit(10).map(Fault::shown).collect(Collectors.joining("、"));
                    ofFile.add(endless.iterator().next(), "gate.loop", nodes);
                }
                if (callsItself(key, key, new HashSet<>())) {
                    ofFile.add(key, "gate.loop.calls");
                }
            }
        });
    }

    private boolean callsItself(String wanted, String key, Set<String> seen) {
        if (!seen.add(key)) {
            return false;
        }
        for (String called :
                paths(key, new HashSet<>()).map(TokenPaths::callsAtOnce).orElse(Set.of())) {
            if (called.equals(wanted) || callsItself(wanted, called, seen)) {
                return true;
            }
        }
        return false;
    }

    /** @param asking keys whose paths are being worked out: a process that calls itself doesn't wait for itself */
    private Optional<TokenPaths> paths(String key, Set<String> asking) {
        Optional<TokenPaths> known = paths.get(key);
        if (known != null) {
            return known;
        }
        if (!asking.add(key)) {
            return Optional.empty();
        }
        Optional<TokenPaths> found = process(key)
                .map(process -> new TokenPaths(
                        process,
                        called -> paths(called, asking).map(TokenPaths::canPass).orElse(true)));
        asking.remove(key);
        if (asking.isEmpty()) {
            paths.put(key, found);
        }
        return found;
    }

    private Optional<XmlNode> process(String key) {
        return models.diagrams.values().stream()
                .filter(root -> Bpmn.processKeys(root).contains(key))
                .findFirst()
                .or(() -> around.diagram(key))
                .flatMap(root -> root.children("process")
                        .filter(process -> key.equals(process.id()))
                        .findFirst());
    }
}
