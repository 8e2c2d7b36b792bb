package dev.lockstep.glue;

import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.client.PartitionGateway;
import dev.lockstep.model.Address;
import java.util.List;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/** Asks for partitions of a table that does not exist. */
final class PartitionProbes {
    private static final List<String> VALUES = List.of("lockstep_probe");

    private PartitionProbes() {}

    /** @throws dev.lockstep.glue.client.CatalogRefusal ABSENT when the action is allowed */
    static void ask(String action, Address noTable, GlueGateway gateway) {
        PartitionGateway partitions = gateway.partitions();
        PartitionInput input = PartitionInput.builder().values(VALUES).build();
        switch (action) {
            case "glue:GetPartitions" -> partitions.first(noTable, 1);
            case "glue:BatchGetPartition" -> partitions.read(noTable, List.of(VALUES));
            case "glue:BatchCreatePartition" -> partitions.create(noTable, List.of(input));
            case "glue:BatchUpdatePartition" -> partitions.update(noTable, List.of(input));
            case "glue:BatchDeletePartition" -> partitions.delete(noTable, List.of(VALUES));
            default -> throw new IllegalStateException("no test for " + action);
        }
    }
}
