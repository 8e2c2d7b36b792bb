package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Knows the truth of the source, keeps its own books, and holds every object that went against them. */
final class DeleteWitness {
    private static final FieldPath SYNC = FieldPath.of("lockstep", "sync");
    private static final FieldPath RETIRED = FieldPath.of("lockstep", "retired");

    private final Rig rig;
    private final Map<Address, Integer> missed = new HashMap<>();
    private final Map<Address, Instant> marked = new HashMap<>();
    private int retired;
    private int dropped;

    DeleteWitness(Rig rig) {
        this.rig = rig;
    }

    /** The state was lost. */
    void forget() {
        missed.clear();
        marked.clear();
    }

    int retired() {
        return retired;
    }

    int dropped() {
        return dropped;
    }

    /** @param hidden containers that are seen in part; @param excluded names that a rule leaves out */
    void run(
            DeletePolicy policy,
            Set<String> hidden,
            Selection selection,
            Optional<Selection> excluded,
            boolean confirmed) {
        rig.with(PlanPolicy.standard().with(policy))
                .with(excluded.map(DeleteLawsPropertyTest::excluding)
                        .orElse(dev.lockstep.engine.mapping.rules.RuleSet.none()))
                .confirmed(confirmed);
        rig.source.select(selection);
        SortedMap<Address, Form> before = rig.catalog.contents();
        before.forEach((address, form) -> count(address, form, policy, hidden, selection, excluded));
        rig.sync();
        SortedMap<Address, Form> after = rig.catalog.contents();

        List<Address> wentOrMarked = new ArrayList<>();
        before.forEach((address, form) -> {
            boolean isDropped = !after.containsKey(address);
            boolean isMarked = !isDropped && !isRetired(form) && isRetired(after.get(address));
            if (isDropped || isMarked) {
                assertMayGo(address, form, policy, hidden, selection, excluded);
                wentOrMarked.add(address);
            }
            if (isDropped) {
                assertThat(policy.mode()).isEqualTo(Deletes.DROP);
                assertThat(confirmed).isTrue();
                assertThat(isRetired(form)).as("%s was a tombstone", address).isTrue();
                assertThat(marked.get(address).plus(policy.grace())).isBeforeOrEqualTo(rig.now());
            }
            dropped += isDropped ? 1 : 0;
            retired += isMarked ? 1 : 0;
        });
        assertWithinLimits(wentOrMarked, before, policy);
    }

    private void count(
            Address address,
            Form form,
            DeletePolicy policy,
            Set<String> hidden,
            Selection selection,
            Optional<Selection> excluded) {
        boolean looked = policy.mode() != Deletes.OFF && isLookedInto(address, selection, excluded, hidden);
        if (!looked || !isOurs(form) || isInSource(address)) {
            missed.remove(address);
            marked.remove(address);
        } else if (isConclusive(address, hidden, excluded)) {
            missed.merge(address, 1, Integer::sum);
            if (isRetired(form)) {
                marked.putIfAbsent(address, rig.now());
            } else {
                marked.remove(address);
            }
        }
    }

    private void assertMayGo(
            Address address,
            Form form,
            DeletePolicy policy,
            Set<String> hidden,
            Selection selection,
            Optional<Selection> excluded) {
        assertThat(isOurs(form)).as("%s is ours", address).isTrue();
        assertThat(isInSource(address)).as("%s is in the source", address).isFalse();
        assertThat(isLookedInto(address, selection, excluded, hidden)).isTrue();
        assertThat(isConclusive(address, hidden, excluded)).isTrue();
        assertThat(policy.mode()).isNotEqualTo(Deletes.OFF);
        assertThat(missed.getOrDefault(address, 0)).isGreaterThanOrEqualTo(policy.misses());
    }

    private static void assertWithinLimits(List<Address> gone, SortedMap<Address, Form> before, DeletePolicy policy) {
        assertThat(gone.size()).isLessThanOrEqualTo(policy.maxCount());
        gone.stream().map(Address::container).distinct().forEach(container -> {
            long here = gone.stream()
                    .filter(address -> address.container().equals(container))
                    .count();
            long owned = before.entrySet().stream()
                    .filter(entry -> entry.getKey().container().equals(container) && isOurs(entry.getValue()))
                    .count();
            assertThat(here * 100).isLessThanOrEqualTo(policy.maxPercent() * owned);
        });
    }

    /** Whether the container is selected, there, and not left out by rules as a whole. */
    private boolean isLookedInto(
            Address address, Selection selection, Optional<Selection> excluded, Set<String> hidden) {
        String container = container(address);
        boolean allExcluded = !hidden.contains(container)
                && names(container).findAny().isPresent()
                && names(container).allMatch(name -> isExcluded(name, excluded));
        return selection.matches(container) && !allExcluded;
    }

    private boolean isConclusive(Address address, Set<String> hidden, Optional<Selection> excluded) {
        String container = container(address);
        return !hidden.contains(container) && names(container).anyMatch(name -> !isExcluded(name, excluded));
    }

    private static boolean isExcluded(String name, Optional<Selection> excluded) {
        return excluded.filter(names -> names.matches(name)).isPresent();
    }

    private boolean isInSource(Address address) {
        return names(container(address))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(address.name()));
    }

    private Stream<String> names(String container) {
        return rig.source.names(container).stream();
    }

    private static String container(Address address) {
        return address.container().toUpperCase(Locale.ROOT);
    }

    private static boolean isOurs(Form form) {
        return form.findText(SYNC).equals(Optional.of(Rig.SYNC));
    }

    private static boolean isRetired(Form form) {
        return form.find(RETIRED).isPresent();
    }
}
