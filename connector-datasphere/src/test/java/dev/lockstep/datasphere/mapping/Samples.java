package dev.lockstep.datasphere.mapping;

import dev.lockstep.datasphere.client.CsnDocuments;
import dev.lockstep.datasphere.client.MalformedDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample tenant of this project. */
final class Samples {
    static final Path FOLDER = Path.of("../sandbox/src/main/resources/sample-tenant");

    private Samples() {}

    /** Documents of one space, sorted by file name. */
    static List<CsnDocument> space(String space) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(space))) {
            return files.filter(file -> !file.endsWith("_space.json"))
                    .sorted()
                    .map(Samples::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CsnDocument> all() {
        return Stream.of("FINANCE", "MASTER_DATA", "SALES")
                .flatMap(space -> space(space).stream())
                .toList();
    }

    private static CsnDocument read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CsnDocuments.read(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedDocumentException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
