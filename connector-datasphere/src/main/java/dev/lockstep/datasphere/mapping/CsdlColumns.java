package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties of an entity as columns, by their original names. For one document and one thread. */
final class CsdlColumns {
    /** Terms that become parts of a column; all others stay in its rest. */
    private static final Set<String> MODELLED = Set.of(
            "label",
            "quickinfo",
            "originalname",
            "dimension",
            "measure",
            "text",
            "isocurrency",
            "unit",
            "hidden",
            "iscurrency",
            "isunit",
            "islanguageidentifier",
            "defaultaggregation");

    private final CsdlDocument document;
    private final CsdlEntity entity;
    private final AssetId asset;
    private final Map<String, ColumnRole> roles;
    private final CsdlTypes types;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, String> originals = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();

    /** @param roles by column name, for columns whose role this document does not tell */
    CsdlColumns(CsdlDocument document, CsdlEntity entity, AssetId asset, Map<String, ColumnRole> roles) {
        this.document = document;
        this.roles = roles;
        this.entity = entity;
        this.asset = asset;
        this.types = new CsdlTypes(document);
        List<CsdlNode> properties = CsdlEntity.properties(document, entity.type());
        properties.forEach(this::nameOriginally);
        Map<String, Integer> keys = CsdlEntity.keys(document, entity.type());
        properties.forEach(property -> add(property, keys));
    }

    /** In the order of the document. */
    List<Column> columns() {
        return List.copyOf(columns.values());
    }

    List<Loss> losses() {
        return losses;
    }

    /** The column's name for a property that an annotation refers to. */
    String original(String property) {
        return originals.getOrDefault(property, property);
    }

    private void nameOriginally(CsdlNode property) {
        String name = property.ownName();
        String original = annotations(property).text("OriginalName").orElse(name);
        boolean taken = originals.containsValue(original);
        if (!name.isEmpty()) {
            originals.putIfAbsent(name, taken ? name : original);
        }
    }

    private void add(CsdlNode property, Map<String, Integer> keys) {
        String name = original(property.ownName());
        if (name.isEmpty() || columns.containsKey(name)) {
            losses.add(new Loss(
                    asset,
                    "columns/" + name,
                    Loss.Severity.DROPPED,
                    "The document has two properties of one name, or one without a name."));
        } else {
            columns.put(name, column(property, name, keys));
        }
    }

    private Column column(CsdlNode property, String name, Map<String, Integer> keys) {
        CsdlAnnotations annotations = annotations(property);
        MappedType type = types.of(property);
        type.problems()
                .forEach(problem ->
                        losses.add(new Loss(asset, "columns/" + name + "/type", Loss.Severity.DEGRADED, problem)));
        Column.Builder column = Column.builder(name, type.type())
                .nullable(CsdlEntity.isNullable(property) && !keys.containsKey(property.ownName()))
                .label(annotations.text("Label").map(Texts::of).orElseGet(Texts::none))
                .description(annotations.text("QuickInfo").map(Texts::of).orElseGet(Texts::none))
                .role(role(name, annotations))
                .hidden(annotations.flag("Hidden"))
                .tags(CsdlTags.of(annotations.flags()))
                .textColumns(
                        annotations.path("Text").map(this::original).stream().toList())
                .rest(rest(property, annotations, type));
        Optional.ofNullable(keys.get(property.ownName())).ifPresent(column::keyPosition);
        aggregation(annotations).ifPresent(column::aggregation);
        annotations.path("ISOCurrency").map(this::original).ifPresent(column::currencyColumn);
        annotations.path("Unit").map(this::original).ifPresent(column::unitColumn);
        property.attribute("DefaultValue").map(Tree::text).ifPresent(column::defaultValue);
        return column.build();
    }

    private CsdlAnnotations annotations(CsdlNode property) {
        return new CsdlAnnotations(property, document.annotations(entity.name() + "/" + property.ownName()));
    }

    private ColumnRole role(String name, CsdlAnnotations annotations) {
        if (annotations.flag("Measure")) {
            return ColumnRole.MEASURE;
        }
        if (annotations.flag("IsCurrency")) {
            return ColumnRole.CURRENCY;
        }
        if (annotations.flag("IsUnit")) {
            return ColumnRole.UNIT;
        }
        if (annotations.flag("IsLanguageIdentifier")) {
            return ColumnRole.LANGUAGE;
        }
        return annotations.flag("Dimension") ? ColumnRole.DIMENSION : roles.getOrDefault(name, ColumnRole.PLAIN);
    }

    private static Optional<Aggregation> aggregation(CsdlAnnotations annotations) {
        return annotations
                .find("DefaultAggregation")
                .filter(Tree.Node.class::isInstance)
                .flatMap(value -> ((Tree.Node) value).findText("$EnumMember"))
                .flatMap(member -> aggregation(
                        member.substring(member.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)));
    }

    private static Optional<Aggregation> aggregation(String name) {
        return switch (name) {
            case "SUM" -> Optional.of(Aggregation.SUM);
            case "MIN" -> Optional.of(Aggregation.MIN);
            case "MAX" -> Optional.of(Aggregation.MAX);
            case "AVG", "AVERAGE" -> Optional.of(Aggregation.AVERAGE);
            case "COUNT" -> Optional.of(Aggregation.COUNT);
            case "COUNT_DISTINCT" -> Optional.of(Aggregation.COUNT_DISTINCT);
            case "NONE" -> Optional.of(Aggregation.NONE);
            default -> Optional.empty();
        };
    }

    /** What the column does not say; a text or unit that is no path stays here, too, and so does a type that has a name or problems. */
    private Tree.Node rest(CsdlNode property, CsdlAnnotations annotations, MappedType type) {
        Map<String, Tree> rest = new LinkedHashMap<>();
        if (!original(property.ownName()).equals(property.ownName())) {
            rest.put("csdl.name", Tree.text(property.ownName()));
        }
        types.written(property, type).ifPresent(written -> rest.put("csdl.type", written));
        rest.putAll(annotations.rest(MODELLED).members());
        if (aggregation(annotations).isEmpty()) {
            annotations.find("DefaultAggregation").ifPresent(value -> rest.put("@DefaultAggregation", value));
        }
        for (String term : List.of("Text", "ISOCurrency", "Unit")) {
            annotations
                    .find(term)
                    .filter(value -> annotations.path(term).isEmpty())
                    .ifPresent(value -> rest.put("@" + term, value));
        }
        return new Tree.Node(rest);
    }
}
