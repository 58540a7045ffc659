package cn.chaozhou.forum.model;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where things stand in a diagram. */
final class Bpmn {

    static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** The engine reads its extensions under its own name and under that of its ancestor. */
    static final String[] CAMUNDA = {"http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn"};

    private Bpmn() {}

    static boolean isCamunda(String namespace) {
        return namespace.equals(CAMUNDA[0]) || namespace.equals(CAMUNDA[1]);
    }

    static @Nullable String camunda(XmlNode node, String attribute) {
        return node.attribute(attribute, CAMUNDA);
    }

    static boolean isTrue(XmlNode node, String camundaAttribute) {
        return "true".equals(camunda(node, camundaAttribute));
    }

    /** Keys of the processes in the file. */
    static Set<String> processKeys(XmlNode definitions) {
        Set<String> keys = new LinkedHashSet<>();
        definitions.children("process").map(XmlNode::id).forEach(id -> keys.add(String.valueOf(id)));
        return keys;
    }

    /** Ids of the forms that tasks and starts of the file ask for. */
    static Set<String> forms(XmlNode definitions) {
        Set<String> forms = new LinkedHashSet<>();
        definitions
                .all()
                .map(node -> camunda(node, "formRef"))
                .filter(form -> form != null)
                .forEach(forms::add);
        return forms;
    }
}
