package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.mapping.LedgerEntry;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import java.util.List;
import java.util.Optional;

/**
 * Why an asset is in the target as it is, or not at all.
 *
 * @param id which asset
 * @param status what becomes of it
 * @param reason why it is not brought over; empty when it is
 * @param remedy what to do about that, may be empty
 * @param address where it stands; absent when it does not
 * @param mapped the asset after the rules; absent when it could not be read
 * @param ledger what becomes of each fact; empty when nothing is brought over for a reason that is found before
 * @param losses what could not be read and cannot be expressed, sorted
 * @param remarks what this explanation does not know, one sentence each
 */
public record Explanation(
        AssetId id,
        Status status,
        String reason,
        String remedy,
        Optional<Address> address,
        Optional<Mapped> mapped,
        List<LedgerEntry> ledger,
        List<Loss> losses,
        List<String> remarks) {
    /**
     * PUBLISHED: it is brought over; EXCLUDED: a rule leaves it out; REFUSED: the target or a policy does not allow it; SKIPPED: the source says
     * that it is no asset; FAILED: it could not be read.
     */
    public enum Status {
        PUBLISHED,
        EXCLUDED,
        REFUSED,
        SKIPPED,
        FAILED
    }

    public Explanation {
        requireNonNull(id, "id is null");
        requireNonNull(status, "status is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(remedy, "remedy is null");
        requireNonNull(address, "address is null");
        requireNonNull(mapped, "mapped is null");
        ledger = List.copyOf(ledger);
        losses = losses.stream().sorted().toList();
        remarks = List.copyOf(remarks);
    }
}
