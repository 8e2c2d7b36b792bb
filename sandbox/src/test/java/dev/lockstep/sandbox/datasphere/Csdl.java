package dev.lockstep.sandbox.datasphere;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A parsed {@code $metadata} document, for comparison. */
record Csdl(Document document) {
    static Csdl parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            return new Csdl(factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + xml, e);
        }
    }

    /** The entity type of the rows: the first one. */
    Element entityType() {
        return (Element) document.getElementsByTagNameNS("*", "EntityType").item(0);
    }

    /** Attributes of each property but its name. */
    Map<String, Map<String, String>> properties() {
        Map<String, Map<String, String>> properties = new LinkedHashMap<>();
        for (Element property : children(entityType(), "Property")) {
            Map<String, String> attributes = attributes(property);
            properties.put(attributes.remove("Name"), attributes);
        }
        return properties;
    }

    /** Names of the columns before they were made legal. */
    List<String> originalNames() {
        Map<String, String> originals = new TreeMap<>();
        for (Element annotations : elements("Annotations")) {
            for (Element annotation : children(annotations, "Annotation")) {
                if (annotation.getAttribute("Term").equals("DataIntegration.OriginalName")) {
                    String target = annotations.getAttribute("Target");
                    originals.put(target.substring(target.indexOf('/') + 1), annotation.getAttribute("String"));
                }
            }
        }
        return properties().keySet().stream()
                .map(name -> originals.getOrDefault(name, name))
                .toList();
    }

    List<String> keys() {
        return children(entityType(), "Key").stream()
                .flatMap(key -> children(key, "PropertyRef").stream())
                .map(ref -> ref.getAttribute("Name"))
                .toList();
    }

    /** Target to its annotations, each written out as text, in an order that carries no meaning. */
    Map<String, TreeSet<String>> annotations() {
        Map<String, TreeSet<String>> byTarget = new TreeMap<>();
        for (Element annotations : elements("Annotations")) {
            TreeSet<String> terms =
                    byTarget.computeIfAbsent(annotations.getAttribute("Target"), any -> new TreeSet<>());
            children(annotations, "Annotation").forEach(each -> terms.add(written(each)));
        }
        return byTarget;
    }

    List<Element> elements(String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String written(Element element) {
        StringBuilder text = new StringBuilder(element.getLocalName()).append(attributes(element));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                text.append('(').append(written(inner)).append(')');
            }
        }
        return text.toString();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            attributes.put(all.item(i).getNodeName(), all.item(i).getNodeValue());
        }
        return attributes;
    }
}
