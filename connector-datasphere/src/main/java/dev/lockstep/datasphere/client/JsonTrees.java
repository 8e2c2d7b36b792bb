package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lockstep.model.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JSON text as a {@link Tree}: members in their order, every digit of a number. Bytes are UTF-8, with or without a byte order mark. A member
 * that appears twice is an error, since one of the two would be lost. Thread-safe.
 */
public final class JsonTrees {
    /** Deeper documents are refused. Real ones stay below 40. */
    static final int MAX_DEPTH = 200;

    /** Digits after the point, or noughts before it, beyond which a number is refused: written out, it would fill the memory. */
    static final int MAX_SCALE = 10_000;

    /** The graphical editors' own state: escaped JSON of no meaning to others, often most of a document. */
    private static final Set<String> EDITOR_STATE =
            Set.of("editorSettings", "uiModel", "@DataWarehouse.querybuilder.model");

    /** The parser names the limit and the constant that sets it; the constant says nothing to a user. */
    private static final Pattern LIMIT = Pattern.compile("\\((\\d+), from `[^`]*`\\)");

    /** The parser names the source with every place, and has none to name. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; line: (\\d+), column: (\\d+)\\]");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonTrees() {}

    /**
     * The tree of a whole document, without the members that only an editor understands.
     *
     * @throws MalformedDocumentException the text is no JSON, or has a member twice, or nests too deep, or has a number out of all range; names line and column
     * @throws IOException the bytes cannot be read
     */
    public static Tree read(InputStream in) throws MalformedDocumentException, IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            return document(parser);
        } catch (java.io.CharConversionException e) {
            throw new MalformedDocumentException("the text is not UTF-8: " + e.getMessage(), 0, 0);
        }
    }

    private static Tree document(JsonParser parser) throws MalformedDocumentException, IOException {
        try {
            if (parser.nextToken() == null) {
                throw new MalformedDocumentException("the document is empty", 1, 1);
            }
            Tree tree = value(parser);
            if (parser.nextToken() != null) {
                throw malformed("there is more after the end of the document", parser.currentTokenLocation());
            }
            return tree;
        } catch (JacksonException e) {
            JsonLocation place = Optional.ofNullable(e.getLocation()).orElseGet(parser::currentLocation);
            throw malformed(clean(e.getOriginalMessage()), place);
        }
    }

    private static String clean(String message) {
        String withoutConstants = LIMIT.matcher(message).replaceAll("$1");
        return SOURCE.matcher(withoutConstants).replaceAll("line $1, column $2");
    }

    private static Tree value(JsonParser parser) throws IOException, MalformedDocumentException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return node(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(parser);
        }
        if (token == JsonToken.VALUE_STRING) {
            return Tree.text(parser.getText());
        }
        if (token.isNumeric()) {
            return new Tree.Num(number(parser));
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Tree.Null();
        }
        return Tree.bool(parser.getBooleanValue());
    }

    private static BigDecimal number(JsonParser parser) throws IOException, MalformedDocumentException {
        JsonLocation place = parser.currentTokenLocation();
        try {
            BigDecimal number = parser.getDecimalValue();
            if (number.scale() <= MAX_SCALE && number.scale() >= -MAX_SCALE) {
                return number;
            }
        } catch (NumberFormatException e) {
            // an exponent that not even its type can hold: refused with the others below
        }
        throw malformed("the number %s is out of range".formatted(parser.getText()), place);
    }

    private static Tree node(JsonParser parser) throws IOException, MalformedDocumentException {
        Map<String, Tree> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonLocation place = parser.currentTokenLocation();
            parser.nextToken();
            if (EDITOR_STATE.contains(name)) {
                parser.skipChildren();
            } else if (members.put(name, value(parser)) != null) {
                throw malformed("the member \"%s\" appears twice".formatted(name), place);
            }
        }
        return new Tree.Node(members);
    }

    private static Tree sequence(JsonParser parser) throws IOException, MalformedDocumentException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Tree.seq(items);
    }

    private static MalformedDocumentException malformed(String reason, JsonLocation place) {
        return place == null
                ? new MalformedDocumentException(reason, 0, 0)
                : new MalformedDocumentException(reason, place.getLineNr(), place.getColumnNr());
    }
}
