package dev.lockstep.glue;

import dev.lockstep.error.RemoteException;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.model.Address;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** ARNs of tables. The account is that of the configuration, else that of the first database asked for. Thread-safe. */
final class TableArns {
    private final GlueGateway gateway;
    private final Region region;
    private Optional<String> account;

    TableArns(GlueGateway gateway, String region, Optional<String> account) {
        this.gateway = gateway;
        this.region = Region.of(region);
        this.account = account;
    }

    String of(Address address) {
        return prefix(account(address.container())) + address.container() + "/" + address.name();
    }

    /** What the ARNs of an account's tables begin with. */
    String prefix(String owner) {
        return "arn:%s:glue:%s:%s:table/".formatted(PartitionMetadata.of(region).id(), region.id(), owner);
    }

    private synchronized String account(String database) {
        if (account.isEmpty()) {
            account = gateway.findDatabase(database).map(found -> found.catalogId());
        }
        return account.orElseThrow(() -> new RemoteException(
                "glue.no-account",
                "Glue does not say to which account the database %s belongs".formatted(database),
                "Set `catalog-id`.",
                new IllegalStateException("no catalog id")));
    }
}
