package dev.lockstep.sandbox.glue.rules;

import static dev.lockstep.sandbox.glue.rules.Shape.Member.optional;
import static dev.lockstep.sandbox.glue.rules.Shape.Member.required;

import dev.lockstep.sandbox.glue.rules.Shape.Choice;
import dev.lockstep.sandbox.glue.rules.Shape.Dictionary;
import dev.lockstep.sandbox.glue.rules.Shape.Flag;
import dev.lockstep.sandbox.glue.rules.Shape.Member;
import dev.lockstep.sandbox.glue.rules.Shape.Moment;
import dev.lockstep.sandbox.glue.rules.Shape.Sequence;
import dev.lockstep.sandbox.glue.rules.Shape.Structure;
import dev.lockstep.sandbox.glue.rules.Shape.Text;
import dev.lockstep.sandbox.glue.rules.Shape.Unchecked;
import dev.lockstep.sandbox.glue.rules.Shape.Whole;
import java.util.List;

/** The data types of the catalog. Source of every number: Glue API, Data Catalog data types. */
final class Shapes {
    static final int NO_LIMIT = Integer.MAX_VALUE;

    static final Text NAME = new Text(1, 255, Alphabet.SINGLE_LINE);
    static final Text CATALOG_ID = NAME;
    static final Text VERSION = NAME;
    static final Text DESCRIPTION = new Text(0, 2048, Alphabet.MULTI_LINE);
    static final Text COMMENT = new Text(0, 255, Alphabet.SINGLE_LINE);
    static final Text COLUMN_TYPE = new Text(0, 131_072, Alphabet.SINGLE_LINE);
    static final Text URI = new Text(1, 1024, Alphabet.MULTI_LINE);
    static final Text LOCATION = new Text(0, 2056, Alphabet.MULTI_LINE);
    static final Text FORMAT = new Text(0, 128, Alphabet.SINGLE_LINE);
    static final Text VIEW_TEXT = new Text(0, 409_600, Alphabet.ANY);
    static final Text TABLE_TYPE = new Text(0, 255, Alphabet.ANY);
    static final Text TRANSACTION_ID = new Text(1, 255, Alphabet.SINGLE_LINE);
    static final Text FEDERATION_IDENTIFIER = new Text(1, 512, Alphabet.SINGLE_LINE);
    static final Text TABLE_FILTER = new Text(0, 2048, Alphabet.SINGLE_LINE);
    static final Text PARTITION_FILTER = new Text(0, 2048, Alphabet.MULTI_LINE);
    static final Text PARTITION_VALUE = new Text(1, 1024, Alphabet.ANY);
    static final Text TAG_KEY = new Text(1, 128, Alphabet.ANY);
    static final Text TAG_VALUE = new Text(0, 256, Alphabet.ANY);
    static final Text ARN = new Text(1, 10_240, Alphabet.GLUE_ARN);
    static final Text TOKEN = new Text(0, NO_LIMIT, Alphabet.ANY);
    private static final Text FREE = new Text(0, NO_LIMIT, Alphabet.ANY);

    static final Flag FLAG = new Flag();
    static final Unchecked UNCHECKED = new Unchecked();
    static final int MAX_TAGS = 50;

    static final Dictionary PARAMETERS = new Dictionary(NAME, new Text(0, 512_000, Alphabet.ANY), NO_LIMIT);
    static final Dictionary TAGS = new Dictionary(TAG_KEY, TAG_VALUE, MAX_TAGS);
    static final Sequence VALUES = listOf(PARTITION_VALUE);

    static final Structure COLUMN = structure(
            required("Name", NAME),
            optional("Type", COLUMN_TYPE),
            optional("Comment", COMMENT),
            optional("Parameters", PARAMETERS));

    private static final Structure SERDE = structure(
            optional("Name", NAME), optional("SerializationLibrary", NAME), optional("Parameters", PARAMETERS));

    private static final Structure SORT_COLUMN =
            structure(required("Column", NAME), required("SortOrder", new Whole(0, 1)));

    private static final Structure SKEW = structure(
            optional("SkewedColumnNames", listOf(NAME)),
            optional("SkewedColumnValues", listOf(FREE)),
            optional("SkewedColumnValueLocationMaps", new Dictionary(FREE, FREE, NO_LIMIT)));

    private static final Structure SCHEMA_REFERENCE = structure(
            optional("SchemaId", UNCHECKED),
            optional("SchemaVersionId", new Text(36, 36, Alphabet.UUID)),
            optional("SchemaVersionNumber", new Whole(1, 100_000)));

    static final Structure STORAGE = structure(
            optional("Columns", listOf(COLUMN)),
            optional("Location", LOCATION),
            optional("AdditionalLocations", listOf(LOCATION)),
            optional("InputFormat", FORMAT),
            optional("OutputFormat", FORMAT),
            optional("Compressed", FLAG),
            optional("NumberOfBuckets", new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            optional("SerdeInfo", SERDE),
            optional("BucketColumns", listOf(NAME)),
            optional("SortColumns", listOf(SORT_COLUMN)),
            optional("Parameters", PARAMETERS),
            optional("SkewedInfo", SKEW),
            optional("StoredAsSubDirectories", FLAG),
            optional("SchemaReference", SCHEMA_REFERENCE));

    private static final Structure TARGET_TABLE = structure(
            optional("CatalogId", CATALOG_ID),
            optional("DatabaseName", NAME),
            optional("Name", NAME),
            optional("Region", NAME));

    private static final Structure TARGET_DATABASE =
            structure(optional("CatalogId", CATALOG_ID), optional("DatabaseName", NAME), optional("Region", NAME));

    private static final Structure REPRESENTATION = structure(
            optional("Dialect", new Choice(List.of("REDSHIFT", "ATHENA", "SPARK"))),
            optional("DialectVersion", NAME),
            optional("ViewOriginalText", VIEW_TEXT),
            optional("ValidationConnection", NAME),
            optional("ViewExpandedText", VIEW_TEXT));

    private static final Structure VIEW_DEFINITION = structure(
            optional("IsProtected", FLAG),
            optional("Definer", new Text(20, 2048, Alphabet.SINGLE_LINE)),
            optional("Representations", new Sequence(REPRESENTATION, 1, 10)),
            optional("SubObjects", new Sequence(new Text(20, 2048, Alphabet.SINGLE_LINE), 0, 10)));

    static final Structure TABLE_INPUT = structure(
            required("Name", NAME),
            optional("Description", DESCRIPTION),
            optional("Owner", NAME),
            optional("LastAccessTime", new Moment()),
            optional("LastAnalyzedTime", new Moment()),
            optional("Retention", new Whole(0, Integer.MAX_VALUE)),
            optional("StorageDescriptor", STORAGE),
            optional("PartitionKeys", listOf(COLUMN)),
            optional("ViewOriginalText", VIEW_TEXT),
            optional("ViewExpandedText", VIEW_TEXT),
            optional("TableType", TABLE_TYPE),
            optional("Parameters", PARAMETERS),
            optional("TargetTable", TARGET_TABLE),
            optional("ViewDefinition", VIEW_DEFINITION));

    static final Structure DATABASE_INPUT = structure(
            required("Name", NAME),
            optional("Description", DESCRIPTION),
            optional("LocationUri", URI),
            optional("Parameters", PARAMETERS),
            optional("CreateTableDefaultPermissions", UNCHECKED),
            optional("TargetDatabase", TARGET_DATABASE),
            optional(
                    "FederatedDatabase",
                    structure(
                            optional("Identifier", FEDERATION_IDENTIFIER),
                            optional("ConnectionName", NAME),
                            optional("ConnectionType", NAME))));

    static final Structure PARTITION_INPUT = structure(
            optional("Values", VALUES),
            optional("LastAccessTime", new Moment()),
            optional("StorageDescriptor", STORAGE),
            optional("Parameters", PARAMETERS),
            optional("LastAnalyzedTime", new Moment()));

    static final Structure PARTITION_INDEX =
            structure(required("Keys", new Sequence(NAME, 1, NO_LIMIT)), required("IndexName", NAME));

    private Shapes() {}

    static Structure structure(Member... members) {
        return new Structure(List.of(members));
    }

    static Sequence listOf(Shape item) {
        return new Sequence(item, 0, NO_LIMIT);
    }

    static Sequence upTo(int max, Shape item) {
        return new Sequence(item, 0, max);
    }
}
