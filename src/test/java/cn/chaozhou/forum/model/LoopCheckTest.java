package cn.chaozhou.forum.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Which circles of a diagram could run for ever on one thread. */
class LoopCheckTest {

    private static final String BACK = flow("start", "join")
            + flow("join", "work")
            + flow("work", "split")
            + flow("split", "join")
            + flow("split", "end")
            + node("startEvent", "start")
            + node("exclusiveGateway", "join")
            + node("exclusiveGateway", "split")
            + node("endEvent", "end");

    @Test
    void aCircleOfStepsIsEndless() {
        assertThat(endless(BACK + node("serviceTask", "work"))).isTrue();
        assertThat(endless(BACK + node("businessRuleTask", "work"))).isTrue();
        assertThat(endless(BACK + "<subProcess id='work'>" + node("startEvent", "s") + flow("s", "e")
                        + node("endEvent", "e") + "</subProcess>"))
                .isTrue();
    }

    @Test
    void aPersonATimerAMessageOrAJobBreaksTheCircle() {
        assertThat(endless(BACK + node("userTask", "work"))).isFalse();
        assertThat(endless(BACK + node("receiveTask", "work"))).isFalse();
        assertThat(endless(BACK + "<intermediateCatchEvent id='work'><timerEventDefinition/></intermediateCatchEvent>"))
                .isFalse();
        assertThat(endless(BACK + "<serviceTask id='work' camunda:asyncBefore='true'/>"))
                .isFalse();
        assertThat(endless(BACK + "<serviceTask id='work' camunda:asyncAfter='true'/>"))
                .isFalse();
        assertThat(endless(BACK + "<subProcess id='work'>" + node("startEvent", "s") + flow("s", "u")
                        + node("userTask", "u") + flow("u", "e") + node("endEvent", "e") + "</subProcess>"))
                .isFalse();
    }

    @Test
    void severalOverAnEmptyListAreNoneAtAll() {
        assertThat(endless(BACK + "<userTask id='work'><multiInstanceLoopCharacteristics/></userTask>"))
                .isTrue();
    }

    @Test
    void errorsAndLinksAreWaysToo() {
        assertThat(endless(node("startEvent", "start") + flow("start", "work") + node("serviceTask", "work")
                        + "<boundaryEvent id='caught' attachedToRef='work'><errorEventDefinition/></boundaryEvent>"
                        + flow("caught", "work")))
                .isTrue();
        assertThat(endless(node("startEvent", "start") + flow("start", "work") + node("serviceTask", "work")
                        + "<boundaryEvent id='caught' attachedToRef='work'><timerEventDefinition/></boundaryEvent>"
                        + flow("caught", "work")))
                .isFalse();
        assertThat(endless("<intermediateCatchEvent id='in'><linkEventDefinition name='x'/></intermediateCatchEvent>"
                        + flow("in", "work") + node("serviceTask", "work") + flow("work", "out")
                        + "<intermediateThrowEvent id='out'><linkEventDefinition name='x'/></intermediateThrowEvent>"))
                .isTrue();
        assertThat(endless(node("startEvent", "start") + flow("start", "sub") + "<subProcess id='sub'>"
                        + node("startEvent", "s") + flow("s", "e")
                        + "<endEvent id='e'><errorEventDefinition/></endEvent></subProcess>"
                        + "<boundaryEvent id='caught' attachedToRef='sub'><errorEventDefinition/></boundaryEvent>"
                        + flow("caught", "sub")))
                .isTrue();
    }

    @Test
    void aCalledProcessWaitsOnlyIfEveryWayThroughItDoes() {
        String call = BACK + "<callActivity id='work' calledElement='called'/>";
        String quick = process("called", node("startEvent", "s") + flow("s", "e") + node("endEvent", "e"));
        String patient = process(
                "called",
                node("startEvent", "s")
                        + flow("s", "u")
                        + node("userTask", "u")
                        + flow("u", "e")
                        + node("endEvent", "e"));
        assertThat(check(Map.of("a.bpmn", process("known", call), "b.bpmn", quick)))
                .isTrue();
        assertThat(check(Map.of("a.bpmn", process("known", call), "b.bpmn", patient)))
                .isFalse();
        assertThat(endless(call)).as("nobody knows what is called").isTrue();
    }

    @Test
    void processesDoNotCallThemselvesAtOnce() {
        String self = node("startEvent", "s") + flow("s", "c") + "<callActivity id='c' calledElement='known'/>";
        assertThat(endless(self)).isTrue();
        assertThat(check(Map.of(
                        "a.bpmn", process("known", self.replace("'known'", "'other'")),
                        "b.bpmn", process("other", self))))
                .isTrue();
        assertThat(endless(node("startEvent", "s") + flow("s", "u") + node("userTask", "u") + flow("u", "c")
                        + "<callActivity id='c' calledElement='known'/>"))
                .isFalse();
    }

    private static boolean endless(String body) {
        return check(Map.of("a.bpmn", process("known", body)));
    }

    private static boolean check(Map<String, String> files) {
        Faults faults = new Faults();
        Models models = new Models(new ModelSettings(DataSize.ofMegabytes(1), 20, 30, 2000, 100, false, false), faults);
        files.forEach((name, text) -> models.add(name, text.getBytes(StandardCharsets.UTF_8)));
        new LoopCheck(models, new Nothing(), faults).check();
        return !faults.list().isEmpty();
    }

    private static String process(String key, String body) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><process id='" + key + "'>" + body
                + "</process></definitions>";
    }

    private static String node(String type, String id) {
        return "<" + type + " id='" + id + "'/>";
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id='" + from + "_" + to + "' sourceRef='" + from + "' targetRef='" + to + "'/>";
    }

    private static final class Nothing implements Surroundings {

        @Override
        public boolean isProcess(String key) {
            return true;
        }

        @Override
        public boolean isDecision(String key) {
            return true;
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
