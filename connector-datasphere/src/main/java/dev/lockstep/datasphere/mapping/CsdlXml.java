package dev.lockstep.datasphere.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses XML into {@link CsdlNode}s: no document type, no entities of its own, bounded in size and depth. Pure. */
final class CsdlXml {
    /** Real documents stay below 1 MB. */
    static final int MAX_CHARACTERS = 32 * 1024 * 1024;

    static final int MAX_ELEMENTS = 1_000_000;
    static final int MAX_DEPTH = 64;

    private final XMLStreamReader reader;
    private int elements;

    private CsdlXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** @throws CsdlRefusal it is not well-formed, too large, or has a document type */
    static CsdlNode parse(String xml) throws CsdlRefusal {
        if (xml.length() > MAX_CHARACTERS) {
            throw new CsdlRefusal("the document is larger than %d characters".formatted(MAX_CHARACTERS));
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
            try {
                return new CsdlXml(reader).document();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new CsdlRefusal("the document is not well-formed XML, line %d".formatted(line), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private CsdlNode document() throws XMLStreamException, CsdlRefusal {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new CsdlRefusal("the document has a document type declaration");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                CsdlNode root = element(1);
                while (reader.hasNext()) {
                    reader.next();
                }
                return root;
            }
        }
        throw new CsdlRefusal("the document has no element");
    }

    private CsdlNode element(int depth) throws XMLStreamException, CsdlRefusal {
        if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new CsdlRefusal(
                    "the document is deeper than %d or has more than %d elements".formatted(MAX_DEPTH, MAX_ELEMENTS));
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        List<CsdlNode> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new CsdlRefusal("the document refers to the entity " + reader.getLocalName());
            }
        }
        return new CsdlNode(name, attributes, children, text.toString().strip());
    }

    /** Of two attributes of one local name, the one without a namespace is CSDL's own. */
    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }
}
