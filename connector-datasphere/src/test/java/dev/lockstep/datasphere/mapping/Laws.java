package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What holds for any document. */
final class Laws {
    private Laws() {}

    /** The findings of a document that is a space of its own, after all laws were checked. */
    static List<Finding> check(CsnDocument document) {
        CsnSpace space = CsnSpace.builder("SPACE").add(document).build();
        List<Finding> findings = findings(space);
        assertThat(findings.stream().map(finding -> id(finding).name()).toList())
                .as("each definition of %s once, by name", document.origin())
                .containsExactlyElementsOf(document.definitions().members().keySet().stream()
                        .sorted()
                        .map(name -> name.isEmpty() ? "(no name)" : name)
                        .toList());
        for (Finding finding : findings) {
            if (finding instanceof Finding.Found found) {
                checkAsset(found);
                checkElements(document, found);
                checkWriting(document, found.asset());
            }
            checkFacts(document, finding);
        }
        return findings;
    }

    static List<Finding> findings(CsnSpace space) {
        List<Finding> findings = new ArrayList<>();
        new CsnMapper("acme-dsp", space).map(Selection.all(), (name, finding) -> findings.add(finding));
        return findings;
    }

    static AssetId id(Finding finding) {
        if (finding instanceof Finding.Found found) {
            return found.asset().id();
        }
        return finding instanceof Finding.Skipped skipped ? skipped.id() : ((Finding.Failed) finding).id();
    }

    private static void checkAsset(Finding.Found found) {
        Asset asset = found.asset();
        assertThat(AssetTrees.toAsset(AssetTrees.toTree(asset))).isEqualTo(asset);
        for (Column column : asset.columns()) {
            if (isOpaque(column.type())) {
                assertThat(found.losses())
                        .as("%s/%s is opaque", asset.id(), column.name())
                        .anyMatch(loss -> loss.path().startsWith("columns/" + column.name()));
            }
        }
    }

    /** Each element is a column, an association or given back by the writer. */
    private static void checkElements(CsnDocument document, Finding.Found found) {
        Asset asset = found.asset();
        Set<String> names = new TreeSet<>();
        asset.columns().forEach(column -> names.add(column.name()));
        asset.associations().forEach(association -> names.add(association.name()));
        CsnWriter.definition(asset)
                .findNode("elements")
                .ifPresent(written -> names.addAll(written.members().keySet()));
        assertThat(names)
                .as("elements of %s", asset.id())
                .containsAll(document.definitions()
                        .findNode(asset.id().name())
                        .flatMap(definition -> definition.findNode("elements"))
                        .map(elements -> elements.members().keySet())
                        .orElseGet(Set::of));
    }

    /** Writing gives the definition back, with its elements in their order, and reading that gives the asset back. */
    private static void checkWriting(CsnDocument document, Asset asset) {
        String name = asset.id().name();
        Tree original = document.definitions().find(name).orElseThrow();
        Tree.Node written = CsnWriter.definition(asset);

        assertThat(written).as("definition of %s", asset.id()).isEqualTo(original);
        assertThat(CsnWriter.businessLayer(asset))
                .as("model of %s", asset.id())
                .isEqualTo(document.businessLayer(name));
        assertThat(elementNames(written))
                .as("elements of %s", asset.id())
                .containsExactlyElementsOf(elementNames(original));
    }

    private static List<String> elementNames(Tree definition) {
        return definition instanceof Tree.Node node
                ? List.copyOf(node.findNode("elements")
                        .orElseGet(Tree.Node::empty)
                        .members()
                        .keySet())
                : List.of();
    }

    private static void checkFacts(CsnDocument document, Finding finding) {
        String name = id(finding).name();
        Fidelity fidelity = Fidelity.of(document, name, finding);
        int facts = fidelity.fates().size();
        assertThat(fidelity.fates()).as("facts of %s", name).noneMatch(fate -> fate.fate() == Fidelity.Fate.LOST);
        assertThat(fidelity.kept() + fidelity.count(Fidelity.Fate.REPORTED)).isEqualTo(facts);
    }

    private static boolean isOpaque(DataType type) {
        if (type instanceof DataType.Array array) {
            return isOpaque(array.element());
        }
        if (type instanceof DataType.Struct struct) {
            return struct.fields().stream().anyMatch(field -> isOpaque(field.type()));
        }
        return type instanceof DataType.Opaque;
    }
}
