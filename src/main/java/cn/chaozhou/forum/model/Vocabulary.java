package cn.chaozhou.forum.model;

import java.util.Map;
import java.util.Set;

/**
 * The words a diagram may use. What is not listed is refused: the engine runs much that an office has no use for, and
 * a list of what is bad is never complete.
 */
final class Vocabulary {

    /** Elements of BPMN. Left out are those that run code, broadcast to other cases, or that this engine ignores. */
    static final Set<String> ELEMENTS = Set.of(
            "association",
            "boundaryEvent",
            "businessRuleTask",
            "callActivity",
            "category",
            "categoryValue",
            "childLaneSet",
            "collaboration",
            "completionCondition",
            "conditionExpression",
            "dataInputAssociation",
            "dataObject",
            "dataObjectReference",
            "dataOutputAssociation",
            "dataState",
            "dataStore",
            "dataStoreReference",
            "definitions",
            "documentation",
            "endEvent",
            "error",
            "errorEventDefinition",
            "escalation",
            "escalationEventDefinition",
            "eventBasedGateway",
            "exclusiveGateway",
            "extensionElements",
            "flowNodeRef",
            "group",
            "inclusiveGateway",
            "incoming",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "lane",
            "laneSet",
            "linkEventDefinition",
            "loopCardinality",
            "manualTask",
            "message",
            "messageEventDefinition",
            "messageFlow",
            "multiInstanceLoopCharacteristics",
            "outgoing",
            "parallelGateway",
            "participant",
            "process",
            "property",
            "receiveTask",
            "sendTask",
            "sequenceFlow",
            "serviceTask",
            "source",
            "sourceRef",
            "startEvent",
            "subProcess",
            "target",
            "targetRef",
            "task",
            "terminateEventDefinition",
            "text",
            "textAnnotation",
            "timeCycle",
            "timeDate",
            "timeDuration",
            "timerEventDefinition",
            "userTask");

    /** Camunda's attributes on elements of BPMN. */
    static final Set<String> ATTRIBUTES = Set.of(
            "assignee",
            "async",
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "candidateGroups",
            "candidateStarterGroups",
            "candidateStarterUsers",
            "candidateUsers",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "delegateExpression",
            "diagramRelationId",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessage",
            "errorMessageVariable",
            "escalationCodeVariable",
            "exclusive",
            "followUpDate",
            "formRef",
            "formRefBinding",
            "historyTimeToLive",
            "initiator",
            "isStartableInTasklist",
            "jobPriority",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateIcon",
            "modelerTemplateVersion",
            "priority",
            "resultVariable",
            "versionTag");

    /** Camunda's elements and the attributes they may have. */
    static final Map<String, Set<String>> EXTENSIONS = Map.ofEntries(
            Map.entry("entry", Set.of("key")),
            Map.entry("executionListener", Set.of("event", "delegateExpression")),
            Map.entry("failedJobRetryTimeCycle", Set.of()),
            Map.entry("in", Set.of("source", "sourceExpression", "target", "variables", "local", "businessKey")),
            Map.entry("inputOutput", Set.of()),
            Map.entry("inputParameter", Set.of("name")),
            Map.entry("list", Set.of()),
            Map.entry("map", Set.of()),
            Map.entry("out", Set.of("source", "sourceExpression", "target", "variables", "local")),
            Map.entry("outputParameter", Set.of("name")),
            Map.entry("properties", Set.of()),
            Map.entry("property", Set.of("id", "name", "value")),
            Map.entry("taskListener", Set.of("event", "id", "delegateExpression")),
            Map.entry("value", Set.of()));

    /** Attributes by which plain BPMN names another language than that of the diagrams. */
    static final Set<String> LANGUAGES = Set.of("language", "scriptFormat");

    private Vocabulary() {}
}
