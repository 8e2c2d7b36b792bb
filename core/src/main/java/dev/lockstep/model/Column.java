package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column of an asset. Other columns are referred to by their name in the same asset, associations by their name.
 *
 * @param name technical name, verbatim
 * @param type canonical type
 * @param nullable whether a value may be missing
 * @param keyPosition place in the primary key, from 1; absent when not a key
 * @param defaultValue as the source gives it
 * @param label short text; @param description long text
 * @param role what the column is for
 * @param aggregation default aggregation of a measure
 * @param exceptionAggregation further aggregation of a measure
 * @param currencyColumn column that holds the currency of this amount
 * @param unitColumn column that holds the unit of this quantity
 * @param textColumns columns that hold the text of this value
 * @param textAssociation association to the texts of this value
 * @param foreignKeyAssociation association this column is the foreign key of
 * @param hidden whether consumers should not see it
 * @param tags semantic tags such as {@code calendar.yearMonth}, sorted
 * @param glossaryTerms sorted
 * @param nativeType the source's own name of the type, where the canonical type does not give it back
 * @param rest what the model does not spell out, in order
 */
public record Column(
        String name,
        DataType type,
        boolean nullable,
        OptionalInt keyPosition,
        Optional<Tree> defaultValue,
        Texts label,
        Texts description,
        ColumnRole role,
        Optional<Aggregation> aggregation,
        Optional<ExceptionAggregation> exceptionAggregation,
        Optional<String> currencyColumn,
        Optional<String> unitColumn,
        List<String> textColumns,
        Optional<String> textAssociation,
        Optional<String> foreignKeyAssociation,
        boolean hidden,
        List<String> tags,
        List<String> glossaryTerms,
        Optional<String> nativeType,
        Tree.Node rest) {

    public Column {
        Checks.notEmpty(name, "name");
        requireNonNull(type, "type is null");
        requireNonNull(keyPosition, "keyPosition is null");
        if (keyPosition.isPresent() && keyPosition.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "key position %d of %s is out of range".formatted(keyPosition.getAsInt(), name));
        }
        requireNonNull(defaultValue, "defaultValue is null");
        requireNonNull(label, "label is null");
        requireNonNull(description, "description is null");
        requireNonNull(role, "role is null");
        requireNonNull(aggregation, "aggregation is null");
        requireNonNull(exceptionAggregation, "exceptionAggregation is null");
        requireNonNull(currencyColumn, "currencyColumn is null");
        requireNonNull(unitColumn, "unitColumn is null");
        textColumns = Checks.copy(textColumns, "textColumns");
        requireNonNull(textAssociation, "textAssociation is null");
        requireNonNull(foreignKeyAssociation, "foreignKeyAssociation is null");
        tags = requireNonNull(tags, "tags is null").stream().sorted().distinct().toList();
        glossaryTerms = requireNonNull(glossaryTerms, "glossaryTerms is null").stream()
                .sorted()
                .distinct()
                .toList();
        requireNonNull(nativeType, "nativeType is null");
        requireNonNull(rest, "rest is null");
    }

    /** Member of {@link #rest} that holds the name under which targets publish the column, where that is not its technical name. */
    public static final String TARGET_NAME = "@lockstep.targetName";

    /** The name that targets start from: the one that was asked for, else the technical name. References never use it. */
    public String publishedName() {
        return rest.findText(TARGET_NAME).orElse(name);
    }

    /** The same under another name in targets; this one if it has that name already. */
    public Column publishedAs(String targetName) {
        if (targetName.equals(publishedName())) {
            return this;
        }
        Map<String, Tree> members = new LinkedHashMap<>(rest.members());
        members.put(TARGET_NAME, Tree.text(targetName));
        return toBuilder().rest(new Tree.Node(members)).build();
    }

    /** A nullable column that says nothing beyond its name and type. */
    public static Column of(String name, DataType type) {
        return builder(name, type).build();
    }

    public static Builder builder(String name, DataType type) {
        return new Builder(name, type);
    }

    /** A builder that holds every part of this column. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects the optional parts of a column. For one thread. */
    public static final class Builder {
        private final String name;
        private DataType type;
        private boolean nullable = true;
        private OptionalInt keyPosition = OptionalInt.empty();
        private Optional<Tree> defaultValue = Optional.empty();
        private Texts label = Texts.none();
        private Texts description = Texts.none();
        private ColumnRole role = ColumnRole.PLAIN;
        private Optional<Aggregation> aggregation = Optional.empty();
        private Optional<ExceptionAggregation> exceptionAggregation = Optional.empty();
        private Optional<String> currencyColumn = Optional.empty();
        private Optional<String> unitColumn = Optional.empty();
        private List<String> textColumns = List.of();
        private Optional<String> textAssociation = Optional.empty();
        private Optional<String> foreignKeyAssociation = Optional.empty();
        private boolean hidden;
        private List<String> tags = List.of();
        private List<String> glossaryTerms = List.of();
        private Optional<String> nativeType = Optional.empty();
        private Tree.Node rest = Tree.Node.empty();

        private Builder(String name, DataType type) {
            this.name = name;
            this.type = type;
        }

        private Builder(Column column) {
            this(column.name, column.type);
            nullable = column.nullable;
            keyPosition = column.keyPosition;
            defaultValue = column.defaultValue;
            label = column.label;
            description = column.description;
            role = column.role;
            aggregation = column.aggregation;
            exceptionAggregation = column.exceptionAggregation;
            currencyColumn = column.currencyColumn;
            unitColumn = column.unitColumn;
            textColumns = column.textColumns;
            textAssociation = column.textAssociation;
            foreignKeyAssociation = column.foreignKeyAssociation;
            hidden = column.hidden;
            tags = column.tags;
            glossaryTerms = column.glossaryTerms;
            nativeType = column.nativeType;
            rest = column.rest;
        }

        /** Another type than the one it was made with. */
        public Builder type(DataType value) {
            type = value;
            return this;
        }

        public Builder nullable(boolean value) {
            nullable = value;
            return this;
        }

        public Builder keyPosition(int value) {
            keyPosition = OptionalInt.of(value);
            return this;
        }

        public Builder defaultValue(Tree value) {
            defaultValue = Optional.of(value);
            return this;
        }

        public Builder label(Texts value) {
            label = value;
            return this;
        }

        public Builder description(Texts value) {
            description = value;
            return this;
        }

        public Builder role(ColumnRole value) {
            role = value;
            return this;
        }

        public Builder aggregation(Aggregation value) {
            aggregation = Optional.of(value);
            return this;
        }

        public Builder exceptionAggregation(ExceptionAggregation value) {
            exceptionAggregation = Optional.of(value);
            return this;
        }

        public Builder currencyColumn(String value) {
            currencyColumn = Optional.of(value);
            return this;
        }

        public Builder unitColumn(String value) {
            unitColumn = Optional.of(value);
            return this;
        }

        public Builder textColumns(List<String> value) {
            textColumns = value;
            return this;
        }

        public Builder textAssociation(String value) {
            textAssociation = Optional.of(value);
            return this;
        }

        public Builder foreignKeyAssociation(String value) {
            foreignKeyAssociation = Optional.of(value);
            return this;
        }

        public Builder hidden(boolean value) {
            hidden = value;
            return this;
        }

        public Builder tags(List<String> value) {
            tags = value;
            return this;
        }

        public Builder glossaryTerms(List<String> value) {
            glossaryTerms = value;
            return this;
        }

        public Builder nativeType(String value) {
            nativeType = Optional.of(value);
            return this;
        }

        public Builder rest(Tree.Node value) {
            rest = value;
            return this;
        }

        public Column build() {
            return new Column(
                    name,
                    type,
                    nullable,
                    keyPosition,
                    defaultValue,
                    label,
                    description,
                    role,
                    aggregation,
                    exceptionAggregation,
                    currencyColumn,
                    unitColumn,
                    textColumns,
                    textAssociation,
                    foreignKeyAssociation,
                    hidden,
                    tags,
                    glossaryTerms,
                    nativeType,
                    rest);
        }
    }
}
