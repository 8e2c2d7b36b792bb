package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;

/** Elements of an entity as columns. */
final class Columns {
    static final String CURRENCY = "@Semantics.amount.currencyCode";
    static final String UNIT = "@Semantics.quantity.unitOfMeasure";
    static final String TEXT_ASSOCIATION = "@ObjectModel.text.association";
    static final String FOREIGN_KEY = "@ObjectModel.foreignKey.association";

    private final Definition owner;
    private final CsnSpace space;
    private final TypeResolver types;
    private final Labels labels;
    private final LossLog losses;

    Columns(Definition owner, CsnSpace space, TypeResolver types, Labels labels, LossLog losses) {
        this.owner = owner;
        this.space = space;
        this.types = types;
        this.labels = labels;
        this.losses = losses;
    }

    /** @param name not empty; @param keyPosition from 1, 0 for no key */
    Column map(String name, Tree.Node element, int keyPosition) {
        Members members = new Members(element);
        Column.Builder column = Column.builder(name, type(name, members));
        members.take("key", Notation::flag);
        if (keyPosition > 0) {
            column.keyPosition(keyPosition);
        }
        column.nullable(!members.takeFlag("notNull"));
        typeName(members).ifPresent(column::nativeType);
        members.take("default", Optional::of).ifPresent(column::defaultValue);
        column.label(label(members));
        column.description(labels.description(members));
        aggregations(name, members, column);
        links(members, column);
        column.role(Roles.take(members));
        column.hidden(hidden(members));
        column.tags(Tags.take(members));
        return column.build();
    }

    /** A column for an element that is no object. */
    Column malformed(String name) {
        losses.degraded("columns/" + name, "the element is no object");
        return Column.of(name, new DataType.Opaque(""));
    }

    private DataType type(String name, Members members) {
        MappedType mapped = types.resolve(owner, name, members.node());
        mapped.problems().forEach(problem -> losses.degraded("columns/" + name + "/type", problem));
        return mapped.type();
    }

    /** The name of the type as written, where the canonical type would give another. */
    private Optional<String> typeName(Members members) {
        return members.find("type").flatMap(Notation::filledText).filter(written -> !BuiltInTypes.isStandard(written));
    }

    /** The element's own label, else the one of the type it is derived from. */
    private Texts label(Members members) {
        Texts own = labels.label(members);
        if (!own.isEmpty()) {
            return own;
        }
        return members.find("type")
                .flatMap(Notation::text)
                .flatMap(space::find)
                .map(type -> new Labels(new Translations(type.origin())).label(type.node()))
                .orElseGet(Texts::none);
    }

    private void aggregations(String name, Members members, Column.Builder column) {
        Optional<Aggregation> aggregation = Aggregations.take(members);
        aggregation.ifPresent(column::aggregation);
        if (aggregation.isEmpty() && members.find(Aggregations.DEFAULT).isPresent()) {
            losses.note("columns/" + name + "/aggregation", "the default aggregation is not known");
        }
        Optional<ExceptionAggregation> exception = Aggregations.takeException(members);
        exception.ifPresent(column::exceptionAggregation);
        if (exception.isEmpty() && members.find(Aggregations.EXCEPTION).isPresent()) {
            losses.note(
                    "columns/" + name + "/exceptionAggregation",
                    "the exception aggregation has more than one step or an unknown form");
        }
    }

    private static void links(Members members, Column.Builder column) {
        reference(members, CURRENCY).ifPresent(column::currencyColumn);
        reference(members, UNIT).ifPresent(column::unitColumn);
        reference(members, TEXT_ASSOCIATION).ifPresent(column::textAssociation);
        reference(members, FOREIGN_KEY).ifPresent(column::foreignKeyAssociation);
        Optional<List<String>> texts = members.take("@ObjectModel.text.element", Notation::exactReferences);
        texts.or(() -> members.find("@ObjectModel.text.element").flatMap(Notation::references))
                .ifPresent(column::textColumns);
    }

    /** Taken when it is written as a reference; a bare name counts, too, and stays in the rest. */
    static Optional<String> reference(Members members, String annotation) {
        return members.take(annotation, Notation::exactReference)
                .or(() -> members.find(annotation).flatMap(Notation::reference));
    }

    /** Two annotations hide a column; the model gives back the one that Datasphere writes in its models. */
    private static boolean hidden(Members members) {
        return members.takeFlag("@Consumption.hidden")
                || Notation.isTrue(members.find("@Analytics.hidden"))
                || Notation.isTrue(members.find("@UI.hidden"));
    }
}
