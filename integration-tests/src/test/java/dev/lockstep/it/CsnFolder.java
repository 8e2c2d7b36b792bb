package dev.lockstep.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes folders of CSN documents. */
public final class CsnFolder {
    private CsnFolder() {}

    /** {@code tables} tables spread evenly over {@code spaces} spaces, {@code columns} columns each. */
    public static Path generate(Path folder, int spaces, int tables, int columns) {
        for (int space = 0; space < spaces; space++) {
            int from = tables * space / spaces;
            int to = tables * (space + 1) / spaces;
            tables(folder.resolve("SPACE_" + space).resolve("tables.json"), "T", from, to, columns);
        }
        return folder;
    }

    /** A document of tables with the numbers {@code from} to {@code to}, exclusive. */
    static Path tables(Path file, String prefix, int from, int to, int columns) {
        String definitions = IntStream.range(from, to)
                .mapToObj(i -> table("%s_%05d".formatted(prefix, i), columns))
                .collect(Collectors.joining(",\n"));
        return write(file, "{\"definitions\":{" + definitions + "}}");
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table(String name, int columns) {
        String elements = IntStream.range(0, columns).mapToObj(i -> column(i)).collect(Collectors.joining(","));
        return """
               "%s":{"kind":"entity","@EndUserText.label":"Table %s","@ObjectModel.modelingPattern":{"#":"DATA_STRUCTURE"},"elements":{%s}}"""
                .formatted(name, name, elements);
    }

    private static String column(int i) {
        String type =
                switch (i % 4) {
                    case 0 -> "\"type\":\"cds.String\",\"length\":%d".formatted(10 + i);
                    case 1 -> "\"type\":\"cds.Decimal\",\"precision\":17,\"scale\":2";
                    case 2 -> "\"type\":\"cds.Date\"";
                    default -> "\"type\":\"cds.Integer\"";
                };
        String key = i == 0 ? ",\"key\":true,\"notNull\":true" : "";
        return "\"C_%03d\":{%s%s,\"@EndUserText.label\":\"Column %d\"}".formatted(i, type, key, i);
    }
}
