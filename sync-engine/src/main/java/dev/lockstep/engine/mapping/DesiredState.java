package dev.lockstep.engine.mapping;

import dev.lockstep.model.Loss;
import java.util.List;

/**
 * What the target shall hold.
 *
 * @param containers by name
 * @param refusals what cannot be brought over, sorted
 * @param losses what of the source could not be read, sorted
 * @param rules what each rule did, in the configuration's order
 */
public record DesiredState(
        List<DesiredContainer> containers, List<Refusal> refusals, List<Loss> losses, List<RuleUse> rules) {
    public DesiredState {
        rules = List.copyOf(rules);
        containers = List.copyOf(containers);
        refusals = refusals.stream().sorted().toList();
        losses = losses.stream().sorted().toList();
    }
}
