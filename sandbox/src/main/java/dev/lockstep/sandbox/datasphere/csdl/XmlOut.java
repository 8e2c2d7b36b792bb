package dev.lockstep.sandbox.datasphere.csdl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements with attributes; what StAX throws for a stream in memory is a broken invariant. */
final class XmlOut {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    XmlOut() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** @param attributes names and values in turn */
    XmlOut open(String element, String... attributes) {
        try {
            writer.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], legal(attributes[i + 1]));
            }
            return this;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    XmlOut attribute(String name, String value) {
        try {
            writer.writeAttribute(name, legal(value));
            return this;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    XmlOut close() {
        try {
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** An element without children. */
    XmlOut leaf(String element, String... attributes) {
        return open(element, attributes).close();
    }

    byte[] finish() {
        try {
            writer.writeEndDocument();
            writer.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** XML 1.0 has no place for control characters, not even escaped. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(c ->
                        c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF) || c == '\t' || c == '\n')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static IllegalStateException broken(XMLStreamException e) {
        return new IllegalStateException("XML could not be written into memory", e);
    }
}
