package dev.lockstep.sandbox.datasphere.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantTest {
    private static final String TABLE =
            "{\"definitions\":{\"T\":{\"kind\":\"entity\",\"elements\":{\"A\":{\"type\":\"%s\"}}}}}";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void aSubFolderIsASpaceAndSoIsEachDocumentBesideIt() throws IOException {
        write("SALES/orders.json", TABLE.formatted("cds.Date"));
        write("SALES/deep/more.json", TABLE.replace("\"T\"", "\"U\"").formatted("cds.Date"));
        write("EMPTY/readme.txt", "not read");
        write("bike-sales.model.json", TABLE.formatted("cds.Date"));
        write(".hidden.json", "{");
        write("_space.json", "{}");
        Tenant tenant = tenant();
        assertThat(tenant.spaces()).extracting(Space::id).containsExactly("EMPTY", "SALES", "bike-sales.model");
        assertThat(names(tenant, "SALES")).containsExactly("T", "U");
        assertThat(names(tenant, "EMPTY")).isEmpty();
        assertThat(tenant.problems()).isEmpty();
    }

    @Test
    void aLabelComesFromTheFolderOfTheSpaceOnly() throws IOException {
        write("S/_space.json", "{\"label\": \"Sales\"}");
        write("S/deep/_space.json", "{\"label\": \"Deep\"}");
        assertThat(tenant().find("S").orElseThrow().label()).isEqualTo("Sales");
    }

    @Test
    void aFileBesideASubFolderOfItsNameComesFirst() throws IOException {
        write("S/a.json", TABLE.formatted("cds.Time"));
        write("S.json", TABLE.formatted("cds.Date"));
        assertThat(tenant().problems())
                .containsExactly(new DocumentProblem("S", "a.json", "T is defined differently in S.json, which wins"));
    }

    @Test
    void allDocumentsCanBeOneSpace() throws IOException {
        write("a.json", TABLE.formatted("cds.Date"));
        write("B/b.json", TABLE.replace("\"T\"", "\"U\"").formatted("cds.Date"));
        Tenant tenant = new Tenant(TenantSource.folder(folder).inSpace("ONE"), CLOCK);
        assertThat(tenant.spaces()).extracting(Space::id).containsExactly("ONE");
        assertThat(names(tenant, "ONE")).containsExactly("T", "U");
    }

    @Test
    void anUnreadableDocumentIsNamedAndTheOthersAreServed() throws IOException {
        write("S/a.json", "{\"definitions\": {");
        write("S/b.json", "{\"hello\": 1}");
        write("S/c.json", "[1]");
        write("S/d.json", "");
        write("S/e.json", "\uFEFF" + TABLE.formatted("cds.Date"));
        write("S/f.json", "{\"definitions\": {\"X\": 7}}");
        write("broken.json", "<html>");
        Tenant tenant = tenant();
        assertThat(names(tenant, "S")).containsExactly("T");
        assertThat(tenant.find("broken")).isEmpty();
        assertThat(tenant.problems())
                .extracting(DocumentProblem::document)
                .containsExactly("a.json", "b.json", "c.json", "d.json", "broken.json", "f.json");
    }

    @Test
    void ofTwoDefinitionsWithOneNameTheFirstWins() throws IOException {
        write("S/a.json", TABLE.formatted("cds.Date"));
        write("S/b.json", TABLE.formatted("cds.Date"));
        write("S/c.json", TABLE.formatted("cds.Time"));
        Tenant tenant = tenant();
        assertThat(tenant.find("S").orElseThrow().objects().get(0).definition().findValuesAsText("type"))
                .containsExactly("cds.Date");
        assertThat(tenant.problems())
                .containsExactly(new DocumentProblem("S", "c.json", "T is defined differently in a.json, which wins"));
    }

    @Test
    void aRestartTellsTheSameTimesAndAnEditTellsAnother() throws IOException {
        write("S/a.json", TABLE.formatted("cds.Date"));
        Instant first = changedOn(tenant());
        assertThat(changedOn(tenant())).isEqualTo(first).isBefore(CLOCK.instant());
        write("S/a.json", TABLE.formatted("cds.Time"));
        assertThat(changedOn(tenant())).isNotEqualTo(first);
    }

    @Test
    void whatIsNoCsnCannotBePut() {
        assertThatThrownBy(() -> tenant().put("S", "[")).hasMessageContaining("Not JSON");
        assertThatThrownBy(() -> tenant().put("S", "{}")).hasMessageContaining("definitions");
    }

    @Test
    void numbersKeepTheirDigits() {
        Tenant tenant = new Tenant(
                TenantSource.of(new SourceFile(
                        "S",
                        "s",
                        "{\"definitions\":{\"T\":{\"a\":1.500,\"b\":12345678901234567890.10,\"kind\":\"entity\"}}}")),
                CLOCK);
        assertThat(new String(CsnJson.bytes(tenant.find("S").orElseThrow().definitions()), StandardCharsets.UTF_8))
                .isEqualTo("{\"T\":{\"a\":1.500,\"b\":12345678901234567890.10,\"kind\":\"entity\"}}");
    }

    private Tenant tenant() {
        return new Tenant(TenantSource.folder(folder), CLOCK);
    }

    private static List<String> names(Tenant tenant, String space) {
        return tenant.find(space).orElseThrow().objects().stream()
                .map(SpaceObject::name)
                .toList();
    }

    private static Instant changedOn(Tenant tenant) {
        return tenant.find("S").orElseThrow().objects().get(0).changedOn();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
