package cn.chaozhou.forum.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.engine.DiagramBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.unit.DataSize;

/** What the gate finds in files, without an engine. */
class ModelGateTest {

    private static final ModelSettings SETTINGS =
            new ModelSettings(DataSize.ofKilobytes(200), 20, 30, 2000, 100, false, false);

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:old="http://activiti.org/bpmn"
                xmlns:foreign="http://example.org/x" id="definitions" targetNamespace="test">
            """;

    /** A part of the office that diagrams may ask. */
    public static class Deadline implements DiagramBean {
        public String after(String name) {
            return name;
        }
    }

    private final GenericApplicationContext beans = new GenericApplicationContext();
    private final ModelGate gate;

    ModelGateTest() throws Exception {
        beans.registerBean("deadline", Deadline.class, (Supplier<Deadline>) Deadline::new);
        beans.registerBean("recordClaim", JavaDelegate.class, () -> execution -> {});
        beans.registerBean("dataSource", Object.class, Object::new);
        beans.refresh();
        gate = new ModelGate(SETTINGS, null, null, beans);
    }

    @Test
    void anHonestDiagramPasses() {
        assertThat(faults(Map.of("good.bpmn", process(good()), "claim.form", form("claimForm", ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id='bad' scriptFormat='groovy'><bpmn:script>x</bpmn:script></bpmn:scriptTask>",
                "<bpmn:serviceTask id='bad' camunda:class='java.lang.Runtime'/>",
                "<bpmn:serviceTask id='bad' old:class='java.lang.Runtime'/>",
                "<bpmn:serviceTask id='bad' camunda:expression='${1}'/>",
                "<bpmn:serviceTask id='bad' camunda:delegateExpression='${dataSource}'/>",
                "<bpmn:serviceTask id='bad' camunda:delegateExpression='${deadline}'/>",
                "<bpmn:serviceTask id='bad' camunda:delegateExpression='${recordClaim.execute(execution)}'/>",
                "<bpmn:serviceTask id='bad' camunda:delegateExpression='${noSuchStep}'/>",
                "<bpmn:serviceTask id='bad' camunda:type='external' camunda:topic='x'/>",
                "<bpmn:serviceTask id='bad' camunda:type='shell'/>",
                "<bpmn:serviceTask id='bad'/>",
                "<bpmn:sendTask id='bad' camunda:type='mail'/>",
                "<bpmn:businessRuleTask id='bad' camunda:decisionRef='noSuchTable'/>",
                "<bpmn:businessRuleTask id='bad' camunda:decisionRef='limits' camunda:decisionRefBinding='deployment'/>",
                "<bpmn:callActivity id='bad' calledElement='noSuchProcess'/>",
                "<bpmn:callActivity id='bad' calledElement='${which}'/>",
                "<bpmn:callActivity id='bad' camunda:caseRef='x'/>",
                "<bpmn:callActivity id='bad' calledElement='known' camunda:variableMappingClass='x.Y'/>",
                "<bpmn:userTask id='bad' camunda:formKey='embedded:app:forms/x.html'/>",
                "<bpmn:userTask id='bad' camunda:formKey='https://example.org/x.html'/>",
                "<bpmn:userTask id='bad' camunda:formRef='claimForm' camunda:formRefBinding='latest'/>",
                "<bpmn:userTask id='bad' camunda:formRef='otherForm' camunda:formRefBinding='deployment'/>",
                "<bpmn:userTask id='bad' camunda:formRef='${which}' camunda:formRefBinding='deployment'/>",
                "<bpmn:userTask id='bad' camunda:formHandlerClass='x.Y'/>",
                "<bpmn:userTask id='bad' camunda:assignee=\"${''.getClass()}\"/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${dataSource.connection}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${deadline.wait()}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate=\"${deadline.before('x')}\"/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${deadline.after()}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${(deadline).hashCode()}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${execution.processEngineServices}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${execution[which]}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate=\"${execution.setVariable('a', 1)}\"/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${task.execution}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${title[\"class\"]}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${title.repeat(2000000000)}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${JSON(title)}'/>",
                "<bpmn:userTask id='bad' camunda:dueDate='${broken'/>",
                "<bpmn:userTask id='bad' name='#{dataSource}'/>",
                "<bpmn:userTask id='bad'><bpmn:documentation>${dataSource}</bpmn:documentation></bpmn:userTask>",
                "<bpmn:userTask id='bad'><bpmn:potentialOwner/></bpmn:userTask>",
                "<bpmn:signal id='bad' name='x'/>",
                "<bpmn:adHocSubProcess id='bad'/>",
                "<bpmn:transaction id='bad'/>",
                "<foreign:userTask id='bad'/>",
                "<bpmn:sequenceFlow id='bad' sourceRef='a' targetRef='b'>"
                        + "<bpmn:conditionExpression language='javascript'>true</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "<bpmn:sequenceFlow id='bad' sourceRef='a' targetRef='b'>"
                        + "<bpmn:conditionExpression camunda:resource='deployment://x.js'>${x}</bpmn:conditionExpression>"
                        + "</bpmn:sequenceFlow>",
                "<bpmn:boundaryEvent id='bad' attachedToRef='userTask_claim'><bpmn:timerEventDefinition>"
                        + "<bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                "<bpmn:boundaryEvent id='bad' attachedToRef='userTask_claim'><bpmn:timerEventDefinition>"
                        + "<bpmn:timeCycle>0/1 * * * * ?</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                "<bpmn:boundaryEvent id='bad' attachedToRef='userTask_claim'><bpmn:conditionalEventDefinition/>"
                        + "</bpmn:boundaryEvent>",
                "<bpmn:intermediateThrowEvent id='bad'><bpmn:messageEventDefinition camunda:class='x.Y'/>"
                        + "</bpmn:intermediateThrowEvent>",
                "<bpmn:userTask id='bad'><bpmn:multiInstanceLoopCharacteristics>"
                        + "<bpmn:loopCardinality>1000000</bpmn:loopCardinality>"
                        + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
                "<bpmn:userTask id='bad'><bpmn:multiInstanceLoopCharacteristics>"
                        + "<bpmn:loopCardinality>${1000 * 1000}</bpmn:loopCardinality>"
                        + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"
            })
    void whatCouldRunCodeOrStandStillIsRefusedWithItsElement(String element) {
        assertThat(faults(Map.of("bad.bpmn", process(good() + element), "claim.form", form("claimForm", ""))))
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.file()).isEqualTo("bad.bpmn");
                    assertThat(fault.element()).isEqualTo("bad");
                    assertThat(fault.advice()).matches(".*\\p{IsHan}.*");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:script scriptFormat='javascript'>x</camunda:script>",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='groovy'>x"
                        + "</camunda:script></camunda:inputParameter></camunda:inputOutput>",
                "<camunda:inputOutput><camunda:outputParameter name='a'>${dataSource}</camunda:outputParameter>"
                        + "</camunda:inputOutput>",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                "<camunda:executionListener event='start' class='x.Y'/>",
                "<camunda:executionListener event='start' expression='${x}'/>",
                "<camunda:executionListener event='start' delegateExpression='${dataSource}'/>",
                "<camunda:executionListener event='start'><camunda:script scriptFormat='groovy'>x</camunda:script>"
                        + "</camunda:executionListener>",
                "<camunda:taskListener event='create' class='x.Y'/>",
                "<camunda:taskListener event='create' delegateExpression='${recordClaim}'/>",
                "<old:taskListener event='create' class='x.Y'/>",
                "<camunda:field name='x' stringValue='y'/>",
                "<camunda:formData><camunda:formField id='a' type='string'/></camunda:formData>",
                "<camunda:failedJobRetryTimeCycle>R999999/PT0S</camunda:failedJobRetryTimeCycle>",
                "<camunda:in source='a' sourceExpression='${identityService}' target='b'/>",
                "<foreign:anything/>"
            })
    void extensionsAreOnTheListOrRefused(String extension) {
        beans.registerBean("identityService", Object.class, Object::new);
        String element = "<bpmn:userTask id='bad'><bpmn:extensionElements>" + extension
                + "</bpmn:extensionElements></bpmn:userTask>";
        assertThat(faults(Map.of("bad.bpmn", process(good() + element), "claim.form", form("claimForm", ""))))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.element()).isEqualTo("bad"));
    }

    @Test
    void everyFaultIsListedWithItsFile() {
        String two = "<bpmn:serviceTask id='one' camunda:class='x.Y'/><bpmn:scriptTask id='two'/>";
        List<Fault> faults = faults(
                Map.of("a.bpmn", process(two), "b.form", form("claimForm", "{\"type\":\"iframe\",\"id\":\"three\"}")));
        assertThat(faults).extracting(Fault::element).contains("one", "two", "three", "claimForm");
        assertThat(new ModelRefused(faults))
                .hasMessageStartingWith("模型没有发布")
                .hasMessageContaining("a.bpmn，元素 one：")
                .hasMessageContaining("a.bpmn，元素 two：")
                .hasMessageContaining("b.form，元素 three：");
    }

    @Test
    void processesNeedAKnownKeyAnEndOfTheirHistoryAndToBeExecutable() {
        String other = HEAD + "<bpmn:process id='misspelt' isExecutable='false'/></bpmn:definitions>";
        assertThat(faults(Map.of("a.bpmn", other))).hasSize(3).allSatisfy(fault -> assertThat(fault.element())
                .isEqualTo("misspelt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>",
                "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'><x/>",
                "<x>&undefined;</x>",
                "<x>",
                "not xml",
                ""
            })
    void xmlWithDoctypeOrEntitiesIsRefusedWithoutTheParsersWords(String xml) {
        for (String file : List.of("a.bpmn", "a.dmn", "a.bpmn20.xml", "a.dmn11.xml")) {
            assertThat(faults(Map.of(file, xml))).hasSize(1).allSatisfy(fault -> assertThat(fault.advice())
                    .contains("不是可以接受的 XML")
                    .doesNotContain("passwd", "DOCTYPE is", "entity \""));
        }
    }

    @Test
    void deepLargeAndUnknownFilesAreRefused() {
        String deep = process("<bpmn:subProcess id='s'>".repeat(40) + "</bpmn:subProcess>".repeat(40));
        String many = process("<bpmn:task/>".repeat(3000));
        String large = process("<!--" + "x".repeat(300_000) + "-->");
        String deepForm = form("claimForm", "{\"components\":[".repeat(40) + "]}".repeat(40));
        for (Map<String, String> files : List.of(
                Map.of("a.bpmn", deep),
                Map.of("a.bpmn", many),
                Map.of("a.bpmn", large),
                Map.of("a.form", deepForm),
                Map.of("a.js", "x"),
                Map.of("a.html", "x"),
                Map.of("a.cmmn", "x"))) {
            assertThat(faults(files)).hasSize(1);
        }
    }

    private static String good() {
        return """
            <bpmn:startEvent id="startEvent_begun"/>
            <bpmn:sequenceFlow id="flow_a" sourceRef="startEvent_begun" targetRef="userTask_claim"/>
            <bpmn:userTask id="userTask_claim" name="办理 ${title}" camunda:formRef="claimForm"
                camunda:formRefBinding="deployment" camunda:candidateGroups="${ownerGroup}, secretariat"
                camunda:dueDate="${deadline.after('claim')}">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="number">#{execution.processBusinessKey}</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="flow_b" sourceRef="userTask_claim" targetRef="serviceTask_record">
              <bpmn:conditionExpression>${decision == 'accept' and not empty owner.name and list.size() > 2}
              </bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:serviceTask id="serviceTask_record" camunda:delegateExpression="${recordClaim}"/>
            <bpmn:sequenceFlow id="flow_c" sourceRef="serviceTask_record" targetRef="callActivity_x"/>
            <bpmn:callActivity id="callActivity_x" calledElement="known"/>
            <bpmn:sequenceFlow id="flow_d" sourceRef="callActivity_x" targetRef="businessRuleTask_x"/>
            <bpmn:businessRuleTask id="businessRuleTask_x" camunda:decisionRef="limits" camunda:resultVariable="r"/>
            """;
    }

    private static String process(String body) {
        return HEAD + "<bpmn:process id='known' isExecutable='true' camunda:historyTimeToLive='P1D'>" + body
                + "</bpmn:process></bpmn:definitions>";
    }

    private static String form(String id, String components) {
        return "{\"type\":\"default\",\"id\":\"" + id + "\",\"components\":[" + components + "]}";
    }

    private List<Fault> faults(Map<String, String> files) {
        Faults faults = new Faults();
        Models models = new Models(SETTINGS, faults);
        files.forEach((name, text) -> models.add(name, text.getBytes(StandardCharsets.UTF_8)));
        gate.check(models, new Office(), faults);
        return faults.list();
    }

    /** What the office already has. */
    private static final class Office implements Surroundings {

        @Override
        public boolean isProcess(String key) {
            return key.equals("known");
        }

        @Override
        public boolean isDecision(String key) {
            return Set.of("limits").contains(key);
        }

        @Override
        public Optional<XmlNode> diagram(String processKey) {
            return Optional.empty();
        }

        @Override
        public Optional<String> startedBy(String message) {
            return Optional.empty();
        }
    }
}
