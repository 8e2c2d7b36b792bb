package dev.lockstep.sandbox.glue.rules;

import static dev.lockstep.sandbox.glue.rules.Shape.Member.optional;
import static dev.lockstep.sandbox.glue.rules.Shape.Member.required;
import static dev.lockstep.sandbox.glue.rules.Shapes.FLAG;
import static dev.lockstep.sandbox.glue.rules.Shapes.NAME;
import static dev.lockstep.sandbox.glue.rules.Shapes.TRANSACTION_ID;
import static dev.lockstep.sandbox.glue.rules.Shapes.UNCHECKED;
import static dev.lockstep.sandbox.glue.rules.Shapes.VALUES;
import static dev.lockstep.sandbox.glue.rules.Shapes.VERSION;
import static dev.lockstep.sandbox.glue.rules.Shapes.listOf;
import static dev.lockstep.sandbox.glue.rules.Shapes.structure;
import static dev.lockstep.sandbox.glue.rules.Shapes.upTo;

import dev.lockstep.sandbox.glue.rules.Shape.Choice;
import dev.lockstep.sandbox.glue.rules.Shape.Member;
import dev.lockstep.sandbox.glue.rules.Shape.Sequence;
import dev.lockstep.sandbox.glue.rules.Shape.Structure;
import dev.lockstep.sandbox.glue.rules.Shape.Whole;
import java.util.ArrayList;
import java.util.List;

/** The inputs of the operations. Source: Glue API, the request syntax of each operation. */
public final class Inputs {
    /** Largest page of databases, tables and table versions. Source: Glue API, CatalogGetterPageSize. */
    public static final int CATALOG_PAGE = 100;

    /** Largest page of partitions. Source: Glue API, PageSize. */
    public static final int PARTITION_PAGE = 1000;

    private static final Member CATALOG = optional("CatalogId", Shapes.CATALOG_ID);
    private static final Member DATABASE = required("DatabaseName", NAME);
    private static final Member TABLE = required("TableName", NAME);
    private static final Member NEXT = optional("NextToken", Shapes.TOKEN);
    private static final Member MAX = optional("MaxResults", new Whole(1, CATALOG_PAGE));
    private static final Member PARTITION_MAX = optional("MaxResults", new Whole(1, PARTITION_PAGE));
    private static final Member TRANSACTION = optional("TransactionId", TRANSACTION_ID);
    private static final Member AS_OF = optional("QueryAsOfTime", UNCHECKED);
    private static final Member VALUES_REQUIRED = required("PartitionValues", VALUES);
    private static final Structure VALUE_LIST = structure(required("Values", VALUES));

    public static final Structure CREATE_DATABASE =
            inCatalog(required("DatabaseInput", Shapes.DATABASE_INPUT), optional("Tags", Shapes.TAGS));
    public static final Structure GET_DATABASE = inCatalog(required("Name", NAME));
    public static final Structure GET_DATABASES = inCatalog(
            NEXT,
            MAX,
            optional("ResourceShareType", new Choice(List.of("FOREIGN", "ALL", "FEDERATED"))),
            optional("AttributesToGet", listOf(new Choice(List.of("NAME", "TARGET_DATABASE")))));
    public static final Structure UPDATE_DATABASE =
            inCatalog(required("Name", NAME), required("DatabaseInput", Shapes.DATABASE_INPUT));
    public static final Structure DELETE_DATABASE = inCatalog(required("Name", NAME));

    public static final Structure CREATE_TABLE = inDatabase(
            required("TableInput", Shapes.TABLE_INPUT),
            optional("PartitionIndexes", upTo(3, Shapes.PARTITION_INDEX)),
            TRANSACTION,
            optional("OpenTableFormatInput", UNCHECKED));
    public static final Structure GET_TABLE = inDatabase(
            required("Name", NAME),
            TRANSACTION,
            AS_OF,
            optional("IncludeStatusDetails", FLAG),
            optional("AttributesToGet", listOf(new Choice(List.of("DEFAULT", "LATEST_ICEBERG_METADATA")))));
    public static final Structure GET_TABLES = inDatabase(
            optional("Expression", Shapes.TABLE_FILTER),
            NEXT,
            MAX,
            TRANSACTION,
            AS_OF,
            optional("IncludeStatusDetails", FLAG),
            optional("AttributesToGet", listOf(new Choice(List.of("NAME", "TABLE_TYPE")))));
    public static final Structure UPDATE_TABLE = inDatabase(
            optional("Name", NAME),
            required("TableInput", Shapes.TABLE_INPUT),
            optional("SkipArchive", FLAG),
            TRANSACTION,
            optional("VersionId", VERSION),
            optional("ViewUpdateAction", new Choice(List.of("ADD", "REPLACE", "ADD_OR_REPLACE", "DROP"))),
            optional("Force", FLAG));
    public static final Structure DELETE_TABLE = inDatabase(required("Name", NAME), TRANSACTION);
    public static final Structure BATCH_DELETE_TABLE =
            inDatabase(required("TablesToDelete", upTo(100, NAME)), TRANSACTION);

    public static final Structure GET_TABLE_VERSION = inTable(optional("VersionId", VERSION));
    public static final Structure GET_TABLE_VERSIONS = inTable(NEXT, MAX);
    public static final Structure DELETE_TABLE_VERSION = inTable(required("VersionId", VERSION));
    public static final Structure BATCH_DELETE_TABLE_VERSION = inTable(required("VersionIds", upTo(100, VERSION)));

    public static final Structure CREATE_PARTITION = inTable(required("PartitionInput", Shapes.PARTITION_INPUT));
    public static final Structure BATCH_CREATE_PARTITION =
            inTable(required("PartitionInputList", upTo(100, Shapes.PARTITION_INPUT)));
    public static final Structure GET_PARTITION = inTable(VALUES_REQUIRED);
    public static final Structure GET_PARTITIONS = inTable(
            optional("Expression", Shapes.PARTITION_FILTER),
            NEXT,
            optional(
                    "Segment",
                    structure(
                            required("SegmentNumber", new Whole(0, Integer.MAX_VALUE)),
                            required("TotalSegments", new Whole(1, 10)))),
            PARTITION_MAX,
            optional("ExcludeColumnSchema", FLAG),
            TRANSACTION,
            AS_OF);
    public static final Structure BATCH_GET_PARTITION =
            inTable(required("PartitionsToGet", new Sequence(VALUE_LIST, 0, 1000)));
    public static final Structure UPDATE_PARTITION = inTable(
            required("PartitionValueList", new Sequence(Shapes.PARTITION_VALUE, 0, 100)),
            required("PartitionInput", Shapes.PARTITION_INPUT));
    public static final Structure BATCH_UPDATE_PARTITION = inTable(required(
            "Entries",
            new Sequence(
                    structure(
                            required("PartitionValueList", new Sequence(Shapes.PARTITION_VALUE, 0, 100)),
                            required("PartitionInput", Shapes.PARTITION_INPUT)),
                    1,
                    100)));
    public static final Structure DELETE_PARTITION = inTable(VALUES_REQUIRED);
    public static final Structure BATCH_DELETE_PARTITION =
            inTable(required("PartitionsToDelete", upTo(25, VALUE_LIST)));

    public static final Structure CREATE_PARTITION_INDEX = inTable(required("PartitionIndex", Shapes.PARTITION_INDEX));
    public static final Structure GET_PARTITION_INDEXES = inTable(NEXT);
    public static final Structure DELETE_PARTITION_INDEX = inTable(required("IndexName", NAME));

    public static final Structure TAG_RESOURCE =
            structure(required("ResourceArn", Shapes.ARN), required("TagsToAdd", Shapes.TAGS));
    public static final Structure UNTAG_RESOURCE = structure(
            required("ResourceArn", Shapes.ARN), required("TagsToRemove", upTo(Shapes.MAX_TAGS, Shapes.TAG_KEY)));
    public static final Structure GET_TAGS = structure(required("ResourceArn", Shapes.ARN));

    private Inputs() {}

    private static Structure inCatalog(Member... members) {
        return join(List.of(CATALOG), members);
    }

    private static Structure inDatabase(Member... members) {
        return join(List.of(CATALOG, DATABASE), members);
    }

    private static Structure inTable(Member... members) {
        return join(List.of(CATALOG, DATABASE, TABLE), members);
    }

    private static Structure join(List<Member> scope, Member... members) {
        var all = new ArrayList<>(scope);
        all.addAll(List.of(members));
        return new Structure(all);
    }
}
