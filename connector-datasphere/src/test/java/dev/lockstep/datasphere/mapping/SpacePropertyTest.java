package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in which a space is put together does not show in its assets. */
class SpacePropertyTest {
    private static final Set<String> SPACES = Set.of("FINANCE", "MASTER_DATA", "SALES");

    static Stream<String> spaces() {
        return SPACES.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void documentsMayComeInAnyOrder(String name) {
        List<CsnDocument> documents = new ArrayList<>(Samples.space(name));
        List<Finding> expected = Laws.findings(folder(name, documents));
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(documents, random);

            assertThat(Laws.findings(folder(name, documents))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void objectByObjectGivesTheAssetsOfTheFolder(String name) {
        List<CsnDocument> documents = Samples.space(name);
        Map<AssetId, Finding> expected = assets(Laws.findings(folder(name, documents)));
        CsnSpace.Builder builder = CsnSpace.builder(name).spaces(SPACES);
        for (CsnDocument document : documents) {
            for (String object : document.definitions().members().keySet()) {
                if (expected.containsKey(new AssetId("acme-dsp", name, object))) {
                    builder.addObject(object, document);
                }
            }
        }

        assertThat(assets(Laws.findings(builder.build()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDocumentReadForAnObjectCounts(boolean first) {
        CsnDocument own = Csn.document(
                "own",
                "{\"definitions\": {\"A\": {\"kind\": \"entity\", \"elements\": {\"FULL\": {\"type\": \"cds.Date\"}}}}}");
        CsnDocument other = Csn.document(
                "other",
                "{\"definitions\": {\"A\": {\"kind\": \"entity\", \"elements\": {\"STUB\": {\"type\": \"cds.Date\"}}}, \"B\": {\"kind\": \"type\"}}}");
        CsnSpace.Builder builder = CsnSpace.builder("S");
        if (first) {
            builder.addObject("A", own).addObject("B", other);
        } else {
            builder.addObject("B", other).addObject("A", own);
        }

        assertThat(Csn.asset(Csn.finding(builder.build(), "A")).columns())
                .extracting("name")
                .containsExactly("FULL");
        assertThat(Laws.findings(builder.build())).hasSize(2);
    }

    @Test
    void twoDocumentsThatDifferAreReportedAndTheFirstCounts() {
        CsnDocument first = Csn.document(
                "a.json",
                "{\"definitions\": {\"A\": {\"kind\": \"entity\", \"elements\": {\"X\": {\"type\": \"cds.Date\"}}}}}");
        CsnDocument second = Csn.document(
                "b.json",
                "{\"definitions\": {\"A\": {\"kind\": \"entity\", \"elements\": {\"Y\": {\"type\": \"cds.Date\"}}}}}");
        Finding finding = Csn.finding(
                CsnSpace.builder("S").add(first).add(first).add(second).build(), "A");

        assertThat(Csn.asset(finding).columns()).extracting("name").containsExactly("X");
        assertThat(Csn.losses(finding))
                .extracting("reason")
                .containsExactly("b.json defines it differently; a.json counts");
    }

    private static CsnSpace folder(String name, List<CsnDocument> documents) {
        CsnSpace.Builder builder = CsnSpace.builder(name).spaces(SPACES);
        documents.forEach(builder::add);
        return builder.build();
    }

    private static Map<AssetId, Finding> assets(List<Finding> findings) {
        Map<AssetId, Finding> assets = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding instanceof Finding.Found found) {
                assets.put(found.asset().id(), found);
            }
        }
        return assets;
    }
}
