package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.catalog.DatabaseOperations;
import dev.lockstep.sandbox.glue.catalog.Operation;
import dev.lockstep.sandbox.glue.catalog.PartitionBatches;
import dev.lockstep.sandbox.glue.catalog.PartitionIndexOperations;
import dev.lockstep.sandbox.glue.catalog.PartitionOperations;
import dev.lockstep.sandbox.glue.catalog.TableOperations;
import dev.lockstep.sandbox.glue.catalog.TagOperations;
import dev.lockstep.sandbox.glue.catalog.VersionOperations;
import dev.lockstep.sandbox.glue.rules.Inputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import dev.lockstep.sandbox.glue.rules.Shape.Structure;
import java.util.Map;
import java.util.Optional;

/** Every action of the API that the sandbox knows: what it takes and what it does. */
final class Actions {
    record Action(Structure input, Operation operation) {}

    private static final Map<String, Action> ALL = Map.ofEntries(
            entry("CreateDatabase", Inputs.CREATE_DATABASE, DatabaseOperations::create),
            entry("GetDatabase", Inputs.GET_DATABASE, DatabaseOperations::get),
            entry("GetDatabases", Inputs.GET_DATABASES, DatabaseOperations::list),
            entry("UpdateDatabase", Inputs.UPDATE_DATABASE, DatabaseOperations::update),
            entry("DeleteDatabase", Inputs.DELETE_DATABASE, DatabaseOperations::delete),
            entry("CreateTable", Inputs.CREATE_TABLE, TableOperations::create),
            entry("GetTable", Inputs.GET_TABLE, TableOperations::get),
            entry("GetTables", Inputs.GET_TABLES, TableOperations::list),
            entry("UpdateTable", Inputs.UPDATE_TABLE, TableOperations::update),
            entry("DeleteTable", Inputs.DELETE_TABLE, TableOperations::delete),
            entry("BatchDeleteTable", Inputs.BATCH_DELETE_TABLE, TableOperations::batchDelete),
            entry("GetTableVersion", Inputs.GET_TABLE_VERSION, VersionOperations::get),
            entry("GetTableVersions", Inputs.GET_TABLE_VERSIONS, VersionOperations::list),
            entry("DeleteTableVersion", Inputs.DELETE_TABLE_VERSION, VersionOperations::delete),
            entry("BatchDeleteTableVersion", Inputs.BATCH_DELETE_TABLE_VERSION, VersionOperations::batchDelete),
            entry("CreatePartition", Inputs.CREATE_PARTITION, PartitionOperations::create),
            entry("GetPartition", Inputs.GET_PARTITION, PartitionOperations::get),
            entry("GetPartitions", Inputs.GET_PARTITIONS, PartitionOperations::list),
            entry("UpdatePartition", Inputs.UPDATE_PARTITION, PartitionOperations::update),
            entry("DeletePartition", Inputs.DELETE_PARTITION, PartitionOperations::delete),
            entry("BatchCreatePartition", Inputs.BATCH_CREATE_PARTITION, PartitionBatches::create),
            entry("BatchGetPartition", Inputs.BATCH_GET_PARTITION, PartitionBatches::get),
            entry("BatchUpdatePartition", Inputs.BATCH_UPDATE_PARTITION, PartitionBatches::update),
            entry("BatchDeletePartition", Inputs.BATCH_DELETE_PARTITION, PartitionBatches::delete),
            entry("CreatePartitionIndex", Inputs.CREATE_PARTITION_INDEX, PartitionIndexOperations::create),
            entry("GetPartitionIndexes", Inputs.GET_PARTITION_INDEXES, PartitionIndexOperations::list),
            entry("DeletePartitionIndex", Inputs.DELETE_PARTITION_INDEX, PartitionIndexOperations::delete),
            entry("TagResource", Inputs.TAG_RESOURCE, TagOperations::tag),
            entry("UntagResource", Inputs.UNTAG_RESOURCE, TagOperations::untag),
            entry("GetTags", Inputs.GET_TAGS, TagOperations::list));

    private Actions() {}

    /** @param businessContext whether its operations are there */
    static Action find(String name, boolean businessContext) {
        return Optional.ofNullable(ALL.get(name))
                .or(() -> businessContext ? ContextActions.find(name) : Optional.empty())
                .orElseThrow(() ->
                        new ServiceError("UnknownOperationException", 400, "The sandbox does not know glue:" + name));
    }

    private static Map.Entry<String, Action> entry(String name, Structure input, Operation operation) {
        return Map.entry(name, new Action(input, operation));
    }
}
