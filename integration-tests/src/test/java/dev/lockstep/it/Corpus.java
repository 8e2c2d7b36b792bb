package dev.lockstep.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real documents that others published; kept outside the project, named by {@code -Dlockstep.corpus=DIR}. */
final class Corpus {
    private Corpus() {}

    /** The folder of CSN documents; without it the calling test is reported as skipped. */
    static Path csn() {
        Optional<Path> folder = Optional.ofNullable(System.getProperty("lockstep.corpus"))
                .map(text -> Path.of(text).resolve("csn"))
                .filter(Files::isDirectory);
        assumeTrue(folder.isPresent(), "no corpus: give its folder with -Dlockstep.corpus=DIR");
        return folder.get();
    }

    static Stream<Path> documents() {
        try (Stream<Path> files = Files.list(csn())) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
