package dev.lockstep.engine.mapping;

import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.model.Column;
import dev.lockstep.spi.NameRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives columns a suffix where the target would give two of them one name, or cannot hold a name. Where the policy is not to, the target
 * refuses the asset.
 *
 * @param rule how the target names columns
 */
record ColumnNaming(NameRule rule, Collisions collisions) {
    /** What the plan names as the cause, in place of a rule. */
    static final String CAUSE = "policy.name-collisions";

    Mapped apply(Mapped mapped) {
        return collisions == Collisions.SUFFIX ? mapped.withColumnNames(suffixed(mapped), CAUSE) : mapped;
    }

    private Map<String, String> suffixed(Mapped mapped) {
        Map<String, String> folded = new LinkedHashMap<>();
        for (Column column : mapped.asset().columns()) {
            folded.put(column.name(), rule.fold(column.publishedName()));
        }
        UniqueNames names = new UniqueNames(folded.keySet(), folded::get, rule, collisions);
        Map<String, String> suffixed = new LinkedHashMap<>();
        folded.forEach((column, plain) ->
                names.find(column).filter(name -> !name.equals(plain)).ifPresent(name -> suffixed.put(column, name)));
        return suffixed;
    }
}
