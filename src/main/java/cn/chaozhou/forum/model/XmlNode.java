package cn.chaozhou.forum.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of a diagram or table as the gate looks at it, read by {@link SafeXml}. */
final class XmlNode {

    /**
     * One attribute.
     *
     * @param namespace empty for an attribute without prefix
     */
    record Attribute(String namespace, String name, String value) {}

    final String namespace;
    final String name;
    final List<Attribute> attributes;
    final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String namespace, String name, List<Attribute> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    boolean is(String element) {
        return name.equals(element);
    }

    /** Text directly inside, without that of children. */
    String text() {
        return text.toString().strip();
    }

    @Nullable
    String id() {
        return attribute("id");
    }

    /** The attribute without prefix; null where it is missing. */
    @Nullable
    String attribute(String wanted) {
        return attribute(wanted, "");
    }

    @Nullable
    String attribute(String wanted, String... namespaces) {
        for (String space : namespaces) {
            for (Attribute attribute : attributes) {
                if (attribute.name().equals(wanted) && attribute.namespace().equals(space)) {
                    return attribute.value();
                }
            }
        }
        return null;
    }

    Stream<XmlNode> children(String element) {
        return children.stream().filter(child -> child.is(element));
    }

    /** Itself and everything inside, in document order. */
    Stream<XmlNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
    }

    Stream<XmlNode> all(String element) {
        return all().filter(node -> node.is(element));
    }
}
