package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.DataType;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Storage;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import dev.lockstep.testkit.AnyAsset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Any table or view, cut down to what CSN can say. Every text, rest and name is as wild as {@link AnyAsset} makes it. */
final class AnyCsnAsset {
    private final Asset any;
    private final SplittableRandom random;

    private AnyCsnAsset(long seed) {
        this.any = AnyAsset.asset(seed);
        this.random = new SplittableRandom(seed);
    }

    static Asset asset(long seed) {
        return new AnyCsnAsset(seed).asset();
    }

    private Asset asset() {
        AssetKind kind = any.upstream().isEmpty() ? AssetKind.TABLE : AssetKind.VIEW;
        List<Column> columns = columns();
        return Asset.builder(any.id(), kind)
                .label(any.label())
                .description(any.description())
                .columns(columns)
                .storage(kind == AssetKind.TABLE && random.nextBoolean() ? storage() : Storage.none())
                .semantics(semantics(columns))
                .stewardship(stewardship())
                .associations(associations())
                .upstream(any.upstream())
                .rest(any.rest())
                .build();
    }

    private List<Column> columns() {
        List<Column> source = any.columns().isEmpty() ? List.of(Column.of("C", new DataType.Date())) : any.columns();
        List<Integer> places = new ArrayList<>();
        source.stream()
                .filter(column -> column.keyPosition().isPresent())
                .forEach(column -> places.add(places.size() + 1));
        if (random.nextBoolean()) {
            places.sort(Comparator.reverseOrder());
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : source) {
            columns.add(column(column, column.keyPosition().isPresent() ? places.remove(0) : 0));
        }
        return columns;
    }

    private Column column(Column any, int key) {
        DataType type = type(any.type());
        Column.Builder column = Column.builder(any.name(), type)
                .nullable(any.nullable())
                .label(any.label())
                .description(any.description())
                .hidden(any.hidden())
                .textColumns(filled(any.textColumns()))
                .tags(any.tags().stream()
                        .filter(tag -> !tag.isEmpty())
                        .map("x."::concat)
                        .toList())
                .rest(any.rest());
        if (key > 0) {
            column.keyPosition(key);
        }
        nativeName(type).ifPresent(column::nativeType);
        any.defaultValue().ifPresent(column::defaultValue);
        filled(any.currencyColumn()).ifPresent(column::currencyColumn);
        filled(any.unitColumn()).ifPresent(column::unitColumn);
        filled(any.textAssociation()).ifPresent(column::textAssociation);
        filled(any.foreignKeyAssociation()).ifPresent(column::foreignKeyAssociation);
        any.aggregation().ifPresent(column::aggregation);
        any.exceptionAggregation()
                .map(value -> new ExceptionAggregation(value.kind(), filled(value.attributes())))
                .ifPresent(column::exceptionAggregation);
        return column.role(role(any)).build();
    }

    /** Nothing marks an attribute; an aggregation makes a measure of what is no dimension. */
    private static ColumnRole role(Column any) {
        ColumnRole role = any.role() == ColumnRole.ATTRIBUTE ? ColumnRole.PLAIN : any.role();
        boolean aggregated =
                any.aggregation().filter(value -> value != Aggregation.NONE).isPresent();
        return aggregated && role != ColumnRole.DIMENSION ? ColumnRole.MEASURE : role;
    }

    private static DataType type(DataType any) {
        if (any instanceof DataType.MapOf map) {
            return new DataType.Array(type(map.value()));
        }
        if (any instanceof DataType.Union union) {
            return type(union.alternatives().get(0));
        }
        if (any instanceof DataType.Array array) {
            return new DataType.Array(type(array.element()));
        }
        if (any instanceof DataType.Struct struct) {
            return new DataType.Struct(struct.fields().stream()
                    .map(field -> new DataType.Field(field.name(), type(field.type()), field.nullable()))
                    .toList());
        }
        if (any instanceof DataType.Enumerated enumerated) {
            return enumerated(enumerated);
        }
        if (any instanceof DataType.Int number) {
            return number.bits() == 8 ? new DataType.Int(8, false) : new DataType.Int(number.bits(), true);
        }
        if (any instanceof DataType.Time) {
            return new DataType.Time(0);
        }
        if (any instanceof DataType.Timestamp timestamp) {
            return new DataType.Timestamp(timestamp.precision() < 5 ? 0 : 7, DataType.Timestamp.Zone.NONE);
        }
        return any instanceof DataType.Opaque ? new DataType.Opaque("acme.Unknown") : any;
    }

    /** Of a built-in base; members with different names. */
    private static DataType enumerated(DataType.Enumerated any) {
        DataType base = type(any.base());
        if (base instanceof DataType.Enumerated || base instanceof DataType.Opaque) {
            return base;
        }
        Map<String, DataType.Enumerated.Member> members = new LinkedHashMap<>();
        any.members().forEach(member -> members.put(member.name(), member));
        return new DataType.Enumerated(base, List.copyOf(members.values()));
    }

    /** What CSN calls a type whose name the canonical type does not give back. */
    private static Optional<String> nativeName(DataType type) {
        Tree name = TypeWriter.write(type).get("type");
        return name instanceof Tree.Text text && !BuiltInTypes.isStandard(text.value())
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private Storage storage() {
        Map<String, Tree> members = new LinkedHashMap<>(Storages.write(new Storage(
                filled(any.storage().connection()),
                Optional.empty(),
                Optional.empty(),
                new Tree.Node(Map.of("object", Tree.text("T"), "schema", Tree.text("S"))))));
        return Storages.of(new Tree.Node(members));
    }

    private Semantics semantics(List<Column> columns) {
        Semantics semantics = any.semantics();
        return new Semantics(
                semantics.usage(),
                filled(semantics.representativeKey()),
                List.of(),
                Measures.ofColumns(columns),
                semantics.hierarchies().stream()
                        .map(AnyCsnAsset::hierarchy)
                        .sorted(Comparator.comparing(Hierarchy::kind))
                        .toList(),
                semantics.variables().stream().map(AnyCsnAsset::variable).toList(),
                filled(semantics.accessControls()),
                semantics.exposed(),
                semantics.deltaCapture());
    }

    private static Hierarchy hierarchy(Hierarchy any) {
        boolean level = any.kind() == Hierarchy.Kind.LEVEL;
        return new Hierarchy(
                any.name(),
                any.label(),
                any.kind(),
                level ? filled(any.levels()) : List.of(),
                level ? List.of() : filled(any.parent()),
                level ? List.of() : filled(any.child()),
                level ? Optional.empty() : filled(any.directory()),
                any.rest());
    }

    private static Variable variable(Variable any) {
        return new Variable(
                any.name(),
                any.label(),
                Variable.Kind.INPUT_PARAMETER,
                any.type().map(AnyCsnAsset::type),
                Optional.empty(),
                Optional.empty(),
                false,
                any.mandatory(),
                any.defaultValue(),
                any.rest());
    }

    private Stewardship stewardship() {
        Stewardship stewardship = any.stewardship();
        Map<String, Tree> properties = new LinkedHashMap<>();
        stewardship.customProperties().members().keySet().stream()
                .filter(name -> !name.isEmpty())
                .findFirst()
                .ifPresent(name -> properties.put("purpose", Tree.text(name)));
        return new Stewardship(
                filled(stewardship.owner()),
                filled(stewardship.steward()),
                filled(stewardship.contact()),
                filled(stewardship.certification()),
                filled(stewardship.releaseState()),
                filled(stewardship.successor()),
                stewardship.tags(),
                List.of(),
                new Tree.Node(properties));
    }

    /** Counts are numbers or a star; a condition is there only when pairs cannot say it. */
    private List<Association> associations() {
        Set<String> taken = new HashSet<>();
        any.columns().forEach(column -> taken.add(column.name()));
        return any.associations().stream()
                .filter(association -> taken.add(association.name()))
                .map(AnyCsnAsset::association)
                .toList();
    }

    private static Association association(Association any) {
        return new Association(
                any.name(),
                any.label(),
                any.target(),
                any.kind(),
                any.joins(),
                any.joins().isEmpty() ? any.condition() : Optional.empty(),
                any.cardinality().map(AnyCsnAsset::cardinality),
                any.rest());
    }

    private static Association.Cardinality cardinality(Association.Cardinality any) {
        return new Association.Cardinality(
                any.source().map(text -> "*"),
                any.min().map(text -> Integer.toString(text.length())),
                any.max().map(text -> "1"));
    }

    private static Optional<String> filled(Optional<String> any) {
        return any.filter(text -> !text.isEmpty());
    }

    private static List<String> filled(List<String> any) {
        return any.stream().filter(text -> !text.isEmpty()).toList();
    }
}
