package dev.lockstep.engine.mapping;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.model.Column;
import dev.lockstep.spi.NameRule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives columns a suffix where the target would give two of them one name, or cannot hold a name; one that stands keeps its name. Where the
 * policy is not to, the target refuses the asset.
 *
 * @param rule how the target names columns
 */
record ColumnNaming(NameRule rule, Collisions collisions) {
    /** What the plan names as the cause, in place of a rule. */
    static final String CAUSE = "policy.name-collisions";

    /** @param standing names of the asset's columns in the target, by technical name; asked only where they matter */
    Mapped apply(Mapped mapped, Supplier<Map<String, Set<String>>> standing) {
        boolean isNamed = collisions == Collisions.SUFFIX && mapped.excludedBy().isEmpty();
        return isNamed ? mapped.withColumnNames(suffixed(mapped, standing.get()), CAUSE) : mapped;
    }

    private Map<String, String> suffixed(Mapped mapped, Map<String, Set<String>> standing) {
        Map<String, String> folded = new LinkedHashMap<>();
        for (Column column : mapped.asset().columns()) {
            folded.put(column.name(), rule.fold(column.publishedName()));
        }
        Map<String, Set<String>> given = new HashMap<>();
        standing.forEach((column, names) -> {
            if (folded.containsKey(column)) {
                given.put(column, names.stream().map(rule::fold).collect(toSet()));
            }
        });
        UniqueNames names = new UniqueNames(folded.keySet(), folded::get, rule, collisions, given);
        Map<String, String> suffixed = new LinkedHashMap<>();
        folded.forEach((column, plain) ->
                names.find(column).filter(name -> !name.equals(plain)).ifPresent(name -> suffixed.put(column, name)));
        return suffixed;
    }
}
