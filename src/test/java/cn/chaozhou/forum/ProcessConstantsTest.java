package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.engine.Var;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each process has one class of constants; ids, messages and variables agree with the diagram in both directions. */
class ProcessConstantsTest {

    private static final Set<String> STEPS = Set.of("USER_TASK_", "TIMER_", "MESSAGE_");

    @TestFactory
    List<DynamicTest> constantsAndDiagramAgree() throws Exception {
        Map<String, Class<?>> constants = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPackages("cn.chaozhou.forum")) {
            if (type.getSimpleName().endsWith("Process")
                    && type.tryGetField("KEY").isPresent()) {
                constants.put((String) field(type.reflect(), "KEY"), type.reflect());
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (File file : ModelTest.diagrams()) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file);
            String key = model.getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .getId();
            tests.add(DynamicTest.dynamicTest(key, () -> {
                assertThat(constants).containsKey(key);
                compare(model, file, constants.get(key));
            }));
        }
        return tests;
    }

    private static void compare(BpmnModelInstance model, File file, Class<?> constants) throws Exception {
        Set<String> inDiagram = new TreeSet<>();
        model.getModelElementsByType(UserTask.class).forEach(t -> inDiagram.add(t.getId()));
        model.getModelElementsByType(TimerEventDefinition.class)
                .forEach(t -> inDiagram.add(t.getParentElement().getAttributeValue("id")));
        model.getModelElementsByType(Message.class).forEach(m -> inDiagram.add(m.getName()));

        Set<String> inJava = new TreeSet<>();
        String texts = Files.readString(file.toPath()) + formsOf(file);
        for (Field field : constants.getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(null);
            if (value instanceof Var<?> variable) {
                assertThat(texts)
                        .as("variable %s of %s", variable.name(), constants.getSimpleName())
                        .contains(variable.name());
            } else if (STEPS.stream().anyMatch(p -> field.getName().startsWith(p))) {
                inJava.add((String) value);
            }
        }
        assertThat(inJava).isEqualTo(inDiagram);
    }

    private static String formsOf(File diagram) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (File form : ModelTest.forms()) {
            if (form.getParentFile().getName().equals(diagram.getParentFile().getName())) {
                texts.append(Files.readString(form.toPath()));
            }
        }
        return texts.toString();
    }

    private static Object field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }
}
