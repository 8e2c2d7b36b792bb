package dev.lockstep.engine.mapping;

import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Decides what stands where in the target. Pure. */
public final class Mapper {
    private static final String COLLISION_REMEDY =
            "Rename one of them, or set `policy.name-collisions: suffix` to give each a suffix of its own.";

    private final Naming naming;
    private final Capabilities target;

    public Mapper(Naming naming, Capabilities target) {
        this.naming = naming;
        this.target = target;
    }

    public DesiredState map(Snapshot source) {
        List<Refusal> refusals = new ArrayList<>();
        UniqueNames names = new UniqueNames(
                source.scopes().stream().map(scope -> scope.container().name()).toList(),
                space -> naming.containerName(target, space),
                target.containerNames(),
                naming.collisions());
        List<DesiredContainer> containers = new ArrayList<>();
        for (ScopeSnapshot scope : source.scopes()) {
            String space = scope.container().name();
            names.find(space)
                    .ifPresentOrElse(
                            name -> containers.add(mapScope(scope, name, refusals)),
                            () -> refusals.add(
                                    new Refusal("container " + space, names.reason(space), COLLISION_REMEDY)));
        }
        containers.sort(Comparator.comparing(DesiredContainer::name));
        return new DesiredState(containers, refusals, losses(source));
    }

    private DesiredContainer mapScope(ScopeSnapshot scope, String container, List<Refusal> refusals) {
        List<Asset> assets = scope.assets().stream().map(Finding.Found::asset).toList();
        UniqueNames names = new UniqueNames(
                present(scope).map(AssetId::name).distinct().toList(),
                target.assetNames()::fold,
                target.assetNames(),
                naming.collisions());
        List<Desired> desired = new ArrayList<>();
        for (Asset asset : assets) {
            String name = asset.id().name();
            names.find(name)
                    .ifPresentOrElse(
                            found -> desired.add(new Desired(new Address(container, found), asset)),
                            () -> refusals.add(
                                    new Refusal(asset.id().toString(), names.reason(name), COLLISION_REMEDY)));
        }
        scope.failed().forEach(f -> refusals.add(new Refusal(f.id().toString(), f.reason(), f.remedy())));
        desired.sort(Comparator.comparing(Desired::address));
        return new DesiredContainer(container, scope.container(), desired, kept(scope, names), scope.completeness());
    }

    /** Objects that shall have a table, read or not: one that cannot be read today neither loses its name nor gives another's back. */
    private static Stream<AssetId> present(ScopeSnapshot scope) {
        return Stream.concat(
                scope.assets().stream().map(found -> found.asset().id()),
                scope.failed().stream().map(Finding.Failed::id));
    }

    /** Names in the target of everything that the source still has, whether or not it can be brought over. */
    private SortedSet<String> kept(ScopeSnapshot scope, UniqueNames names) {
        SortedSet<String> kept = new TreeSet<>();
        present(scope)
                .map(AssetId::name)
                .map(name ->
                        names.find(name).orElseGet(() -> target.assetNames().fold(name)))
                .forEach(kept::add);
        scope.skipped().stream()
                .map(skipped -> target.assetNames().fold(skipped.id().name()))
                .forEach(kept::add);
        return kept;
    }

    private static List<Loss> losses(Snapshot source) {
        return source.scopes().stream()
                .flatMap(scope -> scope.assets().stream())
                .flatMap(found -> found.losses().stream())
                .toList();
    }
}
