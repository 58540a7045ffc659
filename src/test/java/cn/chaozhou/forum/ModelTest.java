package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The style of the diagrams, tables and forms: what an administrator needs in order to read and change them. */
class ModelTest {

    private static final Pattern ID = Pattern.compile(
            "(startEvent|endEvent|event|timer|serviceTask|userTask|businessRuleTask|callActivity|subProcess|gateway|flow)"
                    + "_[a-z][A-Za-z0-9]*");
    private static final Pattern LIMIT = Pattern.compile("deadline\\.(?:after|from|limit)\\([^'\")]*['\"](\\w+)['\"]");
    private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");
    private static final int READABLE = 27;
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<File> diagrams() throws IOException {
        return files("bpmn", ".bpmn");
    }

    static List<File> forms() throws IOException {
        return files("forms", ".form");
    }

    static List<File> tables() throws IOException {
        return files("bpmn", ".dmn");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void processIsExecutableNamedVersionedAndForgetsInTime(File file) {
        for (Process process : all(read(file), Process.class)) {
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getName()).matches(".*\\p{IsHan}.*");
            assertThat(process.getCamundaVersionTag()).isNotBlank();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void idsAreChosenAndNamesAreChinese(File file) {
        BpmnModelInstance model = read(file);
        for (FlowElement element : all(model, FlowElement.class)) {
            assertThat(element.getId()).matches(ID);
            boolean mayBeNameless = element instanceof SequenceFlow
                    || (element instanceof Gateway g && g.getOutgoing().size() < 2)
                    || element instanceof org.camunda.bpm.model.bpmn.instance.ParallelGateway;
            if (!mayBeNameless) {
                assertThat(element.getName()).as("name of %s", element.getId()).matches("(?s).*\\p{IsHan}.*");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void gatewaysAskAndEveryBranchAnswers(File file) {
        for (ExclusiveGateway gateway : all(read(file), ExclusiveGateway.class)) {
            Collection<SequenceFlow> branches = gateway.getOutgoing();
            assertThat(gateway.getIncoming().size() > 1 && branches.size() > 1)
                    .as("%s both joins and splits", gateway.getId())
                    .isFalse();
            if (branches.size() > 1) {
                assertThat(gateway.getName()).as(gateway.getId()).endsWith("？");
                assertThat(gateway.getDefault())
                        .as("default of %s", gateway.getId())
                        .isNotNull();
                assertThat(branches)
                        .as("labels after %s", gateway.getId())
                        .allSatisfy(flow -> assertThat(flow.getName()).isNotBlank());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void nothingSplitsOrJoinsInSilence(File file) {
        for (FlowNode node : all(read(file), FlowNode.class)) {
            if (!(node instanceof Gateway)) {
                assertThat(node.getOutgoing().size())
                        .as("flows out of %s", node.getId())
                        .isLessThan(2);
                assertThat(node.getIncoming().size())
                        .as("flows into %s", node.getId())
                        .isLessThan(2);
            }
            boolean begins = node instanceof StartEvent
                    || node instanceof BoundaryEvent
                    || (node instanceof SubProcess s && s.triggeredByEvent());
            boolean ends = node instanceof EndEvent || (node instanceof SubProcess s && s.triggeredByEvent());
            assertThat(begins || !node.getIncoming().isEmpty())
                    .as("%s is never reached", node.getId())
                    .isTrue();
            assertThat(ends || !node.getOutgoing().isEmpty())
                    .as("%s leads nowhere", node.getId())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void conditionsAreShortAndCallNothing(File file) {
        for (ConditionExpression condition : all(read(file), ConditionExpression.class)) {
            String text = condition.getTextContent().strip();
            assertThat(text).hasSizeLessThanOrEqualTo(60).doesNotContain("(");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void workIsDoneByNamedBuildingBlocksOnly(File file) {
        BpmnModelInstance model = read(file);
        assertThat(all(model, ScriptTask.class)).isEmpty();
        for (ServiceTask task : all(model, ServiceTask.class)) {
            assertThat(task.getCamundaDelegateExpression()).as(task.getId()).matches("\\$\\{[a-z][A-Za-z]*}");
            assertThat(task.getCamundaClass()).as(task.getId()).isNull();
            assertThat(task.getCamundaExpression()).as(task.getId()).isNull();
            assertThat(task.getDocumentations())
                    .as("what %s does", task.getId())
                    .isNotEmpty();
        }
        for (UserTask task : all(model, UserTask.class)) {
            assertThat(task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRefBinding"))
                    .as("form binding of %s", task.getId())
                    .isEqualTo("deployment");
            assertThat(task.getCamundaCandidateGroups() != null || task.getCamundaAssignee() != null)
                    .as("somebody does %s", task.getId())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void diagramReadsAtAGlance(File file) {
        BpmnModelInstance model = read(file);
        for (Process process : all(model, Process.class)) {
            assertThat(process.getFlowElements().stream().filter(FlowNode.class::isInstance))
                    .as("nodes of %s", process.getId())
                    .hasSizeLessThanOrEqualTo(READABLE);
        }
        List<BpmnShape> shapes = all(model, BpmnShape.class).stream()
                .filter(s -> s.getBpmnElement() instanceof Task || s.getBpmnElement() instanceof Event)
                .filter(s -> !(s.getBpmnElement() instanceof BoundaryEvent))
                .toList();
        for (BpmnShape a : shapes) {
            for (BpmnShape b : shapes) {
                assertThat(a != b && overlap(a, b))
                        .as(
                                "%s lies on %s",
                                a.getBpmnElement().getId(), b.getBpmnElement().getId())
                        .isFalse();
            }
        }
        for (BpmnEdge edge : all(model, BpmnEdge.class)) {
            if (edge.getBpmnElement() instanceof SequenceFlow) {
                var points = List.copyOf(edge.getWaypoints());
                for (int i = 1; i < points.size(); i++) {
                    boolean straight = Math.abs(points.get(i).getX()
                                            - points.get(i - 1).getX())
                                    < 1
                            || Math.abs(points.get(i).getY() - points.get(i - 1).getY()) < 1;
                    assertThat(straight)
                            .as("%s runs at an angle", edge.getBpmnElement().getId())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void labelsLieBesideLinesAndNotOnThem(File file) {
        BpmnModelInstance model = read(file);
        for (BpmnLabel label : all(model, BpmnLabel.class)) {
            Bounds text = label.getBounds();
            if (text == null || label.getParentElement().getDomElement().hasAttribute("isExpanded")) {
                continue;
            }
            for (BpmnEdge edge : all(model, BpmnEdge.class)) {
                var points = List.copyOf(edge.getWaypoints());
                for (int i = 1; i < points.size(); i++) {
                    assertThat(crosses(text, points.get(i - 1), points.get(i)))
                            .as(
                                    "label of %s lies on %s",
                                    elementOf(label).getId(),
                                    edge.getBpmnElement().getId())
                            .isFalse();
                }
            }
        }
    }

    private static BaseElement elementOf(BpmnLabel label) {
        return label.getParentElement() instanceof BpmnEdge edge
                ? edge.getBpmnElement()
                : ((BpmnShape) label.getParentElement()).getBpmnElement();
    }

    private static boolean crosses(Bounds text, Waypoint from, Waypoint to) {
        return Math.min(from.getX(), to.getX()) < text.getX() + text.getWidth()
                && Math.max(from.getX(), to.getX()) > text.getX()
                && Math.min(from.getY(), to.getY()) < text.getY() + text.getHeight()
                && Math.max(from.getY(), to.getY()) > text.getY();
    }

    @Test
    void everyFormIsUsedAndEveryUsedFormIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        for (File file : diagrams()) {
            Stream.concat(all(read(file), UserTask.class).stream(), all(read(file), StartEvent.class).stream())
                    .map(e -> e.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef"))
                    .filter(form -> form != null)
                    .forEach(used::add);
        }
        Set<String> there = new TreeSet<>();
        for (File file : forms()) {
            JsonNode form = JSON.readTree(file);
            there.add(form.get("id").asText());
            assertThat(form.get("schemaVersion").asInt()).as(file.getName()).isLessThanOrEqualTo(16);
        }
        assertThat(there).isEqualTo(used);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void formsKeepToWhatTasklistCanShow(File file) throws IOException {
        List<String> types = JSON.readTree(file).findValuesAsText("type");
        assertThat(types).doesNotContain("filepicker", "html", "iframe", "image", "button");
    }

    @Test
    void everyDecisionIsUsedAndKeepsItsNameForPeople() throws IOException {
        Set<String> used = new TreeSet<>();
        for (File file : diagrams()) {
            all(read(file), BusinessRuleTask.class).forEach(task -> used.add(task.getCamundaDecisionRef()));
        }
        String java = javaSources();
        for (File file : tables()) {
            var model = Dmn.readModelFromFile(file);
            for (Decision decision : model.getModelElementsByType(Decision.class)) {
                assertThat(decision.getName()).matches(".*\\p{IsHan}.*");
                assertThat(used.contains(decision.getId()) || java.contains("\"" + decision.getId() + "\""))
                        .as("decision %s is asked by a diagram or by Java", decision.getId())
                        .isTrue();
            }
            assertThat(model.getModelElementsByType(DecisionTable.class)).isNotEmpty();
        }
    }

    @Test
    void everyNamedLimitIsInTheTableAndEveryRowIsUsed() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (File file : diagrams()) {
            Matcher matcher = LIMIT.matcher(Files.readString(file.toPath()));
            while (matcher.find()) {
                asked.add(matcher.group(1));
            }
        }
        Set<String> rows = new TreeSet<>();
        Dmn.readModelFromFile(new File("bpmn/limits.dmn"))
                .getModelElementsByType(org.camunda.bpm.model.dmn.instance.InputEntry.class)
                .forEach(entry -> rows.add(entry.getTextContent().strip().replace("\"", "")));
        assertThat(rows).as("rows of the table of limits").containsAll(asked);
        for (File file : tables()) {
            if (!file.getName().equals("limits.dmn")) {
                Matcher inTable = QUOTED.matcher(Files.readString(file.toPath()));
                while (inTable.find()) {
                    asked.add(inTable.group(1));
                }
            }
        }
        Matcher inJava = QUOTED.matcher(javaSources());
        while (inJava.find()) {
            asked.add(inJava.group(1));
        }
        assertThat(asked)
                .as("limits that a diagram, another table or Java asks for")
                .containsAll(rows);
    }

    private static String javaSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (File file : files("src/main/java", ".java")) {
            sources.append(Files.readString(file.toPath()));
        }
        return sources.toString();
    }

    private static boolean overlap(BpmnShape a, BpmnShape b) {
        var p = a.getBounds();
        var q = b.getBounds();
        return p.getX() < q.getX() + q.getWidth()
                && q.getX() < p.getX() + p.getWidth()
                && p.getY() < q.getY() + q.getHeight()
                && q.getY() < p.getY() + p.getHeight();
    }

    private static BpmnModelInstance read(File file) {
        return Bpmn.readModelFromFile(file);
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            BpmnModelInstance model, Class<T> type) {
        return new ArrayList<>(model.getModelElementsByType(type));
    }

    private static List<File> files(String folder, String ending) throws IOException {
        Predicate<Path> wanted = path -> path.toString().endsWith(ending);
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            return paths.filter(wanted).map(Path::toFile).sorted().toList();
        }
    }
}
