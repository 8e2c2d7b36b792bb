package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import dev.lockstep.testkit.AnyText;
import dev.lockstep.testkit.AnyTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Any analytic model over one fact and up to three dimensions, with measures and variables of every kind that CSN names. */
final class AnyCsnModel {
    private static final List<DataType> TYPES =
            List.of(new DataType.Decimal(17, 2), new DataType.Int(32, true), DataType.Text.of(10), new DataType.Date());

    private final SplittableRandom random;
    private final List<Column> columns = new ArrayList<>();
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();

    private AnyCsnModel(long seed) {
        random = new SplittableRandom(seed);
    }

    static Asset asset(long seed) {
        return new AnyCsnModel(seed).asset();
    }

    private Asset asset() {
        AssetRef fact = ref();
        List<AssetRef> upstream = new ArrayList<>(List.of(fact));
        for (int i = random.nextInt(4); i > 0; i--) {
            AssetRef source = ref();
            upstream.add(source);
            addSource(source);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Column column = column(ColumnRole.DIMENSION, type());
            columns.add(column);
            dimensions.add(new Dimension(
                    column.name(),
                    column.label(),
                    Optional.empty(),
                    Optional.of(column.name()),
                    List.of(),
                    Tree.Node.empty()));
        }
        addMeasures();
        List<Variable> variables = new ArrayList<>();
        for (Variable.Kind kind : Variable.Kind.values()) {
            if (random.nextBoolean()) {
                variables.add(variable(kind));
            }
        }
        return Asset.builder(new AssetId("acme", "SALES", name()), AssetKind.ANALYTIC_MODEL)
                .label(label())
                .columns(columns)
                .semantics(new Semantics(
                        Semantics.Usage.CUBE,
                        Optional.empty(),
                        dimensions,
                        measures,
                        List.of(),
                        variables,
                        List.of(),
                        random.nextBoolean(),
                        false))
                .upstream(upstream)
                .rest(rest())
                .build();
    }

    private void addSource(AssetRef source) {
        Column key = column(ColumnRole.DIMENSION, type());
        columns.add(key);
        List<String> attributes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Column attribute = column(ColumnRole.ATTRIBUTE, type());
            columns.add(attribute);
            attributes.add(attribute.name());
        }
        String place = Long.toString(dimensions.size());
        Tree.Node rest = random.nextBoolean() ? rest() : Residue.with(rest(), "!key", Tree.text("k" + place));
        dimensions.add(new Dimension(
                key.name(), label(), Optional.of(source), Optional.of(key.name()), List.copyOf(attributes), rest));
    }

    /** Base measures, then of each other kind at most one on the first of them. */
    private void addMeasures() {
        Column base = column(ColumnRole.MEASURE, TYPES.get(0));
        columns.add(base);
        measures.add(measure(base, Measure.Kind.BASE, Optional.of("F_" + name()), Optional.of(Aggregation.SUM)));
        for (Measure.Kind kind : Measure.Kind.values()) {
            if (random.nextBoolean() && kind != Measure.Kind.BASE && kind != Measure.Kind.OTHER) {
                Column column = column(ColumnRole.MEASURE, type(kind));
                columns.add(column);
                boolean built = kind != Measure.Kind.CALCULATED && kind != Measure.Kind.COUNT_DISTINCT;
                measures.add(measure(
                        column,
                        kind,
                        built ? Optional.of(base.name()) : Optional.empty(),
                        Optional.of(aggregation(kind))));
            }
        }
    }

    private static DataType type(Measure.Kind kind) {
        return switch (kind) {
            case CALCULATED -> new DataType.Float(64);
            case COUNT_DISTINCT -> new DataType.Int(64, true);
            case BASE, RESTRICTED, NON_CUMULATIVE, CURRENCY_CONVERSION, UNIT_CONVERSION, OTHER -> TYPES.get(0);
        };
    }

    private static Aggregation aggregation(Measure.Kind kind) {
        return switch (kind) {
            case CALCULATED -> Aggregation.FORMULA;
            case COUNT_DISTINCT -> Aggregation.COUNT_DISTINCT;
            case BASE, RESTRICTED, NON_CUMULATIVE, CURRENCY_CONVERSION, UNIT_CONVERSION, OTHER -> Aggregation.SUM;
        };
    }

    /** The column's label counts where there is one. */
    private Measure measure(
            Column column, Measure.Kind kind, Optional<String> source, Optional<Aggregation> aggregation) {
        return new Measure(
                column.name(),
                column.label(),
                kind,
                source,
                aggregation,
                Optional.empty(),
                random.nextBoolean() ? Optional.of("a / " + AnyText.text(random)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                random.nextBoolean(),
                rest());
    }

    private Variable variable(Variable.Kind kind) {
        return new Variable(
                name(),
                label(),
                kind,
                random.nextBoolean() ? Optional.of(type()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(columns.get(0).name()) : Optional.empty(),
                random.nextBoolean() ? Optional.of("INTERVAL") : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(AnyTree.tree(random, 2)) : Optional.empty(),
                rest());
    }

    private Column column(ColumnRole role, DataType type) {
        return Column.builder(name(), type)
                .role(role)
                .label(label())
                .rest(rest())
                .build();
    }

    private DataType type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    /** In this space or another. */
    private AssetRef ref() {
        return new AssetRef(random.nextBoolean() ? "SALES" : "FINANCE", name());
    }

    private Texts label() {
        return random.nextBoolean()
                ? Texts.of("Label " + AnyText.text(random))
                : new Texts(Map.of("en", "A", "de", AnyText.text(random)));
    }

    private Tree.Node rest() {
        return random.nextBoolean() ? Tree.Node.empty() : new Tree.Node(Map.of("@Acme.x", AnyTree.tree(random, 2)));
    }

    private String name() {
        return AnyText.name(random);
    }
}
