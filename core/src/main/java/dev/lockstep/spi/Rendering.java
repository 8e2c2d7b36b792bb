package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Loss;
import java.util.List;

/**
 * How a target would hold an asset.
 *
 * @param form the fields the sync wants; what it does not mention is left to others
 * @param losses what the target cannot express, sorted
 */
public record Rendering(Form form, List<Loss> losses) {
    public Rendering {
        requireNonNull(form, "form is null");
        losses = losses.stream().sorted().toList();
    }
}
