package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Places of the key columns: as {@code compoundKeySequence} says, else in the order of the elements. */
final class Keys {
    static final String SEQUENCE = "@DataWarehouse.compoundKeySequence";

    private Keys() {}

    /** Position from 1 by column. The annotation is taken when it names exactly the key columns. */
    static Map<String, Integer> take(Members definition, Tree.Node elements, LossLog losses) {
        Set<String> keys = new LinkedHashSet<>();
        elements.members().forEach((name, element) -> {
            if (element instanceof Tree.Node node && Notation.isTrue(node.find("key"))) {
                keys.add(name);
            }
        });
        Optional<List<String>> sequence = definition.find(SEQUENCE).flatMap(Notation::references);
        if (definition.find(SEQUENCE).isPresent()) {
            if (sequence.filter(names -> names.size() == keys.size())
                            .map(LinkedHashSet::new)
                            .filter(keys::equals)
                            .isPresent()
                    && definition
                            .find(SEQUENCE)
                            .flatMap(Notation::exactReferences)
                            .isPresent()) {
                definition.take(SEQUENCE);
            } else {
                losses.note("keys", "the key sequence does not name exactly the key columns; the others follow it");
            }
        }
        Set<String> ordered = new LinkedHashSet<>(sequence.orElseGet(List::of));
        ordered.retainAll(keys);
        ordered.addAll(keys);
        Map<String, Integer> positions = new LinkedHashMap<>();
        ordered.forEach(name -> positions.put(name, positions.size() + 1));
        return positions;
    }
}
