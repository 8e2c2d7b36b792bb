package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definition of an asset, from what the model spells out and the rests of its parts; the reverse of {@link AssetMapper}. */
final class EntityWriter {
    private final Asset asset;
    private final ElementWriter elements;

    EntityWriter(Asset asset) {
        this.asset = asset;
        this.elements = new ElementWriter(asset);
    }

    /** The definition without its query and without the asset's own rest. */
    Tree.Node write() {
        Map<String, Tree> definition = new LinkedHashMap<>();
        definition.put("kind", Tree.text("entity"));
        String name = asset.id().name();
        TextWriter.write(asset.label(), name + "/label").ifPresent(label -> definition.put(Labels.LABEL, label));
        TextWriter.write(asset.description(), name + "/description")
                .ifPresent(text -> definition.put(Labels.QUICK_INFO, text));
        definition.putAll(semantics());
        definition.putAll(Stewardships.write(asset.stewardship()));
        definition.putAll(Storages.write(asset.storage()));
        Tree.Node params = params();
        if (!params.isEmpty()) {
            definition.put("params", params);
        }
        definition.put("elements", elements());
        return new Tree.Node(definition);
    }

    private Tree.Node elements() {
        Map<String, Tree> members = new LinkedHashMap<>();
        asset.columns()
                .forEach(column -> members.put(column.name(), Residue.merge(elements.write(column), column.rest())));
        asset.associations()
                .forEach(association -> members.put(
                        association.name(), Residue.merge(elements.write(association), association.rest())));
        return new Tree.Node(members);
    }

    private Map<String, Tree> semantics() {
        Semantics semantics = asset.semantics();
        boolean model = asset.kind() == AssetKind.ANALYTIC_MODEL;
        Map<String, Tree> members = new LinkedHashMap<>();
        Usages.pattern(semantics.usage())
                .ifPresent(pattern -> members.put(Usages.PATTERN, Notation.writeConstant(pattern)));
        if (model) {
            members.put(Classification.EDITOR, Notation.writeConstant(Classification.MODEL_EDITOR));
        }
        if (semantics.exposed() != model) {
            members.put(AssetMapper.EXPOSED, Tree.bool(semantics.exposed()));
        }
        semantics
                .representativeKey()
                .ifPresent(key -> members.put(AssetMapper.REPRESENTATIVE_KEY, Notation.writeReference(key)));
        keySequence(members);
        if (semantics.deltaCapture()) {
            String type = asset.kind() == AssetKind.TABLE ? "ACTIVE" : "UPSERT";
            members.put(AssetMapper.DELTA, new Tree.Node(Map.of("type", Notation.writeConstant(type))));
        }
        if (!semantics.accessControls().isEmpty()) {
            members.put(
                    AssetMapper.PROTECTED,
                    Tree.seq(semantics.accessControls().stream()
                            .map(control -> new Tree.Node(Map.of("target", Tree.text(control))))
                            .toList()));
        }
        for (Hierarchy hierarchy : semantics.hierarchies()) {
            Tree item = Residue.merge(Hierarchies.write(hierarchy, asset.id().name()), hierarchy.rest());
            members.merge(Hierarchies.annotation(hierarchy.kind()), Tree.seq(List.of(item)), EntityWriter::joined);
        }
        return members;
    }

    /** Only where the places differ from the order of the columns. */
    private void keySequence(Map<String, Tree> members) {
        List<Column> keys = asset.columns().stream()
                .filter(column -> column.keyPosition().isPresent())
                .toList();
        List<Column> sorted = keys.stream()
                .sorted(Comparator.comparingInt(column -> column.keyPosition().getAsInt()))
                .toList();
        if (!sorted.equals(keys)) {
            members.put(
                    Keys.SEQUENCE,
                    Notation.writeReferences(sorted.stream().map(Column::name).toList()));
        }
    }

    private Tree.Node params() {
        Map<String, Tree> params = new LinkedHashMap<>();
        for (Variable variable : asset.semantics().variables()) {
            Variables.writeParameter(asset, variable).ifPresent(param -> params.put(variable.name(), param));
        }
        return new Tree.Node(params);
    }

    private static Tree joined(Tree left, Tree right) {
        List<Tree> items = new ArrayList<>(((Tree.Seq) left).items());
        items.addAll(((Tree.Seq) right).items());
        return Tree.seq(items);
    }
}
