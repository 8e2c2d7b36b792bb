package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.datasphere.config.FolderConfig;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Container;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader.Containers;
import dev.lockstep.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    private static final String TABLE =
            """
            {"definitions": {"%s": {"kind": "entity", "elements": {"ID": {"type": "cds.Integer", "key": true}}}}}
            """;

    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void aSubFolderIsASpaceWithAllFilesBelowIt() throws IOException {
        write("SALES/ORDERS.json", TABLE.formatted("ORDERS"));
        write("SALES/master/CUSTOMER.json", TABLE.formatted("CUSTOMER"));

        assertThat(read("SALES").isComplete()).isTrue();
        assertThat(names()).containsExactly("CUSTOMER", "ORDERS");
    }

    @Test
    void linksThatLeadInACircleRepeatNothing() throws IOException {
        write("SALES/sub/ORDERS.json", TABLE.formatted("ORDERS"));
        Files.createSymbolicLink(folder.resolve("SALES/sub/again"), folder.resolve("SALES"));
        Files.createSymbolicLink(folder.resolve("SALES/other"), folder.resolve("SALES/sub"));

        assertThat(read("SALES").isComplete()).isTrue();
        assertThat(names()).containsExactly("ORDERS");
    }

    @Test
    void aFileAtTheTopIsASpaceOfItsOwn() throws IOException {
        write("export.json", TABLE.formatted("ORDERS"));

        assertThat(spaces(reader()).containers()).containsExactly(Container.of("dsp", "export"));
    }

    @Test
    void aConfiguredSpaceHoldsEverything() throws IOException {
        write("a.json", TABLE.formatted("A"));
        write("sub/b.json", TABLE.formatted("B"));
        FolderReader reader = new FolderReader("dsp", Selection.all(), new FolderConfig(folder, Optional.of("SALES")));

        assertThat(spaces(reader).containers()).containsExactly(Container.of("dsp", "SALES"));
        assertThat(reader.read(Container.of("dsp", "SALES"), Selection.all(), findings::add)
                        .isComplete())
                .isTrue();
        assertThat(names()).containsExactly("A", "B");
    }

    @Test
    void theSpaceFileGivesTheLabelAndIsNoDocument() throws IOException {
        write("SALES/_space.json", "{\"label\": \"Sales and more\"}");
        write("SALES/ORDERS.json", TABLE.formatted("ORDERS"));

        assertThat(spaces(reader()).containers().get(0).label()).isEqualTo(Texts.of("Sales and more"));
        assertThat(read("SALES").isComplete()).isTrue();
        assertThat(names()).containsExactly("ORDERS");
    }

    @Test
    void onlySelectedSpacesAreListed() throws IOException {
        write("SALES/a.json", TABLE.formatted("A"));
        write("FIN_1/b.json", TABLE.formatted("B"));
        FolderReader reader =
                new FolderReader("dsp", Selection.of(List.of("FIN_*")), new FolderConfig(folder, Optional.empty()));

        assertThat(spaces(reader).containers()).containsExactly(Container.of("dsp", "FIN_1"));
    }

    @Test
    void aDocumentThatIsNoJsonIsNamedWithItsPlaceAndTheOthersGoOn() throws IOException {
        write("SALES/BROKEN.json", "{\"definitions\": {\n  \"A\": }}");
        write("SALES/ORDERS.json", TABLE.formatted("ORDERS"));

        Completeness verdict = read("SALES");

        assertThat(verdict.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.scope()).isEqualTo("file SALES/BROKEN.json");
            assertThat(gap.cause()).startsWith("line 2, column 8: ");
            assertThat(gap.remedy()).isNotEmpty();
        });
        assertThat(names()).containsExactly("ORDERS", "SALES/BROKEN.json");
        assertThat(findings.get(2)).isInstanceOf(Finding.Failed.class);
    }

    @Test
    void aDocumentWithoutDefinitionsIsAGap() throws IOException {
        write("SALES/OTHER.json", "{\"files\": []}");

        assertThat(read("SALES").gaps()).singleElement().satisfies(gap -> assertThat(gap.cause())
                .contains("has no `definitions`"));
    }

    @Test
    void aDocumentThatIsTooLargeIsAGap() throws IOException {
        write("SALES/ORDERS.json", TABLE.formatted("ORDERS"));
        FolderReader reader = new FolderReader("dsp", Selection.all(), new FolderConfig(folder, Optional.empty()), 10);

        assertThat(reader.read(Container.of("dsp", "SALES"), Selection.all(), findings::add)
                        .gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.cause()).startsWith("is too large: "));
    }

    @Test
    void anEmptyFolderIsIncomplete() {
        assertThat(spaces(reader()).completeness().isComplete()).isFalse();
        assertThat(read("SALES").isComplete()).isFalse();
    }

    @Test
    void aFolderAndAFileOfOneNameAreOneSpace() throws IOException {
        write("SALES/a.json", TABLE.formatted("A"));
        write("SALES.json", TABLE.formatted("B"));

        assertThat(spaces(reader()).containers()).hasSize(1);
        assertThat(read("SALES").isComplete()).isTrue();
        assertThat(names()).containsExactly("A", "B");
    }

    @Test
    void aReferenceToASpaceThatIsNotSelectedStillLeadsThere() throws IOException {
        write(
                "SALES/v.json",
                """
                {"definitions": {"V": {"kind": "entity", "elements": {"ID": {"type": "cds.Date"}},
                  "query": {"SELECT": {"from": {"ref": ["FIN.LEDGER"]}}}}}}
                """);
        write("FIN/a.json", TABLE.formatted("LEDGER"));
        FolderReader reader =
                new FolderReader("dsp", Selection.only("SALES"), new FolderConfig(folder, Optional.empty()));

        reader.read(Container.of("dsp", "SALES"), Selection.all(), findings::add);

        assertThat(findings.get(1)).isInstanceOfSatisfying(Finding.Found.class, found -> assertThat(
                        found.asset().upstream())
                .containsExactly(new AssetRef("FIN", "LEDGER")));
    }

    @Test
    void aFolderThatIsGoneIsAFailedCheckAndNoEmptySource() throws IOException {
        FolderConfig gone = new FolderConfig(folder.resolve("gone"), Optional.empty());

        assertThat(new FolderConnector("dsp", Selection.all(), gone).check())
                .extracting(Check::status)
                .containsExactly(Check.Status.FAILED);
        assertThatThrownBy(() -> new FolderReader("dsp", Selection.all(), gone).listContainers())
                .isInstanceOf(RemoteException.class);
        assertThat(new FolderReader("dsp", Selection.all(), gone)
                        .read(Container.of("dsp", "SALES"), Selection.all(), findings::add)
                        .isComplete())
                .isFalse();
    }

    @Test
    void theAnnouncementCountsWhatComes() throws IOException {
        write("SALES/BROKEN.json", "");
        write("SALES/ORDERS.json", TABLE.formatted("ORDERS"));

        read("SALES");

        assertThat(findings).hasSize(3).first().isEqualTo(new Finding.Announced(2));
    }

    private FolderReader reader() {
        return new FolderReader("dsp", Selection.all(), new FolderConfig(folder, Optional.empty()));
    }

    private static Containers spaces(FolderReader reader) {
        return reader.listContainers();
    }

    private Completeness read(String space) {
        return reader().read(Container.of("dsp", space), Selection.all(), findings::add);
    }

    private List<String> names() {
        return findings.stream()
                .filter(finding -> !(finding instanceof Finding.Announced))
                .map(finding -> finding instanceof Finding.Found found
                        ? found.asset().id().name()
                        : ((Finding.Failed) finding).id().name())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
