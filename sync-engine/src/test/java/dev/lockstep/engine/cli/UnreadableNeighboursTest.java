package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that cannot be read are found beside every object of their folder, whichever was asked for. */
class UnreadableNeighboursTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void write() throws IOException {
        Path space = Files.createDirectories(folder.resolve("csn/S"));
        Files.writeString(
                space.resolve("good.json"),
                "{\"definitions\":{\"GOOD\":{\"kind\":\"entity\",\"elements\":{\"ID\":{\"type\":\"cds.Integer\"}}}}}");
        Files.writeString(space.resolve("broken.json"), "{");
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                """
                name: test
                source: { connector: datasphere, system: acme, path: ./csn }
                target: { connector: glue, region: eu-central-1 }
                """);
        shell = new Shell(folder, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"show S/GOOD", "show GOOD", "explain S/GOOD", "explain GOOD", "explain S/GOOD.ID"})
    void theObjectThatWasNamedIsFound(String command) throws IOException {
        Files.writeString(folder.resolve("csn/S/empty.json"), "");

        Shell.Answer answer = shell.run(command.split(" "));

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).startsWith("S/GOOD");
    }

    @Test
    void aDocumentCanBeNamedItself() {
        assertThat(shell.run("explain", "S/S/broken.json").out()).contains("line 1, column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show S/NO", "show NO", "explain S/NO", "explain NO.ID"})
    void whatIsNotThereMayBeInADocumentThatCannotBeRead(String command) {
        Shell.Answer answer = shell.run(command.split(" "));

        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err())
                .contains("NO among 1 assets")
                .contains("It may be in what cannot be read: S/broken.json");
    }

    @ParameterizedTest
    @CsvSource({"4, S/broken4.json.", "5, 'S/broken4.json, and 1 more.'", "7, 'S/broken4.json, and 3 more.'"})
    void ofManyDocumentsTheFirstAreNamedAndTheOthersCounted(int more, String end) throws IOException {
        for (int i = 1; i <= more; i++) {
            Files.writeString(folder.resolve("csn/S/broken" + i + ".json"), "{");
        }

        assertThat(shell.run("explain", "S/NO").err())
                .contains("S/broken.json, S/broken1.json, S/broken2.json, S/broken3.json, " + end);
    }
}
