package dev.lockstep.engine.mapping;

import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.model.fingerprint.AssetPacker;
import dev.lockstep.model.fingerprint.Room;
import dev.lockstep.spi.Capabilities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Maps one container. For one thread, once. */
final class ScopeMapper {
    private final ScopeSnapshot scope;
    private final Naming naming;
    private final RuleSet rules;
    private final Capabilities target;
    private final List<Mapped> mapped;

    /**
     * @param standing names that the columns of an object, given by technical name, have in the target
     * @param room for desired assets that are not packed
     */
    ScopeMapper(
            ScopeSnapshot scope,
            Naming naming,
            RuleSet rules,
            Capabilities target,
            Function<String, Map<String, Set<String>>> standing,
            Room room) {
        this.scope = scope;
        this.naming = naming;
        this.rules = rules;
        this.target = target;
        ColumnNaming columns = new ColumnNaming(target.columnNames(), naming.collisions());
        AssetPacker packer = new AssetPacker(room);
        this.mapped = scope.assets().stream()
                .map(found -> columns.apply(
                                rules.apply(found.asset()),
                                () -> standing.apply(found.id().name()))
                        .packed(found.kept(), packer))
                .toList();
    }

    void count(RuleTally tally) {
        mapped.forEach(tally::add);
        scope.skipped().forEach(skipped -> tally.addUnread(skipped.id()));
        scope.failed().forEach(failed -> tally.addUnread(failed.id()));
    }

    /** Whether rules leave out all that is there; then there is nothing to make a container for. */
    boolean isAllExcluded() {
        return !mapped.isEmpty()
                && scope.failed().isEmpty()
                && scope.completeness().isComplete()
                && mapped.stream().allMatch(asset -> asset.excludedBy().isPresent());
    }

    /** @param given names that stand in the container, by technical name */
    DesiredContainer map(String container, Map<String, Set<String>> given, List<Refusal> refusals) {
        Map<String, String> published = published();
        UniqueNames names = new UniqueNames(
                published.keySet(),
                name -> target.assetNames().fold(published.get(name)),
                target.assetNames(),
                naming.collisions(),
                ofWhatIsThere(given));
        List<Desired> desired = new ArrayList<>();
        for (int i = 0; i < mapped.size(); i++) {
            Mapped asset = mapped.get(i);
            AssetId id = asset.id();
            Optional<String> name = names.find(id.name());
            if (asset.excludedBy().isEmpty() && name.isPresent()) {
                List<Loss> losses = scope.assets().get(i).losses();
                desired.add(new Desired(new Address(container, name.get()), asset, losses));
            } else if (asset.excludedBy().isEmpty()) {
                refusals.add(new Refusal(id.toString(), names.reason(id.name()), Mapper.COLLISION_REMEDY));
            }
        }
        scope.failed()
                .forEach(failed -> refusals.add(new Refusal(failed.id().toString(), failed.reason(), failed.remedy())));
        desired.sort(Comparator.comparing(Desired::address));
        return new DesiredContainer(
                container, scope.container(), desired, kept(published, names), withheld(names), scope.completeness());
    }

    /**
     * What the source has no longer gives its name back: a name in another case may be all that changed. Nobody knows what that is unless all of
     * the source was seen.
     */
    private Map<String, Set<String>> ofWhatIsThere(Map<String, Set<String>> given) {
        if (!scope.completeness().isComplete()) {
            return given;
        }
        Map<String, Set<String>> there = new HashMap<>(given);
        Set<String> technical = new HashSet<>();
        mapped.forEach(asset -> technical.add(asset.id().name()));
        scope.skipped().forEach(skipped -> technical.add(skipped.id().name()));
        scope.failed().forEach(failed -> technical.add(failed.id().name()));
        there.keySet().retainAll(technical);
        return there;
    }

    /** Technical names of everything that the source still has and that is not brought over now. */
    private SortedSet<String> withheld(UniqueNames names) {
        SortedSet<String> withheld = new TreeSet<>();
        scope.skipped().forEach(skipped -> withheld.add(skipped.id().name()));
        scope.failed().forEach(failed -> withheld.add(failed.id().name()));
        notPlaced(names).forEach(asset -> withheld.add(asset.id().name()));
        return withheld;
    }

    private Stream<Mapped> notPlaced(UniqueNames names) {
        return mapped.stream()
                .filter(asset -> asset.excludedBy().isPresent()
                        || names.find(asset.id().name()).isEmpty());
    }

    /** Names in the target of everything that the source still has, whether or not it can be brought over. */
    private SortedSet<String> kept(Map<String, String> published, UniqueNames names) {
        SortedSet<String> kept = new TreeSet<>();
        published.forEach((name, start) -> names.find(name).ifPresentOrElse(kept::add, () -> keep(start, name, kept)));
        scope.skipped().forEach(skipped -> keepFormer(skipped.id(), kept));
        scope.failed().forEach(failed -> keepFormer(failed.id(), kept));
        notPlaced(names).forEach(asset -> keepFormer(asset.id(), kept));
        return kept;
    }

    /** Every name under which an object that is not brought over now may have been brought over before. */
    private void keepFormer(AssetId id, SortedSet<String> kept) {
        rules.possibleNames(id).forEach(start -> keep(start, id.name(), kept));
    }

    /** Whichever policy for collisions it was brought over under. */
    private void keep(String start, String technical, SortedSet<String> kept) {
        String folded = target.assetNames().fold(start);
        kept.add(folded);
        kept.add(UniqueNames.suffixed(folded, technical, target.assetNames()));
    }

    /**
     * Names to start from, by technical name. One that cannot be read today takes part: it neither loses its name nor gives another's back.
     */
    private Map<String, String> published() {
        Map<String, String> published = new HashMap<>();
        scope.failed().forEach(failed -> {
            List<String> possible = rules.possibleNames(failed.id());
            published.put(failed.id().name(), possible.get(possible.size() - 1));
        });
        mapped.stream()
                .filter(asset -> asset.excludedBy().isEmpty())
                .forEach(asset -> published.put(asset.id().name(), asset.publishedName()));
        return published;
    }
}
