package cn.chaozhou.forum.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML without DOCTYPE, entities or outside files, and stops at the caps while reading. */
final class SafeXml {

    private final ModelSettings settings;

    SafeXml(ModelSettings settings) {
        this.settings = settings;
    }

    /** The root element, or null with the reason among the faults. */
    @Nullable
    XmlNode read(byte[] bytes, Faults.OfFile faults) {
        Reader reader = new Reader();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.newSAXParser().parse(new ByteArrayInputStream(bytes), reader);
            return reader.root;
        } catch (TooMuch e) {
            faults.add(null, "gate.xml.caps", settings.maxDepth(), settings.maxElements());
        } catch (SAXParseException e) {
            // The parser's own words may quote what it was made to read.
            faults.add(null, "gate.xml.broken", e.getLineNumber());
        } catch (SAXException | IOException e) {
            faults.add(null, "gate.xml.broken", 1);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return null;
    }

    private static final class TooMuch extends SAXException {}

    private final class Reader extends DefaultHandler {

        private final Deque<XmlNode> open = new ArrayDeque<>();
        private @Nullable XmlNode root;
        private int elements;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) throws TooMuch {
            if (open.size() >= settings.maxDepth() || ++elements > settings.maxElements()) {
                throw new TooMuch();
            }
            List<XmlNode.Attribute> own = new ArrayList<>();
            for (int i = 0; i < attributes.getLength(); i++) {
                own.add(new XmlNode.Attribute(
                        attributes.getURI(i), attributes.getLocalName(i), attributes.getValue(i)));
            }
            XmlNode node = new XmlNode(uri, localName, own);
            if (root == null) {
                root = node;
            } else {
                open.element().children.add(node);
            }
            open.push(node);
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            open.pop();
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            open.element().append(characters, start, length);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
