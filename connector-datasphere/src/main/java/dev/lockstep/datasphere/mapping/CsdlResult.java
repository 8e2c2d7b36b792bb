package dev.lockstep.datasphere.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Loss;
import java.util.List;

/** What came of a CSDL document. */
public sealed interface CsdlResult {
    /** @param losses what of the document is not in the asset, sorted */
    record Mapped(Asset asset, List<Loss> losses) implements CsdlResult {
        public Mapped {
            requireNonNull(asset, "asset is null");
            losses = losses.stream().sorted().toList();
        }
    }

    /** @param reason why it cannot be an asset, one clause */
    record Refused(String reason) implements CsdlResult {
        public Refused {
            requireNonNull(reason, "reason is null");
        }
    }
}
