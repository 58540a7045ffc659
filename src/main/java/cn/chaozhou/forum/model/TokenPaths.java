package cn.chaozhou.forum.model;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a token of one process can go in a single breath: without a person, a timer, a message or a job between. Each
 * node has an entrance and an exit; what waits has no way from one to the other. Where it isn't sure, a way is assumed.
 */
final class TokenPaths {

    private static final String END = "\0end";
    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "eventBasedGateway");
    private static final Set<String> THROWING = Set.of("serviceTask", "sendTask", "businessRuleTask", "callActivity");
    private static final Set<String> SUDDEN = Set.of("errorEventDefinition", "escalationEventDefinition");

    private final Map<String, Set<String>> ways = new HashMap<>();
    private final Set<String> cuts = new HashSet<>();
    private final Set<String> starts = new LinkedHashSet<>();
    private final Map<String, String> calls = new HashMap<>();
    /** Whether a called process can end in the same breath. */
    private final Predicate<String> endsAtOnce;

    TokenPaths(XmlNode process, Predicate<String> endsAtOnce) {
        this.endsAtOnce = endsAtOnce;
        scope(process, null, List.of());
    }

    /** Ids of the nodes that a token could pass for ever, in no order; empty where it can't. */
    Set<String> endless() {
        Map<String, Set<String>> open = new HashMap<>();
        ways.forEach((from, targets) -> {
            if (!cuts.contains(from)) {
                targets.stream().filter(to -> !cuts.contains(to)).forEach(to -> open.computeIfAbsent(
                                from, key -> new HashSet<>())
                        .add(to));
            }
        });
        // What leads nowhere or is never reached is no part of a circle; the rest is.
        boolean fewer = true;
        while (fewer) {
            open.values().forEach(targets -> targets.retainAll(open.keySet()));
            Set<String> reached = new HashSet<>();
            open.values().forEach(reached::addAll);
            fewer = open.entrySet().removeIf(node -> node.getValue().isEmpty() || !reached.contains(node.getKey()));
        }
        Set<String> ids = new LinkedHashSet<>();
        open.keySet().stream().sorted().forEach(node -> ids.add(node.substring(1)));
        return ids;
    }

    /** Whether a token can go from a start to an end in a single breath. */
    boolean canPass() {
        return reachable().contains(END);
    }

    /** Keys of the processes that are called in the same breath as this one starts. */
    Set<String> callsAtOnce() {
        Set<String> reached = reachable();
        Set<String> keys = new HashSet<>();
        calls.forEach((node, key) -> {
            if (reached.contains(in(node))) {
                keys.add(key);
            }
        });
        return keys;
    }

    private Set<String> reachable() {
        Deque<String> next = new ArrayDeque<>(starts);
        Set<String> reached = new HashSet<>();
        while (!next.isEmpty()) {
            String node = next.pop();
            if (!cuts.contains(node) && reached.add(node)) {
                next.addAll(ways.getOrDefault(node, Set.of()));
            }
        }
        return reached;
    }

    /** @param catchers entrances that an error or escalation inside may lead to */
    private void scope(XmlNode scope, @Nullable String owner, List<String> catchers) {
        Map<String, String> links = new HashMap<>();
        scope.children("intermediateCatchEvent").forEach(node -> node.children("linkEventDefinition")
                .forEach(link -> links.put(String.valueOf(link.attribute("name")), in(id(node)))));
        Set<String> inner = new LinkedHashSet<>(catchers);
        scope.children("subProcess").filter(TokenPaths::isEvent).forEach(sub -> sub.children("startEvent")
                .filter(TokenPaths::isSudden)
                .forEach(start -> inner.add(in(id(start)))));
        for (XmlNode node : scope.children) {
            if (node.is("sequenceFlow")) {
                way(out(node.attribute("sourceRef")), in(node.attribute("targetRef")));
            } else if (node.id() != null) {
                node(node, scope, owner, inner, links);
            }
        }
    }

    private void node(
            XmlNode node,
            XmlNode scope,
            @Nullable String owner,
            Collection<String> catchers,
            Map<String, String> links) {
        String id = id(node);
        if (Bpmn.isTrue(node, "asyncBefore") || Bpmn.isTrue(node, "async")) {
            cuts.add(in(id));
        }
        if (Bpmn.isTrue(node, "asyncAfter")) {
            cuts.add(out(id));
        }
        Set<String> caught = new LinkedHashSet<>(catchers);
        scope.children("boundaryEvent")
                .filter(boundary -> id.equals(boundary.attribute("attachedToRef")) && isSudden(boundary))
                .forEach(boundary -> caught.add(in(id(boundary))));
        if (node.is("subProcess")) {
            subProcess(node, owner, caught);
            return;
        }
        if (node.is("callActivity")) {
            calls.put(id, String.valueOf(node.attribute("calledElement")));
        }
        if (THROWING.contains(node.name) || (isSudden(node) && node.name.matches("endEvent|intermediateThrowEvent"))) {
            caught.forEach(target -> way(in(id), target));
        }
        if (node.is("startEvent") && owner == null && node.children.stream().noneMatch(TokenPaths::isDefinition)) {
            starts.add(in(id));
        }
        if (node.is("endEvent")) {
            way(in(id), owner == null ? END : out(owner));
        }
        node.children("linkEventDefinition")
                .map(link -> links.get(String.valueOf(link.attribute("name"))))
                .filter(target -> target != null && node.is("intermediateThrowEvent"))
                .forEach(target -> way(in(id), target));
        if (!waits(node)) {
            way(in(id), out(id));
        }
    }

    private void subProcess(XmlNode sub, @Nullable String owner, Collection<String> catchers) {
        String id = id(sub);
        if (isRepeated(sub)) {
            way(in(id), out(id));
        }
        if (!isEvent(sub)) {
            sub.children("startEvent").forEach(start -> way(in(id), in(id(start))));
        } else if (owner != null) {
            way(out(id), out(owner));
        } else {
            way(out(id), END);
        }
        scope(sub, id, List.copyOf(catchers));
    }

    private boolean waits(XmlNode node) {
        if (isRepeated(node)) {
            return false;
        }
        return WAITING.contains(node.name)
                || (node.is("intermediateCatchEvent")
                        && node.children("linkEventDefinition").findAny().isEmpty())
                || (node.is("callActivity") && !endsAtOnce.test(String.valueOf(node.attribute("calledElement"))));
    }

    /** Over an empty list, several are none at all. */
    private static boolean isRepeated(XmlNode activity) {
        return activity.children("multiInstanceLoopCharacteristics").findAny().isPresent();
    }

    private static boolean isEvent(XmlNode subProcess) {
        return "true".equals(subProcess.attribute("triggeredByEvent"));
    }

    private static boolean isSudden(XmlNode event) {
        return event.children.stream().anyMatch(definition -> SUDDEN.contains(definition.name));
    }

    private static boolean isDefinition(XmlNode node) {
        return node.name.endsWith("EventDefinition");
    }

    private void way(String from, String to) {
        ways.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
    }

    private static String id(XmlNode node) {
        return String.valueOf(node.id());
    }

    private static String in(@Nullable String id) {
        return ">" + id;
    }

    private static String out(@Nullable String id) {
        return "<" + id;
    }
}
