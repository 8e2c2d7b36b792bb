package dev.lockstep.datasphere.mapping;

import dev.lockstep.datasphere.client.CsnDocuments;
import dev.lockstep.datasphere.client.MalformedDocumentException;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small documents for tests, and what the mapper makes of them. */
final class Csn {
    static final String SYSTEM = "acme-dsp";
    static final String SPACE = "SALES";

    private Csn() {}

    static CsnDocument document(String text) {
        return document("test.json", text);
    }

    static CsnDocument document(String origin, String text) {
        try {
            return CsnDocuments.read(origin, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedDocumentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** @param definitions members of {@code definitions} */
    static CsnSpace space(String definitions) {
        return CsnSpace.builder(SPACE)
                .add(document("{\"definitions\": {%s}}".formatted(definitions)))
                .build();
    }

    static Finding finding(CsnSpace space, String name) {
        return new CsnMapper(SYSTEM, space).map(name);
    }

    static Finding finding(String definitions, String name) {
        return finding(space(definitions), name);
    }

    static Asset asset(Finding finding) {
        if (finding instanceof Finding.Found found) {
            return found.asset();
        }
        throw new AssertionError("expected an asset, found " + finding);
    }

    static Asset asset(String definitions, String name) {
        return asset(finding(definitions, name));
    }

    static List<Loss> losses(Finding finding) {
        return ((Finding.Found) finding).losses();
    }

    /** The table {@code T} with these elements. */
    static Finding table(String elements) {
        return finding(entity("T", elements), "T");
    }

    static String entity(String name, String elements) {
        return "\"%s\": {\"kind\": \"entity\", \"elements\": {%s}}".formatted(name, elements);
    }

    static Column column(Asset asset, String name) {
        return asset.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + name + " in " + asset.columns()));
    }

    /** The column {@code C} of a table whose only element it is. */
    static Column column(String element) {
        return column(asset(table("\"C\": " + element)), "C");
    }
}
